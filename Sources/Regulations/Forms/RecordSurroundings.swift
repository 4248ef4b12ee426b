import Expressions
public import Values

/// What conditions see of a record beside its fields: texts such as the unit, and the measures and classes of its
/// account as far as they are named.
public struct RecordSurroundings: Sendable, Equatable, ExpressibleByDictionaryLiteral {
    /// The texts, by the names of `RecordNames.computed`.
    public var texts: [String: String]
    /// The values of measures by id, exact.
    public var measures: [String: Fraction]
    /// The classes by the ids of their classifications.
    public var classes: [String: String]

    /// Surroundings from their parts.
    public init(
        texts: [String: String], measures: [String: Fraction] = [:], classes: [String: String] = [:]
    ) {
        self.texts = texts
        self.measures = measures
        self.classes = classes
    }

    /// Texts alone.
    public init(dictionaryLiteral elements: (String, String)...) {
        self.init(texts: Dictionary(elements) { first, _ in first })
    }

    /// What stands behind the fields, in order.
    var facts: [Facts] {
        var facts = texts.sorted { $0.key < $1.key }.map { Facts($0.key, text: $0.value) }
        if !measures.isEmpty {
            let children = measures.sorted { $0.key < $1.key }.map { Facts($0.key, figure: $0.value) }
            facts.append(Facts(RecordNames.measure, children: children))
        }
        if !classes.isEmpty {
            let children = classes.sorted { $0.key < $1.key }.map { Facts($0.key, text: $0.value) }
            facts.append(Facts(RecordNames.classes, children: children))
        }
        return facts
    }
}
