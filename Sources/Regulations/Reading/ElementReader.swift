import Diagnostics
import Values
import XML

/// The namespace of Docket's own elements, in regulations and inside charts.
public let docketNamespace = "urn:docket:regulation"

/// What reading a regulation finds and which names it has still to resolve.
final class ReadingSession {
    /// What a name refers to.
    enum Target: Hashable {
        case clause, unitKind, post, form, field(form: String), measured, measure, tier, classification, series, chart,
            chain, document
        /// A class of a classification.
        case classOf(String)
        /// A kind of unit, or a post.
        case party
        /// An element of the records of a form: a field, or a row or column of a table.
        case element(form: String)
    }

    /// A name that another part must define.
    struct Reference {
        let target: Target
        let name: String
        let node: Node
        let attribute: String
    }

    private(set) var findings: [Finding] = []
    private(set) var references: [Reference] = []

    /// The forms that say their role, each with its root element.
    var formsInRoles: [(id: String, role: FormRole, node: Node)] = []

    /// The form of the accounts, as far as it is known.
    var accountForm = FormRole.account.earlierID
    /// Whether forms are missing because their files cannot be read.
    var isMissingForms = false

    func report(_ finding: Finding) { findings.append(finding) }

    func refer(to target: Target, _ name: String, _ node: Node, _ attribute: String) {
        references.append(Reference(target: target, name: name, node: node, attribute: attribute))
    }
}

/// Reads one element: its attributes with their types, its children, and nothing that it does not know.
struct ElementReader {
    let node: Node
    let session: ReadingSession

    /// Reports attributes and child elements that the vocabulary does not have.
    func know(attributes: [String], elements: [String] = []) {
        for attribute in node.attributes
        where attribute.namespace == nil && !attributes.contains(attribute.name) {
            session.report(
                node.finding(
                    "regulation.unknown-attribute",
                    Message(
                        "<\(node.name)> 没有属性 “\(attribute.name)”",
                        "<\(node.name)> has no attribute “\(attribute.name)”"),
                    at: attribute.name, advice: didYouMean(attribute.name, among: attributes)))
        }
        for child in node.elements where child.namespace == docketNamespace && !elements.contains(child.name) {
            session.report(
                child.finding(
                    "regulation.unknown-element",
                    Message(
                        "<\(node.name)> 里没有元素 <\(child.name)>",
                        "<\(child.name)> is not an element of <\(node.name)>"),
                    advice: didYouMean(child.name, among: elements)))
        }
    }

    /// An attribute that must be there; empty after a finding.
    func required(_ name: String) -> String {
        if let value = node[name], !value.isEmpty { return value }
        session.report(
            node.finding(
                "regulation.missing-attribute",
                Message("<\(node.name)> 缺少属性 “\(name)”", "<\(node.name)> lacks the attribute “\(name)”")))
        return ""
    }

    /// A name in ASCII that may serve as an XML name.
    func identifier(_ name: String = "id") -> String {
        let value = required(name)
        let isName = value.utf8.enumerated().allSatisfy { index, byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"): true
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): index > 0
            default: false
            }
        }
        if !isName {
            invalid(
                name, Message("要用小写英文字母、数字和连字符，并以字母开头", "use lower-case letters, digits and hyphens, a letter first"))
        }
        return value
    }

    /// `true` or `false`; absent means `preset`.
    func flag(_ name: String, preset: Bool = false) -> Bool {
        guard let value = node[name] else { return preset }
        if value != "true", value != "false" { invalid(name, Message("要写 true 或 false", "write true or false")) }
        return value == "true"
    }

    /// One of the values of an enumeration.
    func choice<Value: RawRepresentable & CaseIterable>(_ name: String, preset: Value) -> Value
    where Value.RawValue == String {
        guard let text = node[name] else { return preset }
        if let value = Value(rawValue: text) { return value }
        let allowed = Value.allCases.map(\.rawValue)
        invalid(
            name,
            didYouMean(text, among: allowed)
                ?? Message("可用的值：\(allowed.joined(separator: "、"))", "one of: \(allowed.joined(separator: ", "))"))
        return preset
    }

    /// Names separated by spaces.
    func list(_ name: String) -> [String] {
        node[name]?.split(separator: " ").map(String.init) ?? []
    }

    /// A whole number.
    func integer(_ name: String, preset: Int) -> Int {
        guard let text = node[name] else { return preset }
        if let value = Int(text), value > 0 { return value }
        invalid(name, Message("要写正整数", "write a positive whole number"))
        return preset
    }

    /// An amount in yuan, such as `5000000` or `500万`.
    func money(_ name: String) -> Money? {
        guard let text = node[name] else { return nil }
        do throws(Money.ParsingError) {
            return try Money(parsing: text)
        } catch {
            invalid(name, error.message)
            return nil
        }
    }

    /// A name that another part defines; reported when it does not.
    func reference(_ name: String, to target: ReadingSession.Target) -> String {
        let value = required(name)
        if !value.isEmpty { session.refer(to: target, value, node, name) }
        return value
    }

    /// The same for an attribute that may be absent.
    func optionalReference(_ name: String, to target: ReadingSession.Target) -> String? {
        node[name] == nil ? nil : reference(name, to: target)
    }

    /// Names separated by spaces that another part defines.
    func references(_ name: String, to target: ReadingSession.Target) -> [String] {
        let names = list(name)
        for value in names { session.refer(to: target, value, node, name) }
        return names
    }

    /// The clause, basis and note that a part rests on.
    func ground() -> Ground {
        let basis = choice("basis", preset: Ground.Basis.clause)
        let clause = optionalReference("clause", to: .clause)
        if basis == .clause, clause == nil {
            session.report(
                node.finding(
                    "regulation.no-clause",
                    Message(
                        "<\(node.name)> 没有写依据的条款（clause），也没有说明是理解（reading）还是预设（assumed）",
                        "<\(node.name)> cites no clause and does not say that it is a reading or assumed")))
        }
        return Ground(clause: clause, basis: basis, note: node["note"])
    }

    /// An XPath condition over the records of a form.
    func condition(_ name: String = "test", over form: String) -> String {
        let text = required(name)
        checkExpression(text, at: name, over: form)
        return text
    }

    /// Readers of the child elements of one name.
    func children(_ name: String) -> [ElementReader] {
        node.elements(name, in: docketNamespace).map { ElementReader(node: $0, session: session) }
    }

    /// The same, where no two may have the same `id`.
    func distinct(_ name: String) -> [ElementReader] {
        let readers = children(name)
        var seen: [String: ElementReader] = [:]
        for reader in readers {
            guard let id = reader.node["id"] else { continue }
            if let first = seen[id] { session.report(reader.duplicate(of: first, id)) }
            seen[id] = seen[id] ?? reader
        }
        return readers
    }

    private func duplicate(of first: ElementReader, _ id: String) -> Finding {
        node.finding(
            "regulation.duplicate",
            Message("<\(node.name)> “\(id)” 写了两次", "<\(node.name)> “\(id)” is defined twice"), at: "id",
            related: first.node.location.map {
                [RelatedPlace(Message("第一次在这里", "first defined here"), at: $0)]
            } ?? [])
    }

    /// A reader of the only child of one name, if it is there.
    func child(_ name: String) -> ElementReader? { children(name).first }

    /// Reports a value that cannot be taken.
    func invalid(_ attribute: String, _ advice: Message?, shift: Int = 0) {
        let value = node[attribute] ?? ""
        session.report(
            node.finding(
                "regulation.invalid-value",
                Message(
                    "属性 “\(attribute)” 的值 “\(value)” 不对", "the value “\(value)” of “\(attribute)” is not valid"),
                at: attribute, shift: shift, advice: advice))
    }

    private func checkExpression(_ text: String, at attribute: String, over form: String) {
        guard !text.isEmpty else { return }
        do throws(XPathError) {
            _ = try XPath(text)
        } catch {
            session.report(
                node.finding(error.rule, error.message, at: attribute, shift: error.offset ?? 0))
            return
        }
        let names = ExpressionNames.qualified(in: text)
        for name in names.fields { session.refer(to: .element(form: form), name.text, node, attribute) }
        for name in names.measures { session.refer(to: .measure, name.text, node, attribute) }
        for name in names.classes { session.refer(to: .classification, name.text, node, attribute) }
    }
}
