import Diagnostics
import Procedure
import Records
import Regulations
public import Values

/// Which tasks of the inbox an action is for; what is not said leaves the choice open.
public struct InboxSelection: Sendable {
    /// The chain's id.
    public var chain: String?
    /// The unit that submitted, or one above it.
    public var unit: String?
    /// The state of the task.
    public var task: String?
    /// The customer's number or name.
    public var customer: String?
    /// The code of the person represented; the own tasks when it is not said.
    public var principal: String?
    /// Submitted before this day.
    public var submittedBefore: CalendarDate?

    /// A selection.
    public init(
        chain: String? = nil, unit: String? = nil, task: String? = nil, customer: String? = nil,
        principal: String? = nil, submittedBefore: CalendarDate? = nil
    ) {
        self.chain = chain
        self.unit = unit
        self.task = task
        self.customer = customer
        self.principal = principal
        self.submittedBefore = submittedBefore
    }
}

extension InboxReader {
    /// The own tasks of a selection that take an action.
    ///
    /// - Throws: `Refusal`.
    package func select(_ selection: InboxSelection, for action: String) throws -> [InboxItem] {
        let items = try inbox([.tasks]).tasks.filter { $0.principal?.code == selection.principal }
        let units = try selection.unit.map { code in
            try reader.units.tree().below(reader.units.existingUnit(code).code)
        }
        let known = reader.regulation.chains.map(\.id)
        if let chain = selection.chain, !(known + items.map(\.heading.case.chain)).contains(chain) {
            throw Refusal.noChainSelected(chain, known: known)
        }
        let states = items.map(\.task.state)
        if let task = selection.task, !states.isEmpty, !states.contains(task) {
            throw Refusal.noTaskSelected(task, known: Set(states).sorted())
        }
        let matching = items.filter { selection.takes($0, units: units) }
        guard !matching.isEmpty else { throw Refusal.nothingMatches(waiting: items.count) }
        let able = matching.filter { $0.actions.contains { $0.name == action } }
        guard !able.isEmpty else { throw Refusal.nothingTakes(action: action, matching: matching.count) }
        return able
    }
}

extension InboxSelection {
    fileprivate func takes(_ item: InboxItem, units: Set<String>?) -> Bool {
        let heading = item.heading
        if let chain, heading.case.chain != chain { return false }
        if let units, !units.contains(heading.case.unit) { return false }
        if let task, item.task.state != task { return false }
        if let customer, heading.record.customer != customer, heading.customer != customer { return false }
        guard let submittedBefore else { return true }
        return heading.case.opened.day < submittedBefore
    }
}

extension Refusal {
    static func noChainSelected(_ chain: String, known: [String]) -> Refusal {
        Refusal(
            "selection.unknown-chain", Message("没有流程 “\(chain)”", "there is no chain “\(chain)”"),
            advice: didYouMean(chain, among: known)
                ?? Message("流程：\(known.joined(separator: "、"))", "chains: \(known.joined(separator: ", "))"),
            access: .granted)
    }

    fileprivate static func noTaskSelected(_ task: String, known: [String]) -> Refusal {
        Refusal(
            "selection.unknown-task", Message("您没有待办 “\(task)”", "no task “\(task)” waits for you"),
            advice: didYouMean(task, among: known)
                ?? Message("您的待办：\(known.joined(separator: "、"))", "your tasks: \(known.joined(separator: ", "))"),
            access: .granted)
    }

    fileprivate static func nothingMatches(waiting: Int) -> Refusal {
        Refusal(
            "selection.nothing-matches",
            Message("您的 \(waiting) 个待办都不符合条件", "none of your \(waiting) tasks matches"),
            advice: Message("用 docket inbox --mine 查看待办", "docket inbox --mine shows your tasks"), access: .granted)
    }

    fileprivate static func nothingTakes(action: String, matching: Int) -> Refusal {
        Refusal(
            "selection.nothing-takes",
            Message("符合条件的 \(matching) 个待办都不能 “\(action)”", "none of the \(matching) matching tasks takes “\(action)”"),
            advice: Message("用 docket inbox --mine 查看可做什么", "docket inbox --mine says what you can do"),
            access: .granted)
    }
}
