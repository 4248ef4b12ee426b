internal import CLibXML2

/// Changing a tree. Names and texts are Unicode; characters that XML does not allow become U+FFFD, visibly.
extension Node {
    /// Appends an element in the namespace of this one and returns it.
    @discardableResult
    public func append(_ name: String, text: String? = nil, attributes: KeyValuePairs<String, String?> = [:]) -> Node {
        let child = Node(document.newElement(name, namespace: pointer.pointee.ns), in: document)
        xmlAddChild(pointer, child.pointer)
        for (key, value) in attributes {
            if let value { child.set(key, to: value) }
        }
        if let text { child.append(text: text) }
        return child
    }

    /// Appends text.
    public func append(text: String) {
        guard !text.isEmpty else { return }
        xmlAddChild(pointer, text.replacingCharactersOutsideXML().withXML { xmlNewDocText(document.pointer, $0) })
    }

    /// Sets an attribute without namespace.
    public func set(_ name: String, to value: String) {
        let value = value.replacingCharactersOutsideXML()
        // A new attribute needs no search for prefixes, and its name is the document's.
        let isNew = name.withXML { xmlHasNsProp(pointer, $0, nil) } == nil && !name.utf8.contains(UInt8(ascii: ":"))
        guard isNew else {
            xmlSetProp(pointer, name, value)
            return
        }
        value.withXML { _ = xmlNewNsPropEatName(pointer, nil, document.interned(name), $0) }
    }

    /// Appends a deep copy of a node of any document and returns it; attributes are set,
    /// and a text next to a text becomes one with it.
    @discardableResult
    public func append(copyOf node: Node) -> Node {
        guard let copy = xmlDocCopyNode(node.pointer, document.pointer, 1) else {
            preconditionFailure("out of memory")
        }
        guard let added = xmlAddChild(pointer, copy) else { preconditionFailure("out of memory") }
        return Node(added, in: document)
    }

    /// Takes the node out of its tree; it stays valid as long as its document.
    public func remove() {
        xmlUnlinkNode(pointer)
        document.detached.append(pointer)
    }
}

extension String {
    /// Whether the text is a name without a colon (Namespaces in XML 1.0, production `NCName`).
    public var isNCName: Bool { xmlValidateNCName(self, 0) == 0 }

    /// The text with every character outside XML 1.0's `Char` (section 2.2) replaced by U+FFFD.
    public func replacingCharactersOutsideXML() -> String {
        guard isSuspect, unicodeScalars.contains(where: { !$0.isXMLCharacter }) else { return self }
        var scalars = String.UnicodeScalarView()
        for scalar in unicodeScalars { scalars.append(scalar.isXMLCharacter ? scalar : "\u{FFFD}") }
        return String(scalars)
    }

    /// Whether some byte can be of a character outside XML's: a control, or the last of U+FFFE and U+FFFF.
    private var isSuspect: Bool {
        var before: UInt16 = 0
        for byte in utf8 {
            if byte < 0x20 && byte != 0xA || byte >= 0xBE && before == 0xEFBF { return true }
            before = before << 8 | UInt16(byte)
        }
        return false
    }
}

extension Unicode.Scalar {
    /// Whether XML 1.0 allows the character (section 2.2, production `Char`).
    public var isXMLCharacter: Bool {
        switch value {
        case 0x9, 0xA, 0xD, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
        default: false
        }
    }
}
