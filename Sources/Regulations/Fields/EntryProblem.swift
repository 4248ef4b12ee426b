import Diagnostics
import Values

extension FieldValue {
    /// The years that dates and months of an entry may be of; a form's own rules are often narrower.
    private static let years = 1900...2199

    /// What is wrong with a new value in itself, though it is of its type: a character that nobody sees in a line, or a
    /// year that no record here is about.
    public var problemOfEntry: FieldProblem? {
        switch self {
        case .text(let line): line.hiddenCharacter.map { .hiddenCharacter(Int($0.value)) }
        case .date(let date): Self.problem(ofYear: date.year, text)
        case .month(let month): Self.problem(ofYear: month.year, text)
        default: nil
        }
    }

    private static func problem(ofYear year: Int, _ text: String) -> FieldProblem? {
        guard !years.contains(year) else { return nil }
        return .invalid(text, Message("年份要在 1900 至 2199 之间", "the year is from 1900 to 2199"))
    }
}
