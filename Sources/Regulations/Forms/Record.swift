public import Diagnostics
public import XML

/// The values of a filled-in form: canonical texts by field.
public struct RecordValues: Sendable, Equatable, Codable {
    private var texts: [String: String]
    /// The fields that have a value which is not shown here.
    public private(set) var hidden: Set<String> = []

    private enum CodingKeys: CodingKey { case texts }

    /// Values by field.
    public init(_ texts: [String: String] = [:]) { self.texts = texts.filter { !$0.value.isEmpty } }

    /// The canonical text of a field, `nil` when it is empty.
    public subscript(field: String) -> String? {
        get { texts[field] }
        set { texts[field] = newValue.flatMap { $0.isEmpty ? nil : $0 } }
    }

    /// The texts by field.
    public var byField: [String: String] { texts }

    /// The values without those of some fields, of which it is only known that they have one.
    public func hiding(_ fields: Set<String>) -> RecordValues {
        guard !fields.isEmpty else { return self }
        var rest = RecordValues(texts.filter { !fields.contains($0.key) })
        rest.hidden = hidden.union(fields.filter { texts[$0] != nil })
        return rest
    }

    /// The values of both, those of `changes` where both have one; an empty text removes.
    public func merging(_ changes: [String: String]) -> RecordValues {
        RecordValues(texts.merging(changes) { _, new in new })
    }

    /// The fields that differ, in the order of the form.
    public func differences(from older: RecordValues, in form: Form) -> [Field] {
        form.fields.filter { self[$0.id] != older[$0.id] }
    }

    /// The record as XML for conditions and charts: the form's name, an element for each field that has a value.
    public func element(of form: Form, number: String?, computed: [String: String] = [:], into parent: Node) -> Node {
        let element = parent.append(form.id, attributes: ["number": number])
        for field in form.fields {
            if let text = self[field.id] { element.append(field.id, text: text) }
        }
        for (name, text) in computed.sorted(by: { $0.key < $1.key }) { element.append(name, text: text) }
        return element
    }
}

/// Takes a user's input for a form.
public struct FormInput {
    private let form: Form

    /// An input for a form.
    public init(_ form: Form) { self.form = form }

    /// Input by field, checked and made canonical.
    ///
    /// - Parameters:
    ///   - input: texts by field id or label.
    ///   - isComplete: whether a required field without a value is a mistake too.
    ///   - place: where the text of a field was written, for findings.
    /// - Throws: `Findings`, for everything that cannot be taken, in the order of the form.
    public func canonical(
        _ input: [String: String], byChain: Bool = false, isComplete: Bool = false,
        place: (String) -> SourceLocation? = { _ in nil }
    ) throws(Findings) -> [String: String] {
        var findings = input.keys.sorted().filter { field(named: $0) == nil }.map { unknown($0, at: place($0)) }
        var values: [String: String] = [:]
        for field in form.fields {
            let names = input.keys.filter { $0 == field.id || $0 == field.label }
            do throws(FieldProblem) {
                if names.count > 1 { throw .givenTwice }
                let text = names.first.flatMap { input[$0] }
                values[field.id] = try text.map { text throws(FieldProblem) in
                    try canonical(text, for: field, byChain: byChain)
                }
                let value = values[field.id] ?? field.preset ?? ""
                if isComplete, field.isRequired, !field.isSetByChain, value.isEmpty { throw .missing }
            } catch {
                findings.append(error.finding(for: field, at: names.sorted().first.flatMap(place)))
            }
        }
        guard findings.isEmpty else { throw Findings(findings) }
        return values
    }

    private func field(named name: String) -> Field? { form.fields.first { $0.id == name || $0.label == name } }

    private func canonical(_ text: String, for field: Field, byChain: Bool) throws(FieldProblem) -> String {
        if field.isSetByChain, !byChain { throw .setByChain }
        return text.isEmpty ? "" : try FieldValue.canonical(text, for: field)
    }

    /// What a complete record still lacks and which rules it breaks; rules about what is lacking say nothing.
    public func findings(
        for values: RecordValues, computed: [String: String] = [:], place: (String) -> SourceLocation? = { _ in nil }
    ) -> [Finding] {
        let missing = missing(in: values)
        var findings = missing.map { FieldProblem.missing.finding(for: $0) }
        let document = Document(root: "record")
        let record = values.element(of: form, number: nil, computed: computed, into: document.root)
        let context = XPathContext(document)
        let lacking = Set(missing.map(\.id))
        for rule in form.rules where lacking.isDisjoint(with: ExpressionNames.paths(in: rule.test).map(\.text)) {
            do throws(XPathError) {
                guard try context.evaluate(XPath(rule.test), at: record).boolean == false else { continue }
                findings.append(
                    Finding("form.rule", Message(rule.message, rule.englishMessage), at: rule.field.flatMap(place)))
            } catch {
                findings += error.findings
            }
        }
        return findings
    }

    /// The required fields without a value that a user must fill in.
    public func missing(in values: RecordValues) -> [Field] {
        form.fields.filter { $0.isRequired && !$0.isSetByChain && values[$0.id] == nil }
    }

    private func unknown(_ name: String, at location: SourceLocation?) -> Finding {
        let known = form.fields.flatMap { [$0.id, $0.label] }
        return Finding(
            "form.unknown-field",
            Message("“\(form.label)” 没有字段 “\(name)”", "the form “\(form.id)” has no field “\(name)”"), at: location,
            advice: didYouMean(name, among: known)
                ?? Message(
                    "字段：\(form.fields.map(\.id).joined(separator: "、"))",
                    "fields: \(form.fields.map(\.id).joined(separator: ", "))"))
    }
}
