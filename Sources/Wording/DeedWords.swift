public import Diagnostics
public import Files
public import Procedure
public import Records

extension Deed {
    /// What was done.
    public var words: Message {
        switch self {
        case .action(let label): label.isEmpty ? Message("退回", "returned") : Message(verbatim: label)
        case .returned(let step): Message("退回到“\(step)”", "returned to “\(step)”")
        case .recalled: Message("撤回", "recalled")
        case .tookBack(let task): Message("拿回“\(task)”", "took “\(task)” back")
        case .ended(let outcome): Message(verbatim: outcome)
        }
    }
}

extension Intervention.Kind {
    /// What was done beside deciding.
    ///
    /// - Parameter person: whom it concerns, if another than who did it.
    public func words(_ person: String?) -> Message {
        let person = person ?? ""
        return switch self {
        case .handOver: Message("转办给\(person)", "handed over to \(person)")
        case .delegate: Message("委派\(person)提出意见", "asked \(person) for an opinion")
        case .callBack: Message("取回委派给\(person)的待办", "called back what was delegated to \(person)")
        case .addCountersigner: Message("加签\(person)", "added \(person) as a countersigner")
        case .removeCountersigner: Message("减签\(person)", "removed the countersigner \(person)")
        case .recall: Message("撤回", "recalled")
        case .cancel: Message("撤销", "cancelled")
        case .takeBack: Message("拿回", "took the decision back")
        case .forward: Message("离职转办给\(person)", "went over to \(person), the successor")
        case .migrate: Message("迁移到新版", "went over to a newer edition")
        }
    }
}

extension CopyOccasion {
    /// Why a copy was sent.
    public var words: Message {
        switch self {
        case .named(let label): Message(verbatim: label)
        case .person: Message("抄送", "copy")
        case .escalation(let task):
            task.map { Message("\($0)逾期督办", "\($0): late") } ?? Message("事项逾期督办", "the case is late")
        }
    }
}

extension Message {
    /// A person by name, with the person represented.
    public static func person(_ name: String, for principal: String?) -> Message {
        principal.map { Message("\(name)（代 \($0)）", "\(name) (for \($0))") } ?? Message(verbatim: name)
    }
}

extension Names {
    /// A person by code, with the person represented.
    public func person(_ code: String, for principal: String?) -> Message {
        .person(person(code), for: principal.map { person($0) })
    }
}
