import XML

/// Writes nodes of the view as markup, for `structure:`. In HTML only what cannot run or load anything is written.
struct StructureWriter {
    let isHTML: Bool

    /// Writes a node where prefixes are declared.
    func write(_ node: Node, declared: [String: String], to output: inout OutputBuffer) {
        switch node.kind {
        case .element: element(node, declared, to: &output)
        case .text, .attribute: node.reference.write(in: .content, to: &output)
        case .document: children(of: node, declared, to: &output)
        case .comment, .processingInstruction, .other: break
        }
    }

    private func element(_ node: Node, _ declared: [String: String], to output: inout OutputBuffer) {
        let isActive = isHTML || [Namespace.xhtml, Namespace.svg].contains(node.namespace)
        guard !isActive || Vocabulary.structure.contains(node.name) else {
            return children(of: node, declared, to: &output)
        }
        let name = isHTML ? node.name : node.qualifiedName
        output.append("<")
        output.append(verbatim: name)
        let inner = isHTML ? declared : declare(node, declared, to: &output)
        for attribute in node.attributes where !isActive || Vocabulary.structureAttributes.contains(attribute.name) {
            self.attribute(attribute, of: node, to: &output)
        }
        output.append(">")
        if isHTML, Vocabulary.void.contains(name) { return }
        children(of: node, inner, to: &output)
        output.append("</")
        output.append(verbatim: name)
        output.append(">")
    }

    private func children(of node: Node, _ declared: [String: String], to output: inout OutputBuffer) {
        for child in node.children { write(child, declared: declared, to: &output) }
    }

    /// Declares what an element uses and nothing around it declared; gives what is declared inside.
    private func declare(_ node: Node, _ declared: [String: String], to output: inout OutputBuffer) -> [String: String]
    {
        var used = [(node.prefix ?? "", node.namespace ?? "")]
        used += node.attributes.compactMap { attribute in attribute.prefix.map { ($0, attribute.namespace ?? "") } }
        var inner = declared
        for (prefix, uri) in used where prefix != "xml" && inner[prefix, default: ""] != uri {
            inner[prefix] = uri
            output.append(verbatim: prefix.isEmpty ? " xmlns=\"" : " xmlns:\(prefix)=\"")
            output.append(escaping: uri, in: .attribute)
            output.append("\"")
        }
        return inner
    }

    private func attribute(_ attribute: Node, of element: Node, to output: inout OutputBuffer) {
        var text = attribute.text
        let forImage = element.name == "img"
        if Vocabulary.addresses.contains(attribute.name), !Address.isSafe(text, forImage: forImage) {
            text = Address.refused
        }
        output.append(verbatim: " \(attribute.qualifiedName)=\"")
        output.append(escaping: text, in: .attribute)
        output.append("\"")
    }
}
