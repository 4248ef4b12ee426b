import Diagnostics
import Records
import Store

/// Keeps an opinion for the actor's task until it is decided (暂存), instead of the one kept before.
package struct SaveDraft: OfficeCommand {
    package static let name = "draft.save"
    package let choice: TaskChoice

    /// The command for a task, with the text.
    package init(_ choice: TaskChoice) { self.choice = choice }

    /// - Returns: the task's name.
    package func decide(_ recorder: Recorder) throws -> String {
        let task = try recorder.takeUp(choice)
        let text = try choice.text.written(orThrow: .emptyDraft(case: choice.case))
        try recorder.record(DraftSaved(case: choice.case, task: task.id, text: text))
        return task.label
    }
}

/// Throws the actor's draft away.
package struct ClearDraft: OfficeCommand {
    package static let name = "draft.clear"
    package let choice: TaskChoice

    /// The command for a task.
    package init(_ choice: TaskChoice) { self.choice = choice }

    /// - Returns: the task's name.
    package func decide(_ recorder: Recorder) throws -> String {
        let task = try recorder.takeUp(choice)
        guard try recorder.conversation.draft(of: task.id) != nil else {
            throw Refusal.noDraft(case: choice.case)
        }
        try recorder.record(DraftCleared(case: choice.case, task: task.id))
        return task.label
    }
}

extension String {
    /// The text, unless there is nothing to read in it.
    func written(orThrow refusal: Refusal) throws -> String {
        guard contains(where: { !$0.isWhitespace }) else { throw refusal }
        return self
    }
}

extension Refusal {
    fileprivate static func emptyDraft(case number: Int) -> Refusal {
        Refusal(
            "conversation.text-required",
            Message("事项 \(number) 的草稿没有内容", "the draft for case \(number) is empty"),
            advice: Message(
                "用 -m 写明；删去草稿用 docket draft \(number) --clear", "write it with -m; --clear throws a draft away"),
            access: .granted)
    }

    fileprivate static func noDraft(case number: Int) -> Refusal {
        Refusal(
            "conversation.no-draft", Message("您在事项 \(number) 没有草稿", "you keep no draft for case \(number)"),
            access: .granted)
    }
}
