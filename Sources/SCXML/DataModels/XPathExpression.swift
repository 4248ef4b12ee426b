import Diagnostics
import Statechart
public import XML

/// An expression of a chart: its text and where it stands.
struct XPathExpression: Sendable {
    let text: String
    /// The namespaces in scope where it stands, by number.
    let environment: Int
    /// Whether it must select something: a location (SCXML 5.9.2).
    let isLocation: Bool
    let location: SourceLocation?
    let excerpt: SourceExcerpt?

    func finding(_ rule: String, _ message: Message) -> Finding {
        Finding(rule, message, at: location, excerpt: excerpt)
    }

    func error(_ rule: String, _ message: Message) -> DataError { DataError(finding(rule, message)) }
}

/// Where a `data` element gets its value (SCXML 5.3).
enum DataSource: Sendable {
    case none
    case expression(Int)
    case literal(Value)
    /// A source that could not be loaded.
    case unavailable(Finding)
}

/// A `data` element.
struct DataElement: Sendable {
    let id: String
    let source: DataSource
}

/// How `assign` changes its location (XPath data model, `type`).
enum AssignmentKind: String, Sendable, CaseIterable {
    case replaceChildren = "replacechildren"
    case firstChild = "firstchild"
    case lastChild = "lastchild"
    case previousSibling = "previoussibling"
    case nextSibling = "nextsibling"
    case replace
    case delete
    case addAttribute = "addattribute"
}

/// An `assign` element (SCXML 5.4).
struct Assignment: Sendable {
    let location: Int
    let value: ContentSource
    let kind: AssignmentKind
    /// The name of the attribute that is added.
    let attribute: String
}

/// A function that a host adds to the expressions of its charts.
public struct XPathFunction: Sendable {
    /// What it computes.
    public typealias Body = @Sendable ([XPathValue]) throws(XPathContext.FunctionRefusal) -> XPathValue

    let name: String
    let namespace: String?
    let body: Body

    /// A function; without a namespace it is called without a prefix.
    public init(_ name: String, namespace: String? = nil, _ body: @escaping Body) {
        self.name = name
        self.namespace = namespace
        self.body = body
    }
}
