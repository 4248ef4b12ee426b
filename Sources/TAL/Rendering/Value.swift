import XML

/// What a variable holds while a template is rendered.
enum Value {
    case unset
    /// One node of the view's document: most variables are the item of a repetition.
    case node(NodeReference)
    case value(XPathValue)

    init(_ value: XPathValue) {
        if case .nodes(let nodes) = value, nodes.count == 1 {
            self = .node(nodes[0].reference)
        } else {
            self = .value(value)
        }
    }

    /// The value for XPath, `nil` when there is none.
    func xpath(in document: Document) -> XPathValue? {
        switch self {
        case .unset: nil
        case .node(let node): .nodes([Node(node, of: document)])
        case .value(let value): value
        }
    }
}
