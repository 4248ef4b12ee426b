import Diagnostics
import Regulations
import SCXML
import XML

/// Holds the expressions of a chart against the fields of the records that it sees.
struct ChartExpressionCheck {
    private let forms: [Form]

    /// - Parameter form: the form of the chain's records; the chart sees the customer's besides.
    init(_ regulation: Regulation, _ form: Form) {
        let accounts = regulation.form(in: .account)
        forms = [form] + (accounts.map { $0.id == form.id ? [] : [$0] } ?? [])
    }

    /// What is wrong with the conditions below an element, in the order of the chart.
    func findings(in root: Node) -> [Finding] {
        root.descendants().flatMap { element in
            let names =
                element.namespace == scxmlNamespace
                ? ChartVocabularyCheck.expressions : ChartVocabularyCheck.ownExpressions
            return names.flatMap { name in
                element[name].map { findings(for: $0, at: name, of: element) } ?? []
            }
        }
    }

    /// Expressions about events or in the words of the chart's own data are the chart's business.
    private func findings(for text: String, at attribute: String, of element: Node) -> [Finding] {
        guard forms.contains(where: { text.contains("$\($0.id)/") }), !text.contains("$_") else { return [] }
        let known = forms.flatMap(\.elementNames) + RecordNames.computed
        var findings = ExpressionNames.paths(in: text).filter { !known.contains($0.text) }.map { name in
            element.finding(
                "chart.unknown-field", Message("没有字段 “\(name.text)”", "there is no field “\(name.text)”"),
                at: attribute, shift: name.offset, advice: didYouMean(name.text, among: known))
        }
        let money = forms.reduce(into: Set<String>()) { $0.formUnion($1.moneyFields) }
        if let offset = ExpressionNames.arithmetic(in: text, on: money) {
            findings.append(
                element.finding(
                    "chart.money-arithmetic", ReferenceCheck.moneyArithmetic, at: attribute, shift: offset))
        }
        return findings
    }
}
