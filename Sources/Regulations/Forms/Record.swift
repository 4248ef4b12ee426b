public import Diagnostics
public import XML

/// The values of a filled-in form: canonical texts by field.
public struct RecordValues: Sendable, Equatable, Codable {
    private var texts: [String: String]

    /// Values by field.
    public init(_ texts: [String: String] = [:]) { self.texts = texts.filter { !$0.value.isEmpty } }

    /// The canonical text of a field, `nil` when it is empty.
    public subscript(field: String) -> String? {
        get { texts[field] }
        set { texts[field] = newValue.flatMap { $0.isEmpty ? nil : $0 } }
    }

    /// The texts by field.
    public var byField: [String: String] { texts }

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
    ///   - place: where the text of a field was written, for findings.
    /// - Throws: `Findings`, for every value that cannot be taken.
    public func canonical(
        _ input: [String: String], byChain: Bool = false, place: (String) -> SourceLocation? = { _ in nil }
    ) throws(Findings) -> [String: String] {
        var findings: [Finding] = []
        var values: [String: String] = [:]
        for (name, text) in input.sorted(by: { $0.key < $1.key }) {
            guard let field = form.fields.first(where: { $0.id == name || $0.label == name }) else {
                findings.append(unknown(name, at: place(name)))
                continue
            }
            do throws(FieldProblem) {
                if field.isSetByChain, !byChain { throw .setByChain }
                values[field.id] = text.isEmpty ? "" : try FieldValue.canonical(text, for: field)
            } catch {
                findings.append(error.finding(for: field, at: place(name)))
            }
        }
        guard findings.isEmpty else { throw Findings(findings) }
        return values
    }

    /// What a complete record still lacks and which rules it breaks.
    public func findings(for values: RecordValues, computed: [String: String] = [:]) -> [Finding] {
        var findings = missing(in: values).map { FieldProblem.missing.finding(for: $0) }
        let document = Document(root: "record")
        let record = values.element(of: form, number: nil, computed: computed, into: document.root)
        let context = XPathContext(document)
        for rule in form.rules {
            do throws(XPathError) {
                guard try context.evaluate(XPath(rule.test), at: record).boolean == false else { continue }
                findings.append(Finding("form.rule", Message(rule.message, rule.englishMessage)))
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
