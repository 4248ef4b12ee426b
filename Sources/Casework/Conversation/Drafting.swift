import Files
import Procedure
import Records
import Store

extension Desk {
    /// Keeps an opinion for the actor's task until it is decided (暂存), instead of the one kept before.
    ///
    /// - Throws: `CaseworkError`, `ApprovalError`, `ConversationError.textRequired`.
    /// - Returns: the task's name.
    public func draft(_ choice: TaskChoice) throws -> String {
        try change { recorder in
            let task = try recorder.takeUp(choice)
            let text = try choice.text.written(orThrow: .textRequired(case: choice.case, what: .draft))
            try recorder.record(DraftSaved(case: choice.case, task: task.id, text: text))
            return task.label
        }
    }

    /// Throws the actor's draft away.
    ///
    /// - Throws: `CaseworkError`, `ApprovalError`, `ConversationError.noDraft`.
    /// - Returns: the task's name.
    public func clearDraft(_ choice: TaskChoice) throws -> String {
        try change { recorder in
            let task = try recorder.takeUp(choice)
            guard try recorder.conversation.draft(of: task.id) != nil else {
                throw ConversationError.noDraft(case: choice.case)
            }
            try recorder.record(DraftCleared(case: choice.case, task: task.id))
            return task.label
        }
    }
}

extension String {
    /// The text, unless there is nothing to read in it.
    func written(orThrow error: ConversationError) throws -> String {
        guard contains(where: { !$0.isWhitespace }) else { throw error }
        return self
    }
}
