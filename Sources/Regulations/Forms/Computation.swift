public import Diagnostics
import Expressions
import Values

/// Fills in what a form computes: fields and columns with a `value`, exactly, numbers rounded half up to the decimals
/// that their type has.
public struct Computation {
    private let form: Form
    private let seen: RecordSurroundings

    /// The words of the types that can be computed.
    static let types = ["text", "money", "integer", "number", "percent", "date", "time", "month", "boolean", "choice"]

    /// A computation over records of a form.
    ///
    /// - Parameter seen: what expressions see beside the fields.
    public init(_ form: Form, seeing seen: RecordSurroundings = [:]) {
        self.form = form
        self.seen = seen
    }

    /// The values with those that are computed from them. What lacks something that it is computed from is empty.
    ///
    /// - Parameters:
    ///   - given: the fields that a user gave; what is computed in them must be given as it comes out.
    ///   - place: where the text of a field was written, for findings.
    /// - Throws: `Findings` for what was given otherwise, or comes out as no value of its field.
    public func fill(
        _ values: RecordValues, given: Set<String> = [], place: (String) -> SourceLocation? = { _ in nil }
    ) throws(Findings) -> RecordValues {
        var filled = values
        var findings: [Finding] = []
        for part in ComputationOrder(form).parts {
            let field = part.field
            let isGiven = given.contains(field.id)
            do throws(FieldProblem) {
                filled[field.id] =
                    if let column = part.column {
                        try table(field, computing: column, in: filled, isGiven: isGiven)
                    } else {
                        try value(of: part.computation, for: field, in: filled, isGiven: isGiven)
                    }
            } catch {
                findings += error.findings(for: field, at: place(field.id))
            }
        }
        guard findings.isEmpty else { throw Findings(findings) }
        return filled
    }

    private func value(
        of computation: String, for field: Field, in values: RecordValues, isGiven: Bool
    ) throws(FieldProblem) -> FieldValue {
        let facts = values.facts(of: form, computed: seen)
        let result = Result { () throws(ExpressionError) in try Expression(computation).evaluate(at: facts) }
        let value = try Self.value(result, as: field.type)
        if isGiven, let given = values[field.id] { try Self.require(value, toBe: given) }
        return value
    }

    /// A table with a computed column: it may look at the other columns of all rows.
    private func table(
        _ field: Field, computing column: Column, in values: RecordValues, isGiven: Bool
    ) throws(FieldProblem) -> FieldValue {
        guard case .table(var rows)? = values[field.id] else { return .empty }
        var problems: [CellProblem] = []
        let facts = values.facts(of: form, computed: seen)
        for (index, result) in Self.results(of: column, at: facts, below: field.id).enumerated() {
            do throws(FieldProblem) {
                let value = try Self.value(result, as: column.type)
                if isGiven, let given = rows[index][column.id] { try Self.require(value, toBe: given) }
                rows[index] = TableRow(rows[index].cells.merging([column.id: value]) { _, new in new })
            } catch {
                problems.append(CellProblem(row: index + 1, column: column, problem: error))
            }
        }
        guard problems.isEmpty else { throw .cells(problems) }
        return .table(rows)
    }

    private static func results(
        of column: Column, at facts: Facts, below field: String
    ) -> [Result<ExactValue, ExpressionError>] {
        do throws(ExpressionError) {
            return try Expression(column.computation ?? "").evaluate(atEachOf: field, in: facts)
        } catch {
            return [.failure(error)]
        }
    }

    /// Refuses what a user gave for something that comes out otherwise.
    private static func require(_ value: FieldValue, toBe given: FieldValue) throws(FieldProblem) {
        guard value != given else { return }
        throw .computedOtherwise(given.text, value.isEmpty ? nil : value.text)
    }

    // MARK: Values of a type

    private static func value(
        _ result: Result<ExactValue, ExpressionError>, as type: FieldType
    ) throws(FieldProblem) -> FieldValue {
        let value: ExactValue
        do {
            value = try result.get()
        } catch {
            throw .notComputable(error.message)
        }
        switch type {
        case .money: return try number(value, decimals: 2, as: type)
        case .integer: return try number(value, decimals: 0, as: type)
        case .number(_, let decimals), .percent(let decimals): return try number(value, decimals: decimals, as: type)
        case .boolean: return .boolean(value.boolean)
        default:
            guard let text = text(of: value), !text.isEmpty else { return .empty }
            return try FieldValue.read(text, as: type)
        }
    }

    /// The first text of what was found; `nil` for a number, which is none.
    private static func text(of value: ExactValue) -> String? {
        switch value {
        case .facts(let facts): facts.first?.wholeText
        case .text(let text): text
        case .boolean(let truth): truth ? "true" : "false"
        case .number: nil
        }
    }

    /// A number with so many decimals; empty where there is none.
    private static func number(
        _ value: ExactValue, decimals: Int?, as type: FieldType
    ) throws(FieldProblem) -> FieldValue {
        let written: String?
        do throws(Fraction.ArithmeticError) {
            guard let number = try fraction(value) else { return .empty }
            written = if let decimals { try number.rounded(decimals: decimals).plain } else { number.decimal }
        } catch {
            throw .notComputable(Message("数字过大", "the number is too large"))
        }
        guard let written else { throw .notComputable(Message("除不尽", "a quotient without end")) }
        return try FieldValue.read(written, as: type)
    }

    private static func fraction(_ value: ExactValue) throws(Fraction.ArithmeticError) -> Fraction? {
        switch value {
        case .number(let number): number
        case .facts(let facts): try facts.first.map(\.wholeText).flatMap(Fraction.read)
        case .text(let text): try Fraction.read(text)
        case .boolean(let truth): Fraction(truth ? 1 : 0)
        }
    }
}
