import Store

extension Desk {
    /// Keeps an opinion for the actor's task until it is decided (暂存), instead of the one kept before.
    ///
    /// - Parameter state: which task, when there are several.
    /// - Throws: `CaseworkError`, `ConversationError.textRequired`.
    /// - Returns: the task's name.
    public func draft(_ text: String, for number: Int, task state: String? = nil) throws -> String {
        try change { recorder in
            let found = try recorder.runningCase(number)
            let task = try recorder.ownTask(in: found, state)
            let text = try text.written(orThrow: .textRequired(case: number, what: .draft))
            try recorder.record(DraftSaved(case: number, task: task.id, text: text))
            return task.label
        }
    }

    /// Throws the actor's draft away.
    ///
    /// - Throws: `CaseworkError`, `ConversationError.noDraft`.
    /// - Returns: the task's name.
    public func clearDraft(for number: Int, task state: String? = nil) throws -> String {
        try change { recorder in
            let found = try recorder.runningCase(number)
            let task = try recorder.ownTask(in: found, state)
            guard try recorder.draft(of: task.id) != nil else { throw ConversationError.noDraft(case: number) }
            try recorder.record(DraftCleared(case: number, task: task.id))
            return task.label
        }
    }
}

extension View {
    /// The opinion that a decision gives: what was written with it, else what the performer kept for the task.
    func opinion(_ written: String, on task: CaseTask) throws -> String {
        written.isEmpty ? try draft(of: task.id) ?? "" : written
    }
}

extension String {
    /// The text, unless there is nothing to read in it.
    func written(orThrow error: ConversationError) throws -> String {
        guard contains(where: { !$0.isWhitespace }) else { throw error }
        return self
    }
}
