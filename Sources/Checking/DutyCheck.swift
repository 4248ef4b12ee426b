import Diagnostics
import Regulations
import XML

/// Proves that duties can be done: that something discharges each, that its post may do that, and that what is done can
/// be told to be about what the duty is about.
struct DutyCheck {
    private let regulation: Regulation

    init(_ regulation: Regulation) { self.regulation = regulation }

    /// What is wrong, duty by duty.
    func findings(in main: Node) -> [Finding] {
        let elements = main.descendants().filter { $0.isElement("duty", in: docketNamespace) }
        return elements.flatMap { element -> [Finding] in
            guard let duty = element["id"].flatMap(regulation.duty) else { return [] }
            return dischargeFindings(duty, element) + placeFindings(duty, element) + dateFindings(duty, element)
                + conditionFindings(duty, element)
        }
    }

    // MARK: What discharges it

    private func dischargeFindings(_ duty: Duty, _ element: Node) -> [Finding] {
        guard duty.discharge.isPossible else {
            return [
                element.finding(
                    "duty.undischargeable",
                    Message("“\(duty.label)”做了什么才算完成？没有写 form 或 chain", "nothing discharges the duty “\(duty.id)”"),
                    at: "id",
                    advice: Message("用 form 写明提交哪份表单，或用 chain 写明办结哪个流程", "name a form or a chain"))
            ]
        }
        let chain = duty.discharge.chain.flatMap(regulation.chain)
        return [("form", duty.discharge.form), ("chain", chain?.form)].flatMap { attribute, id -> [Finding] in
            guard let form = id.flatMap(regulation.form) else { return [] }
            return submitterFindings(duty, element, attribute, form) + relationFindings(duty, element, attribute, form)
        }
    }

    private func submitterFindings(
        _ duty: Duty, _ element: Node, _ attribute: String, _ form: Form
    ) -> [Finding] {
        let isCorrected = form.id == duty.concern.form(account: regulation.accountFormID)
        let allowed = isCorrected ? regulation.correctors(of: form) : regulation.submitters(of: form)
        guard !allowed.contains(where: { $0.id == duty.post }), regulation.organisation.post(duty.post) != nil else {
            return []
        }
        let names = allowed.map(\.id)
        return [
            element.finding(
                "duty.post-may-not",
                isCorrected
                    ? Message(
                        "岗位 “\(duty.post)” 不能更正“\(form.label)”",
                        "the post “\(duty.post)” may not correct a “\(form.id)”")
                    : Message(
                        "岗位 “\(duty.post)” 不能提交“\(form.label)”", "the post “\(duty.post)” may not submit a “\(form.id)”"
                    ),
                at: attribute,
                advice: Message(
                    "可以的岗位：\(names.joined(separator: "、"))", "posts that may: \(names.joined(separator: ", "))"))
        ]
    }

    /// What is submitted must say what it is about.
    private func relationFindings(
        _ duty: Duty, _ element: Node, _ attribute: String, _ form: Form
    ) -> [Finding] {
        guard let about = duty.concern.form(account: regulation.accountFormID), regulation.form(about) != nil else {
            return []
        }
        guard form.id != about, !leads(from: form, to: about, isAccount: duty.concern == .account) else { return [] }
        return [
            element.finding(
                "duty.unrelated",
                Message(
                    "表单 “\(form.id)” 没有字段引用 “\(about)”，看不出做的是哪一个",
                    "no field of the form “\(form.id)” refers to a “\(about)”: nothing says which one was done"),
                at: attribute)
        ]
    }

    /// Whether a form refers to another; to accounts also by what it refers to.
    private func leads(from form: Form, to other: String, isAccount: Bool, seen: Set<String> = []) -> Bool {
        form.fields.contains { field in
            guard case .reference(let next) = field.type, !seen.contains(next) else { return false }
            if next == other { return true }
            guard isAccount, let form = regulation.form(next) else { return false }
            return leads(from: form, to: other, isAccount: true, seen: seen.union([next]))
        }
    }

    // MARK: Where and when

    private func placeFindings(_ duty: Duty, _ element: Node) -> [Finding] {
        guard let post = regulation.organisation.post(duty.post) else { return [] }
        var findings: [Finding] = []
        if duty.concern == .unit, post.at.isEmpty {
            findings.append(
                element.finding(
                    "duty.nowhere",
                    Message("岗位 “\(post.id)” 没有写设在哪类单位，不知道是哪些单位的工作", "the post “\(post.id)” is at no kind of unit"),
                    at: "post"))
        }
        if duty.concern == .unit, !duty.tiers.isEmpty {
            findings.append(
                element.finding(
                    "duty.unit-has-no-tier", Message("单位没有等级", "units have no tiers"), at: "tiers"))
        }
        if case .kind(let kind) = duty.place, !post.at.isEmpty, !post.at.contains(kind) {
            findings.append(
                element.finding(
                    "duty.post-not-there",
                    Message("“\(kind)” 没有岗位 “\(post.id)”", "“\(kind)” has no post “\(post.id)”"), at: "held",
                    advice: Message(
                        "这个岗位设在：\(post.at.joined(separator: "、"))",
                        "the post is at: \(post.at.joined(separator: ", "))")))
        }
        return findings
    }

    private func dateFindings(_ duty: Duty, _ element: Node) -> [Finding] {
        guard case .around(let from, let until) = duty.schedule,
            let form = duty.concern.form(account: regulation.accountFormID).flatMap(regulation.form)
        else { return [] }
        var findings: [Finding] = []
        for (attribute, offset) in [("at", from), ("until", until)] {
            guard let field = offset.flatMap({ form.field($0.field) }), field.type != .date else { continue }
            findings.append(
                element.finding(
                    "duty.not-a-date", Message("“\(field.label)”不是日期", "the field “\(field.id)” holds no date"),
                    at: attribute))
        }
        if let from, from.field == until.field, from.unit == until.unit, from.count > until.count {
            findings.append(
                element.finding(
                    "duty.reversed", Message("开始的日期晚于结束的日期", "it would begin after it ends"), at: "at"))
        }
        return findings
    }

    private func conditionFindings(_ duty: Duty, _ element: Node) -> [Finding] {
        let about = duty.concern.form(account: regulation.accountFormID).flatMap(regulation.form)
        let submitted = duty.discharge.form.flatMap(regulation.form)
        return [("when", about), ("counts", submitted)].flatMap { attribute, form in
            form.map { ConditionCheck.findings(for: element, at: attribute, over: $0, in: regulation) } ?? []
        }
    }
}
