import Diagnostics
import Values

/// Reads classifications, and grading as the one called `tier`.
extension ElementReader {
    private static let groundAttributes = ["clause", "basis", "note"]

    /// How the elements of a classification are called: those of grading have names of their own.
    private struct Words {
        let `class`: String
        let applied: String
        let target: ReadingSession.Target
    }

    func grading() -> Classification {
        know(
            attributes: ["form", "measure", "expected"], elements: ["tier", "override", "responsibility"])
        let words = Words(class: "tier", applied: "managed-as", target: .tier)
        return classification(
            id: Classification.tier, label: Classification.tier, measure: reference("measure", to: .measure), words)
    }

    func classifications() -> [Classification] {
        distinct("classification").map { reader in
            reader.know(
                attributes: ["id", "label", "form", "measure", "expected"],
                elements: ["class", "override", "responsibility"])
            let id = reader.identifier()
            let words = Words(class: "class", applied: "class", target: .classOf(id))
            return reader.classification(
                id: id, label: reader.required("label"), measure: reader.optionalReference("measure", to: .measure),
                words)
        }
    }

    private func classification(id: String, label: String, measure: String?, _ words: Words) -> Classification {
        let form = reference("form", to: .form)
        return Classification(
            id: id, label: label, form: form, measure: measure,
            expectedField: optionalReference("expected", to: .field(form: form)),
            classes: distinct(words.class).map { $0.tier(over: form) },
            overrides: children("override").map { $0.managementOverride(over: form, words) },
            responsibilities: children("responsibility").map { $0.responsibility(over: form, words) })
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

    private func range() -> FigureRange? {
        guard node["from"] != nil || node["below"] != nil else { return nil }
        let range = FigureRange(from: bound("from"), below: bound("below"))
        if let from = range.from, let below = range.below, from >= below {
            invalid("below", Message("上限要大于下限", "the upper bound must be greater than the lower one"))
        }
        return range
    }

    /// A bound: an amount such as `500万`, a number such as `-3.5`, or per cents such as `20%`.
    private func bound(_ name: String) -> Fraction? {
        guard let text = node[name] else { return nil }
        if text.hasSuffix("%") { return ratio(name).map { Fraction($0.value) } }
        if text.hasPrefix("-") {
            do throws(ExactDecimal.ParsingError) {
                return Fraction(try ExactDecimal(parsing: text))
            } catch {
                invalid(name, error.message)
                return nil
            }
        }
        return money(name).map { Fraction(ExactDecimal($0.fen, decimals: 2)) }
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

    private func managementOverride(over form: String, _ words: Words) -> ManagementOverride {
        know(attributes: [words.applied, "from", "below", "test", "label"] + Self.groundAttributes)
        return ManagementOverride(
            managedAs: reference(words.applied, to: words.target), range: range(),
            condition: Qualification(test: condition(over: form), label: required("label"), ground: ground()))
    }

    /// Who is responsible: of grading kinds of units, of other classifications kinds of units or posts.
    private func responsibility(over form: String, _ words: Words) -> Responsibility {
        let roles = ["determined-by", "developed-by", "maintained-by", "reported-to"]
        let isGrading = words.target == .tier
        know(attributes: [words.class] + roles + Self.groundAttributes, elements: isGrading ? ["delegation"] : [])
        let parties: ReadingSession.Target = isGrading ? .unitKind : .party
        func party(_ role: String) -> String? {
            isGrading ? reference(role, to: parties) : optionalReference(role, to: parties)
        }
        return Responsibility(
            tier: reference(words.class, to: words.target), determinedBy: party("determined-by") ?? "",
            developedBy: party("developed-by") ?? "", maintainedBy: party("maintained-by") ?? "",
            reportedTo: optionalReference("reported-to", to: parties),
            delegation: child("delegation")?.delegation(over: form), ground: ground())
    }

    private func delegation(over form: String) -> Delegation {
        know(attributes: ["test", "label", "to"] + Self.groundAttributes)
        let test = condition(over: form)
        if !ConditionNames(in: [test]).measures.isEmpty {
            invalid("test", Message("授权只看登记的字段", "a delegation is about fields alone"))
        }
        return Delegation(
            condition: Qualification(test: test, label: required("label"), ground: ground()),
            to: reference("to", to: .unitKind))
    }
}
