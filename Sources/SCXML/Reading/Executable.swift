import Diagnostics
public import Statechart
import XML

/// A chart that can run, with the charts that stand inside it for its invocations.
public final class Executable: Sendable {
    /// The machine.
    public let machine: Machine
    let options: ReadingOptions
    private let inline: [String: Executable]

    init(_ machine: Machine, inline: [String: Executable], _ options: ReadingOptions) {
        self.machine = machine
        self.inline = inline
        self.options = options
    }

    /// The chart that an invocation asks for.
    ///
    /// - Throws: `Findings` when it cannot be loaded or read.
    func invoked(source: String?, content: Value?) throws(Findings) -> Executable {
        if let source {
            let bytes = try options.resources.load(source)
            return try ChartDocument.read(try Document.parse(bytes, name: source), options).executable
        }
        guard case .markup(let markup) = content else {
            throw Findings([Finding("scxml.invoke.no-chart", Message("没有要调用的流程图", "there is no chart to invoke"))])
        }
        if let known = inline[markup] { return known }
        let document = try Document.parse(Array(markup.utf8), name: "content")
        let nodes = document.root.descendants()
        let chart = nodes.first { $0.isElement("scxml", in: scxmlNamespace) } ?? document.root
        return try ChartDocument.read(element: chart, options).executable
    }
}
