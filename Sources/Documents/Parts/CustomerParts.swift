import Casework
import Files
import Procedure
import Records
import Regulations
import Values
import XML

extension ViewParts {
    /// A customer with the tier, the management and the clauses that both follow from.
    @discardableResult
    func customer(_ customer: CustomerRow, _ record: RecordRow?, into parent: Node) -> Node {
        let node = parent.append(
            "customer",
            attributes: [
                "number": customer.number, "name": customer.name, "unit": names.unit(customer.owner ?? customer.unit),
            ])
        if let grade = customer.grade { self.grade(grade, into: node) }
        for role in [FieldRole.manager, .assistant] {
            guard let field = regulation.form(in: .account)?.field(in: role) else { continue }
            if let person = record?.values.text(field.id) { self.person(role.rawValue, person, into: node) }
        }
        return node
    }

    private func grade(_ grade: CustomerGrade, into parent: Node) {
        let node = parent.append(
            "grade",
            attributes: [
                "basis": grade.isExpected ? "expected" : "actual", "label": regulation.gradingMeasure?.label ?? "",
                "amount": Money(fen: grade.amount).plain,
            ])
        tier("tier", grade.tier, grade.tierReason, grade.tierClause, into: node)
        tier("managed-as", grade.managedAs, grade.managementReason, grade.managementClause, into: node)
    }

    private func tier(_ element: String, _ tier: String?, _ reason: String?, _ clause: String?, into parent: Node) {
        guard let tier else { return }
        let label = names.tier(tier)
        let node = parent.append(
            element, attributes: ["id": tier, "label": label, "reason": reason == label ? nil : reason])
        ground(Ground(clause: clause), into: node)
    }

    /// Who determines, develops and maintains the accounts of the customer's management tier.
    func responsibility(for customer: CustomerRow, _ record: RecordRow, into parent: Node) throws {
        guard let managed = customer.managedAs, let rule = regulation.grading?.responsibility(managed) else { return }
        let owner = try regulation.owner(of: record.values, managedAs: managed)
        let isDelegated = rule.delegation != nil && owner == rule.delegation?.to
        let note = isDelegated ? rule.delegation?.condition.label : nil
        let node = parent.append("responsibility", attributes: ["tier": managed])
        ground(rule.ground, into: node)
        let developer = isDelegated ? owner ?? rule.developedBy : rule.developedBy
        duty("determined", "认定", rule.determinedBy, nil, customer, into: node)
        duty("developed", "开发", developer, note, customer, into: node)
        duty("maintained", "维护（主要责任）", owner ?? rule.maintainedBy, note, customer, into: node)
        if let receiver = rule.reportedTo { duty("reported", "监督或报备", receiver, nil, customer, into: node) }
    }

    private func duty(
        _ id: String, _ label: String, _ kind: String, _ note: String?, _ customer: CustomerRow, into parent: Node
    ) {
        let kindLabel = regulation.organisation.kind(kind)?.label ?? kind
        parent.append(
            "duty",
            attributes: [
                "id": id, "label": label, "kind": kindLabel,
                "unit": names.unit(at: .kind(kind), from: customer.unit)?.name ?? kindLabel, "note": note,
            ])
    }
}
