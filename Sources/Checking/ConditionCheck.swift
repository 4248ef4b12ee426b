import Diagnostics
import Expressions
import Regulations
import XML

/// Types the conditions over records against their forms: what cannot be evaluated exactly or cannot mean what it says
/// is found before an office runs by it.
struct ConditionCheck {
    private let regulation: Regulation

    init(_ regulation: Regulation) { self.regulation = regulation }

    /// What is wrong with the conditions of grading and of the choice of a chain.
    func findings(in main: Node) -> [Finding] {
        main.descendants().flatMap { element -> [Finding] in
            guard element.namespace == docketNamespace, let attribute = Self.attributes[element.name],
                let form = regulation.form(form(of: element))
            else { return [] }
            return Self.findings(for: element, at: attribute, over: form, in: regulation)
        }
    }

    /// The form of the records that a condition is about.
    private func form(of element: Node) -> String {
        switch element.name {
        case "chain": return element["form"] ?? ""
        case "measure":
            let measure = element["id"].flatMap(regulation.measure)
            if case .records(let records) = measure?.source { return records.form }
            return regulation.accountFormID
        default: return regulation.accountFormID
        }
    }

    /// The elements that have a condition, with the attribute in which it stands.
    private static let attributes = [
        "chain": "when", "qualifies": "test", "override": "test", "delegation": "test",
        "measure": "where",
    ]

    /// What is wrong with the condition in one attribute.
    static func findings(
        for element: Node, at attribute: String, over form: Form, in regulation: Regulation
    ) -> [Finding] {
        findings(for: element, at: attribute, over: form.shape(in: regulation))
    }

    /// What is wrong with the expression in one attribute, over facts of a shape.
    static func findings(for element: Node, at attribute: String, over shape: FactShape) -> [Finding] {
        guard let text = element[attribute] else { return [] }
        do throws(ExpressionError) {
            return try Expression(text).problems(over: shape).map {
                element.finding($0.rule, $0.message, at: attribute, shift: $0.offset)
            }
        } catch {
            return error.findings.map {
                element.finding($0.rule, $0.message, at: attribute, shift: error.offset ?? 0, advice: $0.advice)
            }
        }
    }
}
