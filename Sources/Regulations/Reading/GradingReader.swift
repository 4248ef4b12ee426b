import Diagnostics
import Values

extension ElementReader {
    private static let groundAttributes = ["clause", "basis", "note"]

    func grading() -> Grading {
        know(
            attributes: ["form", "measure", "expected"], elements: ["tier", "override", "responsibility"])
        let form = reference("form", to: .form)
        return Grading(
            form: form, measure: reference("measure", to: .measure),
            expectedField: optionalReference("expected", to: .field(form: form)),
            tiers: distinct("tier").map { $0.tier(over: form) },
            overrides: children("override").map { $0.managementOverride(over: form) },
            responsibilities: children("responsibility").map { $0.responsibility(over: form) })
    }

    private func tier(over form: String) -> Tier {
        know(
            attributes: ["id", "label", "from", "below"] + Self.groundAttributes,
            elements: ["qualifies", "coefficient"])
        return Tier(
            id: identifier(), label: required("label"), range: range(),
            qualifications: children("qualifies").map { $0.qualification(over: form) },
            coefficient: child("coefficient")?.coefficient(), ground: ground())
    }

    private func range() -> MoneyRange? {
        guard node["from"] != nil || node["below"] != nil else { return nil }
        let range = MoneyRange(from: money("from"), below: money("below"))
        if let from = range.from, let below = range.below, from >= below {
            invalid("below", Message("上限要大于下限", "the upper bound must be greater than the lower one"))
        }
        return range
    }

    private func qualification(over form: String) -> Qualification {
        know(attributes: ["test", "label"] + Self.groundAttributes)
        return Qualification(test: condition(over: form), label: required("label"), ground: ground())
    }

    private func coefficient() -> Coefficient? {
        know(attributes: ["attribute", "least", "most", "group-attribute", "groups"] + Self.groundAttributes)
        guard let least = ratio("least"), let most = ratio("most") else { return nil }
        return Coefficient(
            attribute: required("attribute"), least: least, most: most,
            groupAttribute: required("group-attribute"), groups: list("groups"), ground: ground())
    }

    private func ratio(_ name: String) -> Ratio? {
        do {
            return try Ratio(parsing: required(name))
        } catch {
            invalid(name, Message("要写 0.8 或 80% 这样的比例", "write a ratio such as 0.8 or 80%"))
            return nil
        }
    }

    private func managementOverride(over form: String) -> ManagementOverride {
        know(attributes: ["managed-as", "from", "below", "test", "label"] + Self.groundAttributes)
        return ManagementOverride(
            managedAs: reference("managed-as", to: .tier), range: range(),
            condition: Qualification(test: condition(over: form), label: required("label"), ground: ground()))
    }

    private func responsibility(over form: String) -> Responsibility {
        know(
            attributes: ["tier", "determined-by", "developed-by", "maintained-by", "reported-to"]
                + Self.groundAttributes,
            elements: ["delegation"])
        return Responsibility(
            tier: reference("tier", to: .tier), determinedBy: reference("determined-by", to: .unitKind),
            developedBy: reference("developed-by", to: .unitKind),
            maintainedBy: reference("maintained-by", to: .unitKind),
            reportedTo: optionalReference("reported-to", to: .unitKind),
            delegation: child("delegation")?.delegation(over: form), ground: ground())
    }

    private func delegation(over form: String) -> Delegation {
        know(attributes: ["test", "label", "to"] + Self.groundAttributes)
        return Delegation(
            condition: Qualification(test: condition(over: form), label: required("label"), ground: ground()),
            to: reference("to", to: .unitKind))
    }
}
