import Diagnostics
import Values

extension ElementReader {
    static let deadlineElements = ["remind", "escalate", "automatic"]
    static let deadlineAttributes = ["within", "since", "by"]

    /// The deadline of a task or of a whole case: `within`, from its beginning or `since` the day of a field, or `by`
    /// the day of one; with what happens around that time.
    func deadline(actions: [String], over form: Form) -> Deadline? {
        let around = Self.deadlineElements.flatMap(children)
        guard node["within"] != nil || node["by"] != nil else {
            if node["since"] != nil { invalid("since", Message("没有写 within", "there is no within")) }
            for child in around {
                session.report(
                    child.node.finding(
                        "chart.no-deadline",
                        Message(
                            "没有写 within 或 by，<\(child.node.name)> 无从算起",
                            "without within or by there is nothing to count from")
                    ))
            }
            return nil
        }
        if node["by"] != nil, node["within"] != nil {
            invalid("by", Message("by 和 within 只写一个", "give by or within, and not both"))
        }
        let within = node["within"] == nil ? nil : limit("within")
        let field = dateField("by", of: form) ?? dateField("since", of: form)
        guard within != nil || field != nil else { return nil }
        let reminders = children("remind").compactMap { child -> TimeLimit? in
            child.know(attributes: ["before"])
            return child.limit("before")
        }
        return Deadline(
            within: within, field: field, reminders: reminders,
            escalations: children("escalate").compactMap { $0.escalation(over: form) },
            automatic: child("automatic")?.automatic(actions: actions))
    }

    /// A field that holds a date; `nil` without the attribute.
    private func dateField(_ attribute: String, of form: Form) -> String? {
        guard node[attribute] != nil else { return nil }
        let id = reference(attribute, to: .field(form: form.id))
        if let field = form.field(id), field.type != .date {
            let dates = form.fields.filter { $0.type == .date }.map(\.id)
            invalid(
                attribute,
                Message(
                    "要写日期字段：\(dates.joined(separator: "、"))",
                    "name a field that holds a date: \(dates.joined(separator: ", "))"))
        }
        return id
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

    /// A time limit.
    func limit(_ attribute: String) -> TimeLimit? {
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
                "时限要写成 3个工作日、2天、24小时、4个工作小时、2个月 这样",
                "write 3 working-days, 2 days, 24 hours, 4 working-hours or 2 months")
        case .outOfRange(let limit): Message("时限要在 1 到 \(limit) 之间", "a time limit is from 1 to \(limit)")
        }
    }
}
