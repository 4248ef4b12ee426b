public import Diagnostics
import Records
public import Regulations
import SCXML
import Statechart
import Values
import XML

/// A chain's chart, ready to run: the machine, and what Docket's elements in it say.
public struct CaseChart {
    /// Who performs what, in which words.
    public let annotations: ChartAnnotations
    /// What its states were called in earlier editions.
    package let formerNames: FormerNames
    package let document: ChartDocument
    /// The measures and classifications that its expressions name.
    package let names: ConditionNames
    private let declared: Set<String>

    /// Reads a chart.
    ///
    /// - Throws: `Findings` of the chart or of its annotations.
    public init(bytes: [UInt8], name: String, regulation: Regulation, form: Form) throws(Findings) {
        document = try ChartDocument.read(try Document.parse(bytes, name: name))
        declared = Set(
            document.root.descendants().filter { $0.isElement("data", in: scxmlNamespace) }.compactMap { $0["id"] })
        names = ConditionNames(in: document.root.descendants().flatMap(\.attributes).map(\.text))
        annotations = try ChartAnnotations.read(from: document.root, of: regulation, form: form)
        formerNames = try FormerNames.read(from: document.root)
    }

    /// The id of a state.
    package func id(_ state: Int) -> String { document.chart.states[state].id }

    /// When the next delayed event of a session is due, ISO.
    package func nextDue(_ session: Session) -> Timestamp? {
        session.nextDue.map { Timestamp(milliseconds: Int64($0)) }
    }

    /// The place of a state by its id.
    package func index(_ id: String) -> Int? { document.chart.states.firstIndex { $0.id == id } }

    /// What papers call a state; `nil` where they don't.
    package func label(of state: String) -> String? {
        let annotation = annotations[state]
        return annotation?.task?.label ?? annotation?.step?.label ?? annotation?.outcome?.label
    }

    /// A session as a case keeps it: the subject's data is supplied anew before each step, so that a snapshot never
    /// shows an old version.
    package func kept(_ session: consuming Session, without data: CaseData) throws -> String {
        var kept = session
        for id in data.ids where declares(id) { kept = try (consume kept).replacing(data: id, with: .text("")) }
        return String(decoding: kept.xml, as: UTF8.self)
    }

    /// Whether the chart has a data element of that name: a chart need not look at everything it is given.
    package func declares(_ data: String) -> Bool { declared.contains(data) }

    /// The ids of the active states without active children, in document order.
    package func leaves(_ session: Session) -> [String] {
        session.snapshot.configuration.filter { document.chart.states[$0].isAtomic }.map(id)
    }

    /// What it means that a session ended where it did.
    package func outcome(_ session: Session) -> Outcome? {
        session.finalState.flatMap { annotations[$0]?.outcome }
    }
}
