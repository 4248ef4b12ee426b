import Diagnostics
import Expressions
import XML

/// Reads what computes fields and columns: the attribute `value`.
extension ElementReader {
    /// What a computed value may not have beside: all of it is about what someone fills in.
    private static let entryAttributes = ["required", "preset", "set-by-chain", "personal", "hint", "state"]

    /// The expression that computes a value of a type.
    func computation(of type: FieldType) -> String? {
        guard let text = node["value"] else { return nil }
        for name in Self.entryAttributes where node[name] != nil && node[name] != "false" && node[name] != "no" {
            invalid(name, Message("计算得出的内容没有人填写", "nobody fills in what is computed"))
        }
        if !Computation.types.contains(type.word) {
            let words = Computation.types.joined(separator: " ")
            invalid("value", Message("只有类型 \(words) 才能计算", "only the types \(words) are computed"))
        }
        do throws(ExpressionError) {
            let expression = try Expression(text)
            if type.decimalsNeeded, expression.syntax.divides {
                invalid("value", Message("有除法的要写明小数位数（decimals）", "a quotient needs its number of decimals"))
            }
        } catch {
            for finding in error.findings {
                session.report(
                    node.finding(
                        finding.rule, finding.message, at: "value", shift: error.offset ?? 0, advice: finding.advice))
            }
        }
        return text
    }

    /// Reports what is computed from itself, and what would write down in clear what can be erased.
    func checkComputations(of form: Form, _ readers: [ElementReader]) {
        let order = ComputationOrder(form)
        let personal = Set(form.fields.filter(\.isPersonal).map(\.id))
        for (reader, field) in zip(readers, form.fields) {
            let named = order.names(in: field)
            if let name = named.first(where: personal.contains) {
                reader.invalid(
                    "value",
                    Message("个人信息 “\(name)” 不能用来计算", "“\(name)” is personal: nothing is computed from it"))
            }
            if order.circular.contains(field.id) {
                session.report(
                    reader.node.finding(
                        "form.circular-value",
                        Message("“\(field.id)” 由自己算出", "“\(field.id)” is computed from itself"), at: "value"))
            }
            for column in field.type.columns where order.circularColumns(of: field).contains(column.id) {
                session.report(
                    reader.node.finding(
                        "form.circular-value",
                        Message("列 “\(column.id)” 由自己算出", "the column “\(column.id)” is computed from itself")))
            }
            refer(to: named, of: form, in: reader)
        }
    }

    /// Names that nothing has are found where all names are.
    private func refer(to names: [String], of form: Form, in reader: ElementReader) {
        guard reader.node["value"] != nil else { return }
        for name in names { session.refer(to: .element(form: form.id), name, reader.node, "value") }
    }
}

extension FieldType {
    /// Whether a quotient has no number of decimals of its own.
    fileprivate var decimalsNeeded: Bool {
        switch self {
        case .number(_, nil), .percent(nil): true
        default: false
        }
    }
}

extension XPathExpression {
    /// Whether a division is in it.
    fileprivate var divides: Bool {
        switch self {
        case .path, .literal, .number: false
        case .call(let call): call.arguments.contains { $0.divides }
        case .negation(let inner): inner.divides
        case .operation(let symbol, let left, let right): symbol == .divide || left.divides || right.divides
        }
    }
}
