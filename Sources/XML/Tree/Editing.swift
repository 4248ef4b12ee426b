internal import CLibXML2

/// A place for nodes to be put, relative to a node that is there.
public enum Place: Sendable {
    case firstChild, lastChild, before, after
}

/// Moving, copying and removing nodes within a document.
extension Document {
    /// A deep copy of the document, without its source and positions.
    public func copy() -> Document {
        guard let copy = xmlCopyDoc(pointer, 1) else { preconditionFailure("out of memory") }
        return Document(owning: copy, source: nil)
    }

    /// Makes an element of the document its root; what stood around it stays readable as long as the document.
    public func reroot(to element: Node) {
        xmlUnlinkNode(element.pointer)
        if let old = xmlDocSetRootElement(pointer, element.pointer) { detached.append(old) }
    }

    /// Deep copies of nodes of any document, as the children of a new element that belongs to no tree; attributes and
    /// documents are left out. It has to be taken apart with `move` and `discard`.
    public func holder(copying nodes: [Node]) -> Node {
        let holder = Node(newElement("holder", namespace: nil), in: self)
        for node in nodes {
            switch node.kind {
            case .document: for child in node.children { holder.append(copyOf: child) }
            case .attribute: holder.append(text: node.text)
            default: holder.append(copyOf: node)
            }
        }
        return holder
    }

    /// A new element that belongs to no tree, with a text in it.
    public func holder(text: String) -> Node {
        let holder = Node(newElement("holder", namespace: nil), in: self)
        holder.append(text: text)
        return holder
    }
}

extension Node {
    /// A document of its own with a deep copy of this element as its root.
    public func document(named root: String) -> Document {
        let document = Document(root: root)
        for attribute in attributes { document.root.set(attribute.name, to: attribute.text) }
        for child in children { document.root.append(copyOf: child) }
        return document
    }

    /// Moves the children of an element, which may belong to no tree, to a place beside or below this node.
    ///
    /// Texts that come to stand side by side become one.
    public func move(childrenOf holder: Node, to place: Place) {
        let moved = Array(holder.children)
        switch place {
        case .lastChild:
            for node in moved { node.link { xmlAddChild(pointer, $0) } }
        case .firstChild:
            guard let first = pointer.pointee.children else { return move(childrenOf: holder, to: .lastChild) }
            Node(first, in: document).move(childrenOf: holder, to: .before)
        case .before:
            var anchor = pointer
            for node in moved.reversed() { anchor = node.link { xmlAddPrevSibling(anchor, $0) } }
        case .after:
            var anchor = pointer
            for node in moved { anchor = node.link { xmlAddNextSibling(anchor, $0) } }
        }
    }

    /// Links the node in and returns what is now there: the node, or the text that it became part of.
    @discardableResult
    private func link(_ add: (xmlNodePtr) -> xmlNodePtr?) -> xmlNodePtr {
        let document = document.pointer
        xmlUnlinkNode(pointer)
        guard let added = add(pointer) else { preconditionFailure("out of memory") }
        if added.pointee.type == XML_ELEMENT_NODE { xmlReconciliateNs(document, added) }
        return added
    }

    /// Takes the node out of its tree and frees it with all below it.
    ///
    /// No other value may name any of these nodes afterwards; where that is not certain, use `remove`.
    public func discard() {
        if pointer.pointee.type == XML_ATTRIBUTE_NODE {
            xmlRemoveProp(UnsafeMutableRawPointer(pointer).assumingMemoryBound(to: xmlAttr.self))
            return
        }
        xmlUnlinkNode(pointer)
        xmlFreeNode(pointer)
    }

    /// Replaces the text of a text node or the value of an attribute; other nodes take markup and are not meant.
    public func replace(text: String) {
        let text = text.replacingCharactersOutsideXML()
        if pointer.pointee.type == XML_ATTRIBUTE_NODE, let parent = pointer.pointee.parent {
            xmlSetNsProp(parent, pointer.pointee.ns, pointer.pointee.name, text)
        } else {
            xmlNodeSetContent(pointer, text)
        }
    }

    /// The child at a place among all children, from 0.
    public func child(at index: Int) -> Node? {
        children.dropFirst(index).first { _ in true }
    }

    /// The sibling before the node; none for attributes.
    public var previous: Node? { sibling(pointer.pointee.prev) }

    /// The sibling after the node; none for attributes.
    public var next: Node? { sibling(pointer.pointee.next) }

    private func sibling(_ pointer: xmlNodePtr?) -> Node? {
        kind == .attribute ? nil : pointer.map { Node($0, in: document) }
    }

    /// The place of the node among all children of its parent, from 0.
    public var position: Int {
        var count = 0
        var before = pointer.pointee.prev
        while let node = before {
            count += 1
            before = node.pointee.prev
        }
        return count
    }
}
