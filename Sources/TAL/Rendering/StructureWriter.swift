import XML

/// Writes nodes of the view as markup, for `structure:`. In HTML only what cannot run or load anything is written.
struct StructureWriter {
    let isHTML: Bool

    /// Writes a node.
    func write(_ node: Node, to output: inout OutputBuffer) {
        switch node.kind {
        case .element: element(node, to: &output)
        case .text, .attribute: node.write(in: .content, to: &output)
        case .document: for child in node.children { write(child, to: &output) }
        case .comment, .processingInstruction, .other: break
        }
    }

    private func element(_ node: Node, to output: inout OutputBuffer) {
        let isActive = isHTML || [Namespace.xhtml, Namespace.svg].contains(node.namespace)
        guard !isActive || Vocabulary.structure.contains(node.name) else { return children(of: node, to: &output) }
        let name = isHTML ? node.name : node.qualifiedName
        output.append("<")
        output.append(verbatim: name)
        if !isHTML { declare(node, to: &output) }
        for attribute in node.attributes where !isActive || Vocabulary.structureAttributes.contains(attribute.name) {
            self.attribute(attribute, of: node, to: &output)
        }
        output.append(">")
        if isHTML, Vocabulary.void.contains(name) { return }
        children(of: node, to: &output)
        output.append("</")
        output.append(verbatim: name)
        output.append(">")
    }

    private func children(of node: Node, to output: inout OutputBuffer) {
        for child in node.children { write(child, to: &output) }
    }

    private func declare(_ node: Node, to output: inout OutputBuffer) {
        var declared: [String: String] = [:]
        declared[node.prefix ?? ""] = node.namespace ?? ""
        for attribute in node.attributes {
            if let prefix = attribute.prefix, prefix != "xml" { declared[prefix] = attribute.namespace }
        }
        for (prefix, uri) in declared.sorted(by: { $0.key < $1.key }) {
            output.append(verbatim: prefix.isEmpty ? " xmlns=\"" : " xmlns:\(prefix)=\"")
            output.append(escaping: uri, in: .attribute)
            output.append("\"")
        }
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
