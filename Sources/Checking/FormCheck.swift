import Diagnostics
import Regulations
import XML

/// Holds the forms against the rest of the regulation: that somebody may submit each, that what a field wants of the
/// records it refers to can come about, that conditions over them mean something.
struct FormCheck {
    private let reading: RegulationReading
    private let workflows: any PackageSource

    private var regulation: Regulation { reading.regulation }

    init(_ reading: RegulationReading, _ workflows: any PackageSource) {
        self.reading = reading
        self.workflows = workflows
    }

    /// What is wrong, form by form, then in the conditions of the regulation itself.
    func findings() -> [Finding] {
        let forms = reading.formRoots(in: workflows).flatMap { root -> [Finding] in
            guard let form = root["id"].flatMap(regulation.form) else { return [] }
            let rules = root.elements("rule", in: docketNamespace)
            return submitterFindings(form, root) + stateFindings(form, root) + nameFindings(root)
                + ComputationCheck(form).findings(in: root)
                + rules.flatMap { ConditionCheck.findings(for: $0, at: "test", over: form, in: regulation) }
        }
        return forms + ConditionCheck(regulation).findings(in: reading.root)
            + MeasureCheck(regulation).findings(in: reading.root)
            + DutyCheck(regulation).findings(in: reading.root)
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

extension RegulationReading {
    /// The root elements of the form files that can be read; what is wrong with the others was found in reading them.
    func formRoots(in workflows: any PackageSource) -> [Node] {
        root.descendants().filter { $0.isElement("form", in: docketNamespace) }.compactMap { reference in
            guard let path = reference["src"], let bytes = try? workflows.bytes(of: path) else { return nil }
            return try? Document.parse(bytes, name: workflows.displayName(of: path)).root
        }
    }
}
