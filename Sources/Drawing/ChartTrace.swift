import Diagnostics
import Files
import Procedure
import Records
import Store

/// The way that a case took through its chart.
struct ChartTrace {
    /// From one state to another.
    struct Passage: Hashable {
        let from: String
        let to: String
    }

    /// An action taken in a state.
    struct Decision: Hashable {
        let state: String
        let action: String
    }

    /// How a case stands with a state.
    enum Mark {
        /// It was here, and what was decided stands.
        case done
        /// It waits here.
        case current
        /// It was here, and comes here again: what was decided lost its force or was a return, or nothing was decided.
        case again
        /// It has not been here.
        case toCome
    }

    /// The states that the case entered, by their identifiers of today.
    var visited: Set<String> = []
    /// The states that wait.
    var current: Set<String> = []
    /// The states whose decisions lost their force, from which the case was returned, or whose tasks were cancelled
    /// before a decision.
    var void: Set<String> = []
    /// For each step of the machine: the states that it left and entered.
    var steps: [(left: Set<String>, entered: Set<String>)] = []
    /// What was decided: the action, by the state where it was taken.
    var decisions: Set<Decision> = []
    /// Returns and recalls to a state that the chart has no transition for.
    var jumps: Set<Passage> = []
    /// Who decided or is waited for, by state.
    var details: [String: Message] = [:]

    func mark(of state: String) -> Mark {
        if current.contains(state) { return .current }
        if void.contains(state) { return .again }
        return visited.contains(state) ? .done : .toCome
    }
}

extension ChartTrace {
    /// The way that a case took, from its events.
    init(of file: CaseFile, _ reader: OfficeReader) throws {
        self.init()
        var trace = self
        let query = EventQuery(
            subject: "case:\(file.case.number)", kinds: [CaseMoved.kind, CaseMigrated.kind])
        try reader.snapshot.forEachEvent(query) { event in
            if event.kind == CaseMigrated.kind {
                trace.rename(try CaseMigrated(event).renamed)
            } else {
                let move = try CaseMoved(event)
                trace.visited.formUnion(move.entered)
                trace.steps.append((Set(move.exited), Set(move.entered)))
            }
        }
        trace.current = file.case.isOpen ? Set(file.tasks.filter { $0.status == .open }.map(\.state)) : []
        let last = Dictionary(file.opinions.map { ($0.state, $0) }, uniquingKeysWith: { _, last in last })
        trace.void = Set(last.values.filter { $0.voidedBy != nil }.map(\.state))
        if file.case.isOpen {
            let lastTasks = Dictionary(file.tasks.map { ($0.state, $0) }, uniquingKeysWith: { _, last in last })
            trace.void.formUnion(
                lastTasks.values.filter { $0.status == .cancelled || $0.action == "return" }.map(\.state))
        }
        trace.decisions = Set(
            file.opinions.map { ChartTrace.Decision(state: $0.state, action: $0.action) }
                + file.tasks.compactMap { task in
                    task.action.map { ChartTrace.Decision(state: task.state, action: $0) }
                })
        trace.jumps = Set(
            file.opinions.compactMap { opinion in
                opinion.target.map { ChartTrace.Passage(from: opinion.state, to: $0) }
            })
        trace.details = try Self.details(of: file, last, reader)
        self = trace
    }

    /// Who decided last and when; for open tasks whom they wait for.
    private static func details(
        of file: CaseFile, _ last: [String: Opinion], _ reader: OfficeReader
    ) throws -> [String: Message] {
        var details = last.mapValues {
            Message(verbatim: "\(file.names.person($0.person)) \($0.time.localMinute)")
        }
        for task in file.tasks where task.status == .open {
            let people = try reader.cases.seats(of: task.id).filter { $0.status == .open }
                .flatMap(reader.performers.people).map(\.name)
            details[task.state] = Message(
                "等待 \(people.joined(separator: "、"))", "waits for \(people.joined(separator: ", "))")
        }
        return details
    }
}

extension ChartTrace {
    /// What was so far, by the names that states have from here on.
    fileprivate mutating func rename(_ names: [String: String]) {
        func renamed(_ states: Set<String>) -> Set<String> { Set(states.map { names[$0] ?? $0 }) }
        visited = renamed(visited)
        steps = steps.map { (renamed($0.left), renamed($0.entered)) }
    }
}
