public import Diagnostics
public import Statechart
public import XML

/// How charts are read.
public struct ReadingOptions: Sendable {
    /// Where `src` is loaded from.
    public var resources: Resources
    /// Functions that expressions may call besides XPath's own.
    public var functions: [XPathFunction]
    /// The bounds of one step.
    public var limits: StepLimits

    /// Options; by default nothing can be loaded and no functions are added.
    public init(
        resources: Resources = .none, functions: [XPathFunction] = [], limits: StepLimits = StepLimits()
    ) {
        self.resources = resources
        self.functions = functions
        self.limits = limits
    }
}

/// An SCXML document that was read without errors: what runs, and the elements it was read from.
public struct ChartDocument {
    /// What runs.
    public let executable: Executable
    /// The `<scxml>` element.
    public let root: Node
    /// What is doubtful, in the order of the source.
    public let warnings: [Finding]
    private let elements: [Node]

    init(executable: Executable, root: Node, elements: [Node], warnings: [Finding]) {
        self.executable = executable
        self.root = root
        self.elements = elements
        self.warnings = warnings
    }

    /// Reads a document.
    ///
    /// - Throws: `Findings` with every mistake of the document and what is doubtful besides, in the order of the
    ///   source.
    public static func read(
        _ document: Document, _ options: ReadingOptions = ReadingOptions()
    ) throws(Findings) -> ChartDocument {
        try read(element: document.root, options)
    }

    /// Reads a chart from its `<scxml>` element.
    ///
    /// - Throws: `Findings`, as above.
    public static func read(
        element: Node, _ options: ReadingOptions = ReadingOptions()
    ) throws(Findings) -> ChartDocument {
        guard element.isElement("scxml", in: scxmlNamespace) else {
            let message = Message(
                "根元素不是 SCXML 的 <scxml>", "the root element is not <scxml> in the namespace of SCXML")
            throw Findings([element.finding("scxml.root", message)])
        }
        let reader = ChartReader(element, options)
        guard let document = reader.read() else { throw Findings(reader.findings) }
        return document
    }

    /// Reads a file; `src` is loaded from its folder unless the options say otherwise.
    ///
    /// - Throws: `Findings`, also when the file cannot be read.
    public static func read(
        file path: String, _ options: ReadingOptions? = nil
    ) throws(Findings) -> ChartDocument {
        let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
        return try read(try Document.parse(file: path), options ?? ReadingOptions(resources: .folder(folder)))
    }

    /// The chart.
    public var chart: Chart { executable.machine.chart }

    /// The element of a state, by its number; 0 is the document.
    public func element(ofState state: Int) -> Node { elements[state] }

    /// The element of a transition; `nil` for one that stands in no `<transition>` of its own.
    public func element(ofTransition transition: Int) -> Node? {
        let source = chart.transitions[transition].source
        let place = transition - chart.states[source].transitions.lowerBound
        return elements[source].elements("transition", in: scxmlNamespace).dropFirst(place).first { _ in true }
    }

    /// The child elements of a state that belong to other namespaces; of the document for state 0.
    public func foreignElements(ofState state: Int) -> [Node] {
        elements[state].elements.filter { $0.namespace != scxmlNamespace }
    }
}
