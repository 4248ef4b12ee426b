internal import CLibXML2
public import Diagnostics

/// An XML document: a tree that its nodes keep alive, and the source it was read from, if any.
///
/// Nodes are read from one thread at a time; a document is not `Sendable`.
public final class Document {
    let pointer: xmlDocPtr
    /// The text that was parsed; `nil` for a document that was built.
    public let source: SourceText?
    /// Nodes taken out of the tree, freed with the document because values of `Node` may still name them.
    var detached: [xmlNodePtr] = []
    private var positions: PositionIndex?

    /// Takes ownership of `pointer`.
    init(owning pointer: xmlDocPtr, source: SourceText?) {
        self.pointer = pointer
        self.source = source
        if pointer.pointee.dict == nil { pointer.pointee.dict = xmlDictCreate() }
        pointer.pointee._private = Unmanaged.passUnretained(self).toOpaque()
    }

    /// A new document with an empty root element.
    public convenience init(root name: String, namespace: String? = nil) {
        Library.initialize()
        guard let pointer = xmlNewDoc("1.0") else { preconditionFailure("out of memory") }
        self.init(owning: pointer, source: nil)
        let root = newElement(name, namespace: nil)
        xmlDocSetRootElement(pointer, root)
        if let namespace { xmlSetNs(root, xmlNewNs(root, namespace, nil)) }
    }

    deinit {
        for node in detached { xmlFreeNode(node) }
        xmlFreeDoc(pointer)
    }

    /// The root element.
    public var root: Node {
        guard let root = xmlDocGetRootElement(pointer) else { preconditionFailure("a document has a root element") }
        return Node(root, in: self)
    }

    /// The document node, above the root element: where absolute paths begin.
    public var documentNode: Node {
        Node(UnsafeMutableRawPointer(pointer).assumingMemoryBound(to: xmlNode.self), in: self)
    }

    /// The document of a node of libxml2, which keeps it in its private field.
    static func owner(of node: xmlNodePtr) -> Document? {
        guard let document = node.pointee.doc, let owner = document.pointee._private else { return nil }
        return Unmanaged<Document>.fromOpaque(owner).takeUnretainedValue()
    }

    func newElement(_ name: String, namespace: xmlNsPtr?) -> xmlNodePtr {
        guard let node = xmlNewDocNodeEatName(pointer, namespace, interned(name), nil) else {
            preconditionFailure("out of memory")
        }
        return node
    }

    /// The one copy of a name that the document keeps, for functions that take a name over.
    func interned(_ name: String) -> UnsafeMutablePointer<xmlChar>? {
        UnsafeMutablePointer(mutating: name.withXML { xmlDictLookup(pointer.pointee.dict, $0, -1) })
    }

    /// Where elements and attributes stand in the source; built on first use.
    var positionIndex: PositionIndex? {
        if positions == nil, let source { positions = PositionIndex(of: self, source: source) }
        return positions
    }
}

/// libxml2's one-time set-up, before any thread uses it.
enum Library {
    private static let initialized: Void = {
        xmlInitParser()
        xmlXPathInit()
        docket_xml_silence()
    }()

    static func initialize() { initialized }
}

extension String {
    /// The text of a C string of libxml2; empty for a null pointer.
    init(xml pointer: UnsafePointer<xmlChar>?) {
        self = pointer.map { String(cString: $0) } ?? ""
    }
}

extension String {
    /// Lends the text to libxml2, mostly without a copy: passed as it is, it would become an array first.
    @inline(__always)
    func withXML<Result>(_ body: (UnsafePointer<xmlChar>) -> Result) -> Result {
        withCString { body(UnsafeRawPointer($0).assumingMemoryBound(to: xmlChar.self)) }
    }
}
