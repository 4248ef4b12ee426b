internal import CLibXML2

/// A value of XPath 1.0 (section 1): a node-set in document order, a boolean, a number or a string.
public enum XPathValue {
    case nodes([Node])
    case boolean(Bool)
    case number(Double)
    case string(String)

    /// The value as `string()` gives it; the first node's text for a node-set.
    public var string: String {
        switch self {
        case .nodes(let nodes): nodes.first?.text ?? ""
        case .boolean(let value): value ? "true" : "false"
        case .number(let value): value.xpathText
        case .string(let value): value
        }
    }

    /// The value as `boolean()` gives it: a node-set is true when it is not empty.
    public var boolean: Bool {
        switch self {
        case .nodes(let nodes): !nodes.isEmpty
        case .boolean(let value): value
        case .number(let value): value != 0 && !value.isNaN
        case .string(let value): !value.isEmpty
        }
    }

    /// The value as `number()` gives it.
    public var number: Double {
        switch self {
        case .nodes, .string: xmlXPathCastStringToNumber(string)
        case .boolean(let value): value ? 1 : 0
        case .number(let value): value
        }
    }

    /// The nodes of a node-set, empty for other values.
    public var nodes: [Node] {
        if case .nodes(let nodes) = self { nodes } else { [] }
    }
}

extension XPathValue {
    /// Reads an object of libxml2; nodes of no document of ours and namespace nodes are left out.
    init(_ object: xmlXPathObject) {
        switch object.type {
        case XPATH_BOOLEAN: self = .boolean(object.boolval != 0)
        case XPATH_NUMBER: self = .number(object.floatval)
        case XPATH_NODESET, XPATH_XSLT_TREE: self = .nodes(Self.nodes(of: object.nodesetval))
        default: self = .string(String(xml: object.stringval))
        }
    }

    private static func nodes(of set: xmlNodeSetPtr?) -> [Node] {
        guard let set, let table = set.pointee.nodeTab else { return [] }
        xmlXPathNodeSetSort(set)
        return (0..<Int(set.pointee.nodeNr)).compactMap { index in
            guard let node = table[index], node.pointee.type != XML_NAMESPACE_DECL else { return nil }
            return Document.owner(of: node).map { Node(node, in: $0) }
        }
    }

    /// A new object of libxml2, owned by the caller.
    func makeObject() -> xmlXPathObjectPtr? {
        switch self {
        case .boolean(let value): return xmlXPathNewBoolean(value ? 1 : 0)
        case .number(let value): return xmlXPathNewFloat(value)
        case .string(let value): return xmlXPathNewString(value)
        case .nodes(let nodes):
            let set = xmlXPathNodeSetCreate(nil)
            for node in nodes { xmlXPathNodeSetAdd(set, node.pointer) }
            return xmlXPathWrapNodeSet(set)
        }
    }
}
