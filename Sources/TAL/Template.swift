public import Diagnostics
public import XML

/// A compiled template. One is used by one thread at a time, because libxml2's expressions are.
public final class Template {
    /// The file below the library's root.
    public let name: String
    private let program: Program

    init(name: String, program: Program) {
        self.name = name
        self.program = program
    }

    /// Renders a view in memory.
    ///
    /// - Parameters:
    ///   - view: the root element that relative paths begin at, or a document node.
    ///   - variables: a value for every name that the template was compiled with; `language` is `zh` unless given.
    /// - Throws: `Findings`: what only the data could show, such as a function that refuses a value.
    public func render(view: Node, variables: [String: String] = [:]) throws(Findings) -> [UInt8] {
        var sink = MemorySink()
        do {
            try render(view: view, variables: variables, into: &sink)
        } catch let error as Findings {
            throw error
        } catch {
            preconditionFailure("a sink in memory refuses nothing: \(error)")
        }
        return sink.bytes
    }

    /// Renders a view into a sink, as it goes: memory does not grow with the output, except inside `tal:on-error`.
    ///
    /// - Parameter limits: what ends the rendering with a finding that names the repetition.
    /// - Throws: `Findings`, or what the sink throws; the sink may then have taken a part of the output.
    public func render(
        view: Node, variables: [String: String] = [:], limits: RenderingLimits = RenderingLimits(),
        into sink: inout some ByteSink
    ) throws {
        let root = view.kind == .document ? view.document.root : view
        var renderer = Renderer(program, view: root, limits: limits)
        try renderer.bind(variables)
        try renderer.run(into: &sink)
    }
}
