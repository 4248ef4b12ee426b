import Diagnostics
import Expressions
import Regulations
import XML

/// Types what computes fields and columns against what they take.
struct ComputationCheck {
    private let form: Form

    init(_ form: Form) { self.form = form }

    /// What is wrong with the computations in the element of a form.
    func findings(in root: Node) -> [Finding] {
        root.elements("field", in: docketNamespace).flatMap { element -> [Finding] in
            guard let field = element["id"].flatMap(form.field) else { return [] }
            return findings(for: element, field.type, over: form.shape)
                + columnFindings(of: field, element)
        }
    }

    private func columnFindings(of field: Field, _ element: Node) -> [Finding] {
        guard let row = form.rowShape(of: field) else { return [] }
        return element.elements("column", in: docketNamespace).flatMap { element -> [Finding] in
            guard let column = field.type.columns.first(where: { $0.id == element["id"] }) else { return [] }
            return findings(for: element, column.type, over: row)
        }
    }

    private func findings(for element: Node, _ type: FieldType, over shape: FactShape) -> [Finding] {
        let problems = ConditionCheck.findings(for: element, at: "value", over: shape)
        guard problems.isEmpty, let kind = (try? element["value"].map(Expression.init))??.kind(over: shape),
            !type.takes(kind)
        else { return problems }
        return [
            element.finding(
                "form.value-type",
                Message("算出来的不是 \(type.word)", "what is computed is no \(type.word)"), at: "value")
        ]
    }
}

extension FieldType {
    /// Whether what an expression comes to may be a value of the type.
    fileprivate func takes(_ kind: FactShape.Kind) -> Bool {
        switch self {
        case .money: kind == .money
        case .integer, .number, .percent: kind == .number
        case .date: kind == .date
        case .boolean: kind == .flag
        default: kind == .text
        }
    }
}
