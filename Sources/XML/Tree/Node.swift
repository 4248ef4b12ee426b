internal import CLibXML2

/// A node of a document: an element, a text, an attribute and so on. Two values are equal when they are the same node.
public struct Node: Hashable {
    /// What a node is.
    public enum Kind: Sendable {
        case element, attribute, text, comment, processingInstruction, document, other
    }

    /// The document that the node belongs to and keeps alive.
    public let document: Document
    let pointer: xmlNodePtr

    init(_ pointer: xmlNodePtr, in document: Document) {
        self.pointer = pointer
        self.document = document
    }

    /// The same node of the same tree.
    public static func == (left: Node, right: Node) -> Bool { left.pointer == right.pointer }

    /// Hashes the identity of the node.
    public func hash(into hasher: inout Hasher) { hasher.combine(pointer) }

    /// What the node is.
    public var kind: Kind {
        switch pointer.pointee.type {
        case XML_ELEMENT_NODE: .element
        case XML_ATTRIBUTE_NODE: .attribute
        case XML_TEXT_NODE, XML_CDATA_SECTION_NODE: .text
        case XML_COMMENT_NODE: .comment
        case XML_PI_NODE: .processingInstruction
        case XML_DOCUMENT_NODE: .document
        default: .other
        }
    }

    /// Whether the node is an element.
    public var isElement: Bool { pointer.pointee.type == XML_ELEMENT_NODE }

    /// Whether the node is a CDATA section.
    public var isCharacterData: Bool { pointer.pointee.type == XML_CDATA_SECTION_NODE }

    /// The local name of an element or attribute, or the target of a processing instruction; empty for other nodes.
    public var name: String {
        switch kind {
        case .element, .attribute, .processingInstruction: String(xml: pointer.pointee.name)
        default: ""
        }
    }

    /// The namespace of an element or attribute, `nil` when it has none.
    public var namespace: String? {
        guard kind == .element || kind == .attribute, let namespace = pointer.pointee.ns else { return nil }
        return String(xml: namespace.pointee.href)
    }

    /// The prefix as written in the source, `nil` when there is none.
    public var prefix: String? {
        guard kind == .element || kind == .attribute else { return nil }
        return pointer.pointee.ns?.pointee.prefix.map { String(xml: $0) }
    }

    /// The name as written, with its prefix.
    public var qualifiedName: String { prefix.map { "\($0):\(name)" } ?? name }

    /// Whether the node is an element of this name and namespace, compared without making strings.
    public func isElement(_ name: String, in namespace: String? = nil) -> Bool {
        guard isElement, name.withXML({ xmlStrEqual(pointer.pointee.name, $0) }) == 1 else { return false }
        guard let ours = pointer.pointee.ns else { return namespace == nil }
        return namespace.map { $0.withXML { xmlStrEqual(ours.pointee.href, $0) } == 1 } ?? false
    }

    /// The parent, `nil` for the document and for a node that was taken out.
    public var parent: Node? {
        guard kind != .document else { return nil }
        return pointer.pointee.parent.map { Node($0, in: document) }
    }

    /// The string value as XPath defines it (XPath 1.0, section 5): all text below an element, or the node's own text.
    public var text: String {
        guard let content = xmlNodeGetContent(pointer) else { return "" }
        defer { docket_xml_free(content) }
        return String(xml: content)
    }

    /// The children of every kind, in document order.
    public var children: Children { Children(next: kind == .attribute ? nil : pointer.pointee.children, in: document) }

    /// The child elements, in document order.
    public var elements: some Sequence<Node> { children.lazy.filter(\.isElement) }

    /// The child elements of one name, in the namespace of this element unless another is given.
    public func elements(_ name: String) -> some Sequence<Node> {
        let namespace = namespace
        return children.lazy.filter { $0.isElement(name, in: namespace) }
    }

    /// The child elements of one name in a namespace.
    public func elements(_ name: String, in namespace: String?) -> some Sequence<Node> {
        children.lazy.filter { $0.isElement(name, in: namespace) }
    }

    /// The first child element of one name, in the namespace of this element.
    public func element(_ name: String) -> Node? { elements(name).first { _ in true } }

    /// All elements below this one, in document order, itself included.
    public func descendants() -> [Node] {
        var found: [Node] = []
        func walk(_ node: Node) {
            found.append(node)
            for child in node.elements { walk(child) }
        }
        walk(self)
        return found
    }

    /// The value of an attribute without namespace, `nil` when it is absent.
    public subscript(name: String) -> String? { attribute(name) }

    /// The value of an attribute in a namespace, or without one.
    public func attribute(_ name: String, in namespace: String? = nil) -> String? {
        guard isElement, let attribute = name.withXML({ xmlHasNsProp(pointer, $0, namespace) }) else { return nil }
        guard let content = attribute.pointee.children else { return "" }
        // Nearly all values are one text, which is read where it stands.
        if content.pointee.type == XML_TEXT_NODE, content.pointee.next == nil {
            return String(xml: content.pointee.content)
        }
        return Node(UnsafeMutableRawPointer(attribute).assumingMemoryBound(to: xmlNode.self), in: document).text
    }

    /// The attributes as nodes, in the order of the source.
    public var attributes: [Node] {
        guard isElement else { return [] }
        var found: [Node] = []
        var next = pointer.pointee.properties
        while let attribute = next {
            let node = UnsafeMutableRawPointer(attribute).assumingMemoryBound(to: xmlNode.self)
            found.append(Node(node, in: document))
            next = attribute.pointee.next
        }
        return found
    }

    /// The namespaces declared on this element itself, in the order of the source; the default one has the prefix "".
    public var declaredNamespaces: [(prefix: String, uri: String)] {
        guard isElement else { return [] }
        var found: [(prefix: String, uri: String)] = []
        var declaration = pointer.pointee.nsDef
        while let current = declaration {
            found.append((String(xml: current.pointee.prefix), String(xml: current.pointee.href)))
            declaration = current.pointee.next
        }
        return found
    }

    /// The namespaces declared on this element and above it, by prefix; the default one has the prefix "".
    public var namespacesInScope: [String: String] {
        var found: [String: String] = [:]
        var next: Node? = self
        while let node = next, node.isElement {
            for (prefix, uri) in node.declaredNamespaces where found[prefix] == nil { found[prefix] = uri }
            next = node.parent
        }
        return found
    }
}

/// The children of a node, found as they are asked for.
public struct Children: Sequence, IteratorProtocol {
    private var upcoming: xmlNodePtr?
    private let document: Document

    init(next: xmlNodePtr?, in document: Document) {
        upcoming = next
        self.document = document
    }

    /// The next child.
    public mutating func next() -> Node? {
        guard let node = upcoming else { return nil }
        upcoming = node.pointee.next
        return Node(node, in: document)
    }
}
