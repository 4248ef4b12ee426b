public import Diagnostics
public import Files
public import Records

extension HistoryEntry {
    /// What was written, or the numbers that were allocated.
    public var words: Message {
        numbers.isEmpty
            ? Message(verbatim: text) : Message(numbers.joined(separator: "、"), numbers.joined(separator: ", "))
    }
}

extension HistoryItem {
    /// What happened.
    public var words: Message {
        switch self {
        case .submitted(let label): Message(verbatim: label)
        case .decided(let task, let deed): deed.words.after(task)
        case .intervened(let kind, let task, let person): task.map(kind.words(person).after) ?? kind.words(person)
        case .fired(let kind, let step): kind.words.after(step)
        case .passed(let task, let reason):
            (reason?.words ?? Message("已有足够的意见，办结", "closed: it had voices enough")).after(task)
        case .asked(let task, let person): Message("问 \(person)", "asked \(person)").after(task)
        case .forwarded(let task, let first, let second):
            Message("\(first) 的问题转给 \(second)", "the question to \(first) goes to \(second)").after(task)
        case .answered(let task, let person): Message("答复 \(person)", "answered \(person)").after(task)
        case .sent(let occasion): occasion.words
        case .copied(let receiver): Message("抄送 \(receiver)", "copy to \(receiver)")
        case .read(let occasion): Message("已阅：\(occasion.words.chinese)", "read: \(occasion.words.english)")
        case .reminded: Message("催办", "reminded")
        case .closed(let outcome): Message("办结：\(outcome)", "closed: \(outcome)")
        }
    }
}

extension Message {
    /// The same about a step of a chain.
    fileprivate func after(_ step: String) -> Message { Message("\(step)：\(chinese)", "\(step): \(english)") }
}

extension PassReason {
    /// Why something passed by itself.
    public var words: Message {
        switch self {
        case .empty: Message("无人办理，自动通过", "passed by itself: nobody is there to decide")
        case .applicant: Message("只有申报人本人，自动通过", "passed by itself: only the applicant could decide")
        case .repetition: Message("上一步已同意，自动通过", "passed by itself: agreed in the step before")
        case .kept: Message("此前的意见仍然有效，自动通过", "passed by itself: earlier opinions stand")
        case .deadline: Message("到期未办，自动办理", "decided by the clock: its time was up")
        }
    }
}

extension CaseTimer.Kind {
    /// What the clock did.
    public var words: Message {
        switch self {
        case .remind: Message("临近期限，提醒", "reminded: nearly due")
        case .due: Message("已到期限", "due")
        case .escalate: Message("逾期督办", "late: whoever is above is told")
        case .automatic: Message("到期自动办理", "decided by the clock")
        }
    }
}
