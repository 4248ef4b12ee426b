import Diagnostics
import Regulations
import SCXML
import XML

/// Holds the expressions of a chart against the fields of the records that it sees.
struct ChartExpressionCheck {
    private let forms: [Form]
    private let regulation: Regulation

    /// - Parameter form: the form of the chain's records; the chart sees the customer's besides.
    init(_ regulation: Regulation, _ form: Form) {
        self.regulation = regulation
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
        let names = ExpressionNames.qualified(in: text)
        var findings =
            unknown(
                names.fields, Message("字段", "field"), forms.flatMap(\.elementNames) + RecordNames.computed, attribute,
                element)
            + unknown(names.measures, Message("指标", "measure"), regulation.measures.map(\.id), attribute, element)
            + unknown(
                names.classes, Message("分类", "classification"),
                [Classification.tier] + regulation.classifications.map(\.id), attribute, element)
        let amounts = Set(regulation.measures.filter(\.isMoney).map(\.id))
        let money = forms.reduce(into: amounts) { $0.formUnion($1.moneyFields) }
        if let offset = ExpressionNames.arithmetic(in: text, on: money) {
            findings.append(
                element.finding(
                    "chart.money-arithmetic", ReferenceCheck.moneyArithmetic, at: attribute, shift: offset))
        }
        return findings
    }

    private func unknown(
        _ names: [ExpressionNames.Name], _ kind: Message, _ known: [String], _ attribute: String, _ element: Node
    ) -> [Finding] {
        names.filter { !known.contains($0.text) }.map { name in
            element.finding(
                "chart.unknown-field",
                Message("没有\(kind.chinese) “\(name.text)”", "there is no \(kind.english) “\(name.text)”"),
                at: attribute, shift: name.offset, advice: didYouMean(name.text, among: known))
        }
    }
}
