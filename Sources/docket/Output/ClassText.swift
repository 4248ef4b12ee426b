import Casework
import Diagnostics
import Files
import Procedure
import Records
import Regulations

/// Classes of accounts as text for a terminal, and as JSON.
struct ClassText {
    private let regulation: Regulation
    private let names: Names
    private let terminal: Terminal

    init(_ regulation: Regulation, _ names: Names, _ terminal: Terminal) {
        self.regulation = regulation
        self.names = names
        self.terminal = terminal
    }

    /// A change on one line: what was, what is, and by which figures and clause.
    func line(_ change: ClassChange) -> String {
        let (before, after) = (named(change.before, change.classification), named(change.after, change.classification))
        let turned = terminal.pair(
            Message(verbatim: names.classification(change.classification)),
            before == after ? after : "\(before) → \(after)")
        return "\(change.account.number) \(change.account.name)\(terminal.gap)\(turned)"
            + why(change.reason, of: change.after, change.classification, change.figures) + citation(change.clause)
    }

    /// The class of a customer on one line, with what it follows from and who is responsible.
    func line(_ row: AccountClass) -> String {
        let label = names.class(row.applied, of: row.classification)
        let head = "  " + terminal.pair(Message(verbatim: names.classification(row.classification)), label)
        let rule = regulation.classification(row.classification)?.responsibility(row.applied)
        let responsible = (rule?.maintainedBy).flatMap { $0.isEmpty ? nil : party($0) }.map {
            terminal.gap + terminal.pair(Message("维护", "maintained by"), $0)
        }
        return head + why(row.reason, of: row.applied, row.classification, row.figures) + (responsible ?? "")
            + citation(row.clause)
    }

    /// A change as JSON.
    static func json(_ change: ClassChange) -> JSON {
        .object([
            ("customer", .string(change.account.number)), ("classification", .string(change.classification)),
            ("from", JSON(change.before)), ("class", JSON(change.after)), ("reason", JSON(change.reason)),
            ("clause", JSON(change.clause)), ("figures", figures(change.figures)),
        ])
    }

    /// The class of a customer as JSON.
    static func json(_ row: AccountClass) -> JSON {
        .object([
            ("classification", .string(row.classification)), ("class", .string(row.applied)),
            ("ofItself", JSON(row.ofItself)), ("reason", .string(row.reason)), ("clause", JSON(row.clause)),
            ("since", .time(row.since)), ("figures", figures(row.figures)),
        ])
    }

    private static func figures(_ figures: [String: String]) -> JSON {
        .object(figures.sorted { $0.key < $1.key }.map { ($0.key, .string($0.value)) })
    }

    private func why(
        _ reason: String?, of class: String?, _ classification: String, _ figures: [String: String]
    ) -> String {
        let label = `class`.map { names.class($0, of: classification) }
        let shown = figures.sorted { $0.key < $1.key }.map { id, value in
            terminal.pair(Message(regulation.measure(id)?.label ?? id, id), value)
        }
        let parts = [reason.flatMap { $0 == label || $0.isEmpty ? nil : $0 }].compactMap { $0 } + shown
        guard !parts.isEmpty else { return "" }
        let joined = parts.joined(separator: terminal.text(Message("；", "; ")))
        return terminal.text(Message("（\(joined)）", " (\(joined))"))
    }

    private func named(_ class: String?, _ classification: String) -> String {
        `class`.map { names.class($0, of: classification) } ?? terminal.text(Message("无", "none"))
    }

    /// A kind of unit or a post, by its name.
    private func party(_ id: String) -> String { regulation.organisation.kind(id)?.label ?? names.post(id) }

    private func citation(_ clause: String?) -> String {
        clause.flatMap(regulation.clause).map { "\(terminal.gap)[\($0.citation)]" } ?? ""
    }
}
