import Diagnostics
import XML

extension ElementReader {
    static let placeAttributes = ["at", "relative", "unit", "field"]
    /// The attributes of a task that say how several performers decide it.
    static let decidingAttributes = [
        "rule", "pass", "early", "otherwise", "empty", "applicant", "repeat", "again", "returns",
    ]

    func performer(over form: Form) -> Performer {
        know(attributes: ["post", "select", "each", "weight"] + Self.placeAttributes)
        let weight = integer("weight", preset: 1)
        if let text = node["select"] {
            checkExpression(text, at: "select")
            return Performer(source: .chosen(text), weight: weight)
        }
        return Performer(
            source: .post(reference("post", to: .post), place(over: form)), isEach: flag("each"), weight: weight)
    }

    func place(over form: Form) -> Place {
        if node["at"] != nil { return .kind(reference("at", to: .unitKind)) }
        if let code = node["unit"] { return .unit(code) }
        if node["field"] != nil { return .field(unitField(of: form)) }
        switch node["relative"] {
        case "submitter": return .submitter
        case "superior": return .superior
        case "owner": return .owner
        default:
            session.report(
                node.finding(
                    "chart.no-place",
                    Message(
                        "要用 at 写单位类别，用 unit 写单位代码，用 field 写单位字段，或用 relative 写 submitter、superior、owner",
                        "say where: at=\"kind of unit\", unit=\"code\", field=\"unit field\", or relative=\"submitter\", \"superior\" or \"owner\""
                    )))
            return .submitter
        }
    }

    /// A field that holds a unit.
    private func unitField(of form: Form) -> String {
        let id = reference("field", to: .field(form: form.id))
        if let field = form.field(id), field.type != .unit {
            let units = form.fields.filter { $0.type == .unit }.map(\.id)
            invalid(
                "field",
                Message(
                    "要写单位字段：\(units.joined(separator: "、"))",
                    "name a field that holds a unit: \(units.joined(separator: ", "))"))
        }
        return id
    }

    /// How several performers decide.
    func completion(actions: [String]) -> Completion {
        let rule = choice("rule", preset: Completion.Rule.any)
        if let otherwise = node["otherwise"], !actions.contains(otherwise) {
            invalid("otherwise", didYouMean(otherwise, among: actions))
        }
        return Completion(
            rule: rule, threshold: threshold(of: rule), isEarly: flag("early", preset: true),
            otherwise: node["otherwise"])
    }

    /// `2` for a weight, `60%` for a share; only a vote has one.
    private func threshold(of rule: Completion.Rule) -> Completion.Threshold {
        guard let text = node["pass"] else {
            if rule == .vote { _ = required("pass") }
            return .share(100)
        }
        guard rule == .vote else {
            invalid("pass", Message("只有 rule=\"vote\" 才写 pass", "only rule=\"vote\" has a pass"))
            return .share(100)
        }
        if text.hasSuffix("%"), let percent = Int(text.dropLast()), (1...100).contains(percent) {
            return .share(percent)
        }
        if let weight = Int(text), weight > 0 { return .weight(weight) }
        invalid("pass", Message("要写票数（如 2）或比例（如 60%）", "write a number of votes such as 2, or a share such as 60%"))
        return .share(100)
    }

    /// What holds when the performers are seated.
    func seating(over form: Form) -> Seating {
        Seating(
            empty: choice("empty", preset: .stop), standIn: child("stand-in")?.performer(over: form),
            applicant: choice("applicant", preset: .allowed), repetition: choice("repeat", preset: .each),
            again: choice("again", preset: .ask))
    }

    /// Where the task may be returned to; without the attribute, anywhere where the task can be returned at all.
    func returns(actions: [String]) -> ReturnRule {
        switch node["returns"] {
        case nil: actions.contains("return") ? .any : .none
        case "none": .none
        case "any": .any
        default: .listed(list("returns"))
        }
    }

    /// Reports an expression that is no XPath.
    func checkExpression(_ text: String, at attribute: String) {
        do throws(XPathError) {
            _ = try XPath(text)
        } catch {
            session.report(node.finding(error.rule, error.message, at: attribute, shift: error.offset ?? 0))
        }
    }
}
