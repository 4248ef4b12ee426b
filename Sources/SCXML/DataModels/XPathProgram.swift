import Diagnostics
import Statechart
import Synchronization
import XML

/// What the XPath data model needs to run one chart: its expressions, assignments and `data` elements.
///
/// One lock guards everything of libxml2 that belongs to the sessions of the chart.
final class XPathProgram: DataModelProgram {
    let expressions: [XPathExpression]
    let data: [DataElement]
    let assignments: [Assignment]
    let bindsEvents: Bool
    private let engine: Mutex<XPathEngine>

    init(
        expressions: [XPathExpression], environments: [[String: String]], data: [DataElement],
        assignments: [Assignment], functions: [XPathFunction]
    ) {
        self.expressions = expressions
        self.data = data
        self.assignments = assignments
        bindsEvents = expressions.contains { $0.text.contains("_event") }
        engine = Mutex(XPathEngine(expressions, environments: environments, functions: functions))
    }

    func makeData(for identity: Identity, of chart: Chart) -> any DataModel {
        XPathData(
            program: self, tree: XPathTree(variables: data.map(\.id)),
            system: SystemVariables(identity, name: chart.name))
    }

    /// Does something with the engine while nobody else does.
    func withEngine<Result: Sendable, Failure: Error>(
        _ body: (XPathEngine) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try engine.withLock { (engine) throws(Failure) in try body(engine) }
    }
}
