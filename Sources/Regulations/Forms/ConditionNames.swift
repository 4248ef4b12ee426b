/// The measures and classifications that conditions name: what has to be known of an account before they are evaluated.
public struct ConditionNames: Sendable, Equatable {
    /// The measures, by id.
    public let measures: Set<String>
    /// The classifications, by id.
    public let classes: Set<String>

    /// What some expressions name.
    public init(in expressions: [String]) {
        var measures: Set<String> = []
        var classes: Set<String> = []
        for text in expressions where text.contains(RecordNames.measure) || text.contains(RecordNames.classes) {
            let names = ExpressionNames.qualified(in: text)
            measures.formUnion(names.measures.map(\.text))
            classes.formUnion(names.classes.map(\.text))
        }
        self.measures = measures
        self.classes = classes
    }
}
