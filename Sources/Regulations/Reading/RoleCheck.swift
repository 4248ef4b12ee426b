import Diagnostics
import XML

/// Holds the roles of forms against each other: what is agreed with accounts, and meetings with them, name the account.
struct RoleCheck {
    private let regulation: Regulation

    init(_ regulation: Regulation) { self.regulation = regulation }

    func findings(for forms: [(id: String, role: FormRole, node: Node)]) -> [Finding] {
        forms.compactMap { form in
            form.role == .account ? elsewhere(form.id, form.node) : stranger(form.id, form.node)
        }
    }

    /// The accounts are those that are graded.
    private func elsewhere(_ id: String, _ node: Node) -> Finding? {
        guard let graded = regulation.grading?.form, graded != id else { return nil }
        return node.finding(
            "regulation.account-not-graded",
            Message("等级是按表单 “\(graded)” 评定的，不是这个表单", "grading is about the form “\(graded)”, not about this one"),
            at: "role")
    }

    /// A form that belongs to accounts has to say to which.
    private func stranger(_ id: String, _ node: Node) -> Finding? {
        guard let account = regulation.form(in: .account)?.id else {
            return node.finding(
                "regulation.role-without-account",
                Message("没有表单是客户的（role=\"account\"）", "no form is that of accounts (role=\"account\")"), at: "role")
        }
        let refers = regulation.form(id)?.fields.contains { $0.type == .reference(form: account) } ?? true
        guard !refers else { return nil }
        return node.finding(
            "regulation.role-without-account",
            Message("没有字段引用客户的表单 “\(account)”", "no field refers to the accounts’ form “\(account)”"), at: "role",
            advice: Message(
                "加一个 type=\"reference\" form=\"\(account)\" 的字段",
                "add a field of type=\"reference\" form=\"\(account)\""))
    }
}

extension Node {
    /// That another form, or another field of the form, has a role already.
    func roleTaken(_ role: String, by first: Node) -> Finding {
        finding(
            "regulation.role-twice",
            Message(
                "<\(first.name)> “\(first["id"] ?? "")” 已经有角色 “\(role)”",
                "the <\(first.name)> “\(first["id"] ?? "")” has the role “\(role)” already"), at: "role",
            related: first.location.map { [RelatedPlace(Message("第一次在这里", "first said here"), at: $0)] } ?? [])
    }
}
