import Diagnostics
public import Regulations
import SCXML
import Statechart
import XML

/// A chain's chart, ready to run: the machine, and what Docket's elements in it say.
public struct CaseChart {
    /// Who performs what, in which words.
    public let annotations: ChartAnnotations
    let machine: Machine

    /// Reads a chart.
    ///
    /// - Throws: `Findings` of the chart or of its annotations.
    public init(bytes: [UInt8], name: String, regulation: Regulation, form: Form) throws(Findings) {
        let document = try SCXMLDocument.read(bytes, name: name)
        annotations = try ChartAnnotations.read(from: document.root, of: regulation, form: form)
        machine = document.machine
    }

    /// The id of a state.
    func id(_ state: Int) -> String { machine.chart.states[state].id }

    /// The ids of the active states without active children, in document order.
    func leaves(_ snapshot: Statechart.Snapshot) -> [String] {
        snapshot.configuration.filter { machine.chart.states[$0].children.isEmpty }.map(id)
    }

    /// Where a session that ended lies.
    func outcome(_ snapshot: Statechart.Snapshot) -> Outcome? {
        snapshot.finalState.flatMap { annotations[id($0)]?.outcome }
    }
}
