import XML

/// What a variable holds while a template is rendered.
enum Value {
    case unset
    /// One node: most variables are the item of a repetition.
    case node(Node)
    case value(XPathValue)

    init(_ value: XPathValue) {
        if case .nodes(let nodes) = value, nodes.count == 1 { self = .node(nodes[0]) } else { self = .value(value) }
    }

    /// The value for XPath, `nil` when there is none.
    var xpath: XPathValue? {
        switch self {
        case .unset: nil
        case .node(let node): .nodes([node])
        case .value(let value): value
        }
    }
}
