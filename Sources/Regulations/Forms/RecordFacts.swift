public import Expressions
import XML

extension RecordValues {
    /// The record as conditions see it: the form's name, a fact for each field that has a value, then what is computed.
    public func facts(of form: Form, number: String? = nil, computed: [String: String] = [:]) -> Facts {
        let fields = form.fields.compactMap { field in self[field.id]?.facts(named: field.id) }
        let others = computed.sorted { $0.key < $1.key }.map { Facts($0.key, text: $0.value) }
        return Facts(
            form.id, attributes: number.map { ["number": $0] } ?? [:], children: fields + others)
    }
}

extension FieldValue {
    /// The value as conditions see it: its canonical text; for a table a `<row>` for each row with a fact for each
    /// column; empty where only a digest is here.
    fileprivate func facts(named name: String) -> Facts {
        switch self {
        case .table(let rows):
            let facts = rows.map { row in
                let cells = row.cells.sorted { $0.key < $1.key }
                return Facts(TableRow.element, children: cells.map { $0.value.facts(named: $0.key) })
            }
            return Facts(name, children: facts)
        case .personal: return Facts(name)
        default: return Facts(name, text: text)
        }
    }
}

extension Facts {
    /// Appends the facts as an element.
    @discardableResult
    func append(to parent: Node) -> Node {
        let element = parent.append(name, text: text.isEmpty ? nil : text)
        for (name, value) in attributes.sorted(by: { $0.key < $1.key }) { element.set(name, to: value) }
        for child in children { child.append(to: element) }
        return element
    }
}

extension Form {
    /// What the facts of its records look like.
    public var shape: FactShape {
        let texts = RecordNames.computed.map { ($0, FactShape(.text)) }
        let known = fields.map { ($0.id, $0.type.shape) }
        return FactShape(.group, children: Dictionary(texts + known) { _, field in field })
    }

    /// What a row of a table looks like; `nil` for any other field.
    public func rowShape(of field: Field) -> FactShape? { field.type.shape.children[TableRow.element] }
}

extension FieldType {
    fileprivate var shape: FactShape {
        switch self {
        case .money: FactShape(.money)
        case .integer, .number, .percent: FactShape(.number)
        case .date: FactShape(.date)
        case .boolean: FactShape(.flag)
        case .table(let columns):
            FactShape(.group, children: [TableRow.element: FactShape(.group, children: Self.shapes(of: columns))])
        case .text, .lines, .time, .month, .choice, .choices, .person, .unit, .reference: FactShape(.text)
        }
    }

    private static func shapes(of columns: [Column]) -> [String: FactShape] {
        Dictionary(columns.map { ($0.id, $0.type.shape) }) { first, _ in first }
    }
}

extension Expression {
    /// Whether a condition of a regulation holds for a record.
    ///
    /// - Throws: `ExpressionError` for what cannot be evaluated exactly.
    static func holds(_ condition: String, for record: Facts) throws(ExpressionError) -> Bool {
        try Expression(condition).evaluate(at: record).boolean
    }
}
