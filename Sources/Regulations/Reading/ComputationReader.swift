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
        for part in ComputationOrder(form).circular {
            let reader = readers.first { $0.node["id"] == part.field.id }
            let element = part.column.map { column in
                reader?.children("column").first { $0.node["id"] == column.id }
            }
            guard let node = (element ?? reader)?.node else { continue }
            session.report(
                node.finding(
                    "form.circular-value",
                    Message("“\(node["id"] ?? "")” 由自己算出", "“\(node["id"] ?? "")” is computed from itself"),
                    at: "value"))
        }
        let personal = Set(form.fields.filter(\.isPersonal).map(\.id))
        for reader in readers {
            for element in [reader] + reader.children("column") { element.checkNames(in: form, personal: personal) }
        }
    }

    /// Names that nothing has are found where all names are.
    private func checkNames(in form: Form, personal: Set<String>) {
        for name in ExpressionNames.paths(in: node["value"] ?? "") {
            session.refer(to: .element(form: form.id), name.text, node, "value")
            guard personal.contains(name.text) else { continue }
            invalid(
                "value",
                Message("个人信息 “\(name.text)” 不能用来计算", "“\(name.text)” is personal: nothing is computed from it"))
        }
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
