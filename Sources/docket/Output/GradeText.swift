import Casework
import Diagnostics
import Files
import Procedure
import Records
import Regulations
import Values

/// Changes of grades as text for a terminal, and as JSON.
struct GradeText {
    private let regulation: Regulation
    private let names: Names
    private let terminal: Terminal

    init(_ regulation: Regulation, _ names: Names, _ terminal: Terminal) {
        self.regulation = regulation
        self.names = names
        self.terminal = terminal
    }

    /// A change on one line: what was, what is, and by which figure and clause.
    func line(_ change: GradeChange) -> String {
        let account = change.account
        let measured = Self.measured(change.grade, regulation)
        let named = change.grade.tier.map(tier)
        let why = [terminal.text(measured), change.grade.tierReason].compactMap { $0 }.filter { $0 != named }
        let owner = account.owner == change.owner ? nil : turned(account.owner, change.owner, names.unit)
        let clause = change.grade.tierClause.flatMap(regulation.clause).map { "\(terminal.gap)[\($0.citation)]" } ?? ""
        let parts = [
            "\(account.number) \(account.name)", turned(account.tier, change.grade.tier, tier),
            account.managedAs == change.grade.managedAs
                ? nil : managed(account.managedAs, change.grade.managedAs),
            owner.map { terminal.pair(Message("管理单位", "owner"), $0) },
        ].compactMap { $0 }
        let separator = terminal.text(Message("；", "; "))
        return parts.joined(separator: terminal.gap)
            + terminal.text(Message("（\(why.joined(separator: separator))）", " (\(why.joined(separator: separator)))"))
            + clause
    }

    /// A change as JSON.
    static func json(_ change: GradeChange) -> JSON {
        .object([
            ("customer", .string(change.account.number)), ("from", JSON(change.account.tier)),
            ("tier", JSON(change.grade.tier)), ("managedAs", JSON(change.grade.managedAs)),
            ("owner", JSON(change.owner)), ("amount", .string(Money(fen: change.grade.amount).plain)),
            ("expected", .boolean(change.grade.isExpected)), ("clause", JSON(change.grade.tierClause)),
        ])
    }

    /// The figure that a tier follows from, and whether it is declared or actual.
    static func measured(_ grade: CustomerGrade, _ regulation: Regulation) -> Message {
        let amount = Money(fen: grade.amount).grouped
        guard let measure = regulation.gradingMeasure else { return Message(verbatim: amount) }
        if measure.isMoney, let words = regulation.ledger?.label {
            return grade.isExpected
                ? Message("按预计\(words.chinese) \(amount) 元", "by expected \(words.english) \(amount)")
                : Message("按实际\(words.chinese) \(amount) 元", "by actual \(words.english) \(amount)")
        }
        let figure = "\(amount) \(measure.unit)"
        return grade.isExpected
            ? Message("按预计的\(measure.label) \(figure)", "by the expected figure, \(figure)")
            : Message("按实际的\(measure.label) \(figure)", "by the actual figure, \(figure)")
    }

    private func tier(_ id: String) -> String { names.tier(id) }

    private func managed(_ before: String?, _ after: String?) -> String {
        terminal.pair(Message("管理", "managed as"), turned(before, after, tier))
    }

    private func turned(_ before: String?, _ after: String?, _ name: (String) -> String) -> String {
        let none = terminal.text(Message("无", "none"))
        let (before, after) = (before.map(name) ?? none, after.map(name) ?? none)
        return before == after ? after : "\(before) → \(after)"
    }
}
