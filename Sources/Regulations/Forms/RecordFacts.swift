package import Diagnostics
public import Expressions
import Values
import XML

extension RecordValues {
    /// The record as conditions see it: the form's name, a fact for each field that has a value, then what is computed.
    public func facts(
        of form: Form, number: String? = nil, computed: RecordSurroundings = [:]
    ) -> Facts {
        let fields = form.fields.compactMap { field in self[field.id]?.facts(named: field.id) }
        return Facts(
            form.id, attributes: number.map { ["number": $0] } ?? [:], children: fields + computed.facts)
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
        let text = figure.map { $0.decimal ?? $0.cut } ?? text
        let element = parent.append(name, text: text.isEmpty ? nil : text)
        for (name, value) in attributes.sorted(by: { $0.key < $1.key }) { element.set(name, to: value) }
        for child in children { child.append(to: element) }
        return element
    }
}

extension Form {
    /// What the facts of its records look like by themselves.
    public var shape: FactShape {
        let texts = RecordNames.computed.map { ($0, FactShape(.text)) }
        let known = fields.map { ($0.id, $0.type.shape) }
        return FactShape(.group, children: Dictionary(texts + known) { _, field in field })
    }

    /// What the facts of its records look like, with the measures and classes that a regulation lets them see.
    public func shape(in regulation: Regulation) -> FactShape {
        let groups = [
            (RecordNames.measure, FactShape(.group, children: regulation.measureShapes)),
            (RecordNames.classes, FactShape(.group, children: regulation.classShapes)),
        ]
        return FactShape(.group, children: shape.children.merging(groups) { field, _ in field })
    }

    /// What a row of a table looks like; `nil` for any other field.
    public func rowShape(of field: Field) -> FactShape? { field.type.shape.children[TableRow.element] }
}

extension Regulation {
    fileprivate var classShapes: [String: FactShape] {
        Dictionary(([Classification.tier] + classifications.map(\.id)).map { ($0, FactShape(.text)) }) { $1 }
    }

    fileprivate var measureShapes: [String: FactShape] {
        Dictionary(measures.map { ($0.id, FactShape($0.rank != nil ? .rank : $0.isMoney ? .money : .number)) }) {
            first, _ in first
        }
    }
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

extension Facts {
    /// Whether a condition of a regulation holds for the record.
    ///
    /// - Throws: `Findings` for what cannot be evaluated exactly.
    package func fulfil(_ condition: String) throws(Findings) -> Bool {
        do throws(ExpressionError) {
            return try Expression.holds(condition, for: self)
        } catch {
            throw Findings(error.findings)
        }
    }
}

extension Fraction {
    /// The number with 12 decimals, the rest cut off: for charts, whose numbers are binary and no more exact.
    fileprivate var cut: String {
        let power = (0..<12).reduce(Int128(1)) { power, _ in power * 10 }
        let scaled = try? multiplied(by: Fraction(power, over: 1))
        return scaled.flatMap { try? Fraction($0.floor, over: power) }?.decimal ?? ""
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
