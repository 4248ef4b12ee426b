import Diagnostics
import Values

extension ElementReader {
    static let deadlineElements = ["remind", "escalate", "automatic"]

    /// The deadline of a task or of a whole case: `within`, with what happens around that time.
    func deadline(actions: [String], over form: Form) -> Deadline? {
        let around = Self.deadlineElements.flatMap(children)
        guard node["within"] != nil else {
            for child in around {
                session.report(
                    child.node.finding(
                        "chart.no-deadline",
                        Message("没有写 within，<\(child.node.name)> 无从算起", "without within there is nothing to count from")
                    ))
            }
            return nil
        }
        guard let within = limit("within") else { return nil }
        let reminders = children("remind").compactMap { child -> TimeLimit? in
            child.know(attributes: ["before"])
            return child.limit("before")
        }
        return Deadline(
            within: within, reminders: reminders,
            escalations: children("escalate").compactMap { $0.escalation(over: form) },
            automatic: child("automatic")?.automatic(actions: actions))
    }

    private func escalation(over form: Form) -> Deadline.Escalation? {
        know(attributes: ["after", "post"] + Self.placeAttributes)
        let performer = Performer(source: .post(reference("post", to: .post), place(over: form)))
        return limit("after").map { Deadline.Escalation(after: $0, performer: performer) }
    }

    private func automatic(actions: [String]) -> Deadline.Automatic? {
        know(attributes: ["after", "action"])
        let action = required("action")
        if !actions.contains(action) {
            invalid(
                "action", didYouMean(action, among: actions) ?? Message("待办没有这个动作", "the task has no such action"))
        }
        return Deadline.Automatic(after: node["after"] == nil ? nil : limit("after"), action: action)
    }

    private func limit(_ attribute: String) -> TimeLimit? {
        let text = required(attribute)
        guard !text.isEmpty else { return nil }
        do throws(TimeLimit.ParsingError) {
            return try TimeLimit(parsing: text)
        } catch {
            invalid(attribute, error.message)
            return nil
        }
    }
}

extension TimeLimit.ParsingError {
    /// Why the text is no time limit.
    public var message: Message {
        switch self {
        case .empty: Message("没有写时限", "there is no time limit")
        case .malformed, .unknownUnit:
            Message(
                "时限要写成 3个工作日、2天、24小时、4个工作小时 这样", "write 3 working-days, 2 days, 24 hours or 4 working-hours")
        case .outOfRange(let limit): Message("时限要在 1 到 \(limit) 之间", "a time limit is from 1 to \(limit)")
        }
    }
}
