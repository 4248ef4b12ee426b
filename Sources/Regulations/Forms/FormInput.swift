public import Diagnostics
import Expressions

/// Takes a user's input for a form.
public struct FormInput {
    private let form: Form

    /// An input for a form.
    public init(_ form: Form) { self.form = form }

    /// The values of an input by field, each parsed once; a field that was emptied has an empty value.
    ///
    /// - Parameters:
    ///   - input: texts by field id or label.
    ///   - isComplete: whether a required field without a value is a mistake too.
    ///   - place: where the text of a field was written, for findings.
    /// - Throws: `Findings`, for everything that cannot be taken, in the order of the form.
    public func read(
        _ input: [String: String], byChain: Bool = false, isComplete: Bool = false,
        place: (String) -> SourceLocation? = { _ in nil }
    ) throws(Findings) -> [String: FieldValue] {
        var findings = input.keys.sorted().filter { field(named: $0) == nil }.map { unknown($0, at: place($0)) }
        var values: [String: FieldValue] = [:]
        for field in form.fields {
            let names = input.keys.filter { $0 == field.id || $0 == field.label }
            do throws(FieldProblem) {
                if names.count > 1 { throw .givenTwice }
                let text = names.first.flatMap { input[$0] }
                values[field.id] = try text.map { text throws(FieldProblem) in
                    try read(text, for: field, byChain: byChain)
                }
                let value = values[field.id] ?? field.preset ?? .empty
                if isComplete, field.isRequired, !field.isSetByChain, value.isEmpty { throw .missing }
            } catch {
                findings += error.findings(for: field, at: names.sorted().first.flatMap(place))
            }
        }
        guard findings.isEmpty else { throw Findings(findings) }
        return values
    }

    private func field(named name: String) -> Field? { form.fields.first { $0.id == name || $0.label == name } }

    private func read(_ text: String, for field: Field, byChain: Bool) throws(FieldProblem) -> FieldValue {
        if field.isSetByChain, !byChain { throw .setByChain }
        let value = text.isEmpty ? .empty : try FieldValue.read(text, as: field.type)
        return value.isEmpty ? .empty : value
    }

    /// What a complete record still lacks and which rules it breaks; rules about what is lacking say nothing.
    public func findings(
        for values: RecordValues, computed: RecordSurroundings = [:],
        place: (String) -> SourceLocation? = { _ in nil }
    ) -> [Finding] {
        let missing = missing(in: values)
        var findings = missing.map { FieldProblem.missing.finding(for: $0, at: place($0.id)) }
        let record = values.facts(of: form, computed: computed)
        let lacking = Set(missing.map(\.id))
        for rule in form.rules where lacking.isDisjoint(with: ExpressionNames.paths(in: rule.test).map(\.text)) {
            do throws(ExpressionError) {
                guard try !Expression.holds(rule.test, for: record) else { continue }
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
