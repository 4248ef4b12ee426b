extension View {
    /// The actor's open task in a case, or why there is none.
    ///
    /// - Parameter state: which one, when there are several.
    func ownTask(in found: Case, _ state: String?) throws -> CaseTask {
        let open = try openTasks(of: found.number)
        let mine = try open.filter { try post(for: $0) != nil }
        guard let first = mine.first else {
            throw CaseworkError.notYourTask(case: found.number, waiting: try open.map(waiting))
        }
        if let state {
            if let chosen = mine.first(where: { $0.state == state }) { return chosen }
            throw CaseworkError.unknownTask(case: found.number, state: state, open: mine.map(\.state))
        }
        guard mine.count == 1 else {
            throw CaseworkError.severalTasks(case: found.number, states: mine.map(\.state))
        }
        return first
    }

    /// Whether the actor can perform a task now.
    func mayPerform(_ task: CaseTask, in found: Case) throws -> Bool { try post(for: task) != nil }
}
