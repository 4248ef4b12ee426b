import Diagnostics
import Regulations
import XML

/// Holds the forms against the rest of the regulation: that somebody may submit each, that what a field wants of the
/// records it refers to can come about, that conditions over them mean something.
struct FormCheck {
    private let regulation: Regulation
    private let workflows: any PackageSource

    init(_ regulation: Regulation, _ workflows: any PackageSource) {
        self.regulation = regulation
        self.workflows = workflows
    }

    /// What is wrong, form by form.
    func findings() -> [Finding] {
        do throws(Findings) {
            var findings: [Finding] = []
            let main = try document(Regulation.mainFile).root
            for root in try roots(named: main) {
                guard let form = root["id"].flatMap(regulation.form) else { continue }
                let rules = root.elements("rule", in: docketNamespace)
                findings += submitterFindings(form, root) + stateFindings(form, root) + nameFindings(root)
                findings += ComputationCheck(form).findings(in: root)
                findings += rules.flatMap { ConditionCheck.findings(for: $0, at: "test", over: form, in: regulation) }
            }
            findings += ConditionCheck(regulation).findings(in: main)
            return findings + MeasureCheck(regulation).findings(in: main) + DutyCheck(regulation).findings(in: main)
        } catch {
            return error.findings
        }
    }

    /// The root elements of the form files.
    private func roots(named main: Node) throws(Findings) -> [Node] {
        var roots: [Node] = []
        for reference in main.descendants() where reference.isElement("form", in: docketNamespace) {
            guard let path = reference["src"] else { continue }
            roots.append(try document(path).root)
        }
        return roots
    }

    private func document(_ path: String) throws(Findings) -> Document {
        try Document.parse(try workflows.bytes(of: path), name: workflows.displayName(of: path))
    }

    private func submitterFindings(_ form: Form, _ root: Node) -> [Finding] {
        guard regulation.submitters(of: form).isEmpty else { return [] }
        let permission = regulation.permission(toSubmit: form).rawValue
        return [
            root.finding(
                "form.no-submitter",
                Message("没有岗位可以提交“\(form.label)”", "no post may submit the form “\(form.id)”"), at: "id",
                advice: Message(
                    "用 submit 写明岗位，或给岗位 may=\"\(permission)\"",
                    "name posts with submit, or give a post may=\"\(permission)\""))
        ]
    }

    /// What conditions see beside the fields is no field's name.
    private func nameFindings(_ root: Node) -> [Finding] {
        let reserved = [RecordNames.measure, RecordNames.classes]
        return root.elements("field", in: docketNamespace).filter { reserved.contains($0["id"] ?? "") }.map { element in
            let id = element["id"] ?? ""
            return element.finding(
                "form.reserved-field",
                Message(
                    "“\(id)” 不能作字段名：条件用它取指标和分类",
                    "“\(id)” is no name for a field: conditions find measures and classes by it"), at: "id")
        }
    }

    private func stateFindings(_ form: Form, _ root: Node) -> [Finding] {
        root.elements("field", in: docketNamespace).compactMap { element in
            guard let field = element["id"].flatMap(form.field), case .reference(let id) = field.type,
                let referred = regulation.form(id), let state = field.requiredState
            else { return nil }
            let possible = regulation.states(of: referred).map(\.rawValue)
            guard !possible.contains(state) else { return nil }
            return element.finding(
                "form.impossible-state",
                Message("“\(referred.label)”到不了状态 “\(state)”", "a “\(id)” never comes to the state “\(state)”"),
                at: "state", advice: Message(verbatim: possible.joined(separator: " ")))
        }
    }
}
