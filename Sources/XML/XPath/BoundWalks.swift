internal import CLibXML2

/// The walks of a table, with their names looked up in one document: names are equal there when their pointers are.
package final class BoundWalks {
    private let document: Document
    private let steps: [WalkTable.Step]
    private let filters: [WalkTable.Filter]
    /// The interned text, or `nil` where the document has no such name.
    private let names: [UnsafePointer<xmlChar>?]
    private let texts: [[UInt8]]

    /// Looks up the names; add no walks to the table afterwards.
    package init(_ table: WalkTable, in document: Document) {
        self.document = document
        steps = table.steps
        filters = table.filters
        names = table.texts.map { xmlDictExists(document.pointer.pointee.dict, $0, Int32($0.utf8.count)) }
        texts = table.texts.map { Array($0.utf8) + [0] }
    }

    /// The first node that the walk selects.
    package func first(_ walk: WalkTable.Walk, from node: Node) -> Node? {
        first(from: node.pointer, walk.steps).map { Node($0, in: document) }
    }

    /// All nodes that the walk selects, in document order.
    package func all(_ walk: WalkTable.Walk, from node: Node) -> [Node] {
        var found: [Node] = []
        collect(from: node.pointer, walk.steps, into: &found)
        return found
    }

    /// Whether the walk selects anything.
    package func selects(_ walk: WalkTable.Walk, from node: Node) -> Bool {
        first(from: node.pointer, walk.steps) != nil
    }

    /// Writes the string value of the first node that the walk selects, and tells whether there is one.
    @discardableResult
    package func write(
        _ walk: WalkTable.Walk, from node: Node, in place: OutputBuffer.Place, to buffer: inout OutputBuffer
    ) -> Bool {
        guard let found = first(from: node.pointer, walk.steps) else { return false }
        found.write(in: place, to: &buffer)
        return true
    }

    private func first(from node: xmlNodePtr, _ range: Range<Int>) -> xmlNodePtr? {
        guard let index = range.first else { return node }
        let step = steps[index]
        let rest = (index + 1)..<range.upperBound
        var position = 0
        var next = candidates(of: node, step)
        while let candidate = next {
            if accepts(candidate, step, &position), let found = first(from: candidate, rest) { return found }
            next = following(candidate, step)
        }
        return nil
    }

    private func collect(from node: xmlNodePtr, _ range: Range<Int>, into found: inout [Node]) {
        guard let index = range.first else { return found.append(Node(node, in: document)) }
        let step = steps[index]
        let rest = (index + 1)..<range.upperBound
        var position = 0
        var next = candidates(of: node, step)
        while let candidate = next {
            if accepts(candidate, step, &position) { collect(from: candidate, rest, into: &found) }
            next = following(candidate, step)
        }
    }

    /// The first of the nodes that a step looks at.
    private func candidates(of node: xmlNodePtr, _ step: WalkTable.Step) -> xmlNodePtr? {
        switch step.kind {
        case .parent: return node.pointee.type == XML_DOCUMENT_NODE ? nil : node.pointee.parent
        case .attribute, .anyAttribute:
            guard node.pointee.type == XML_ELEMENT_NODE, let first = node.pointee.properties else { return nil }
            return UnsafeMutableRawPointer(first).assumingMemoryBound(to: xmlNode.self)
        case .child, .anyChild, .text:
            let type = node.pointee.type
            return type == XML_ELEMENT_NODE || type == XML_DOCUMENT_NODE ? node.pointee.children : nil
        }
    }

    private func following(_ node: xmlNodePtr, _ step: WalkTable.Step) -> xmlNodePtr? {
        step.kind == .parent ? nil : node.pointee.next
    }

    private func accepts(_ node: xmlNodePtr, _ step: WalkTable.Step, _ position: inout Int) -> Bool {
        switch step.kind {
        case .parent: return true
        case .child:
            guard node.pointee.type == XML_ELEMENT_NODE, isNamed(node, step.name, step.namespace) else { return false }
        case .attribute:
            guard isNamed(node, step.name, step.namespace) else { return false }
        case .anyChild:
            guard node.pointee.type == XML_ELEMENT_NODE else { return false }
        case .anyAttribute: break
        case .text:
            guard node.pointee.type == XML_TEXT_NODE || node.pointee.type == XML_CDATA_SECTION_NODE else {
                return false
            }
        }
        for index in step.filters where !passes(node, filters[index], &position) { return false }
        return true
    }

    private func isNamed(_ node: xmlNodePtr, _ name: Int, _ namespace: Int) -> Bool {
        guard let name = names[name], node.pointee.name == name else { return false }
        guard let ours = node.pointee.ns else { return namespace < 0 }
        guard namespace >= 0 else { return ours.pointee.href == nil || ours.pointee.href[0] == 0 }
        return texts[namespace].withUnsafeBufferPointer { xmlStrEqual(ours.pointee.href, $0.baseAddress) == 1 }
    }

    private func passes(_ node: xmlNodePtr, _ filter: WalkTable.Filter, _ position: inout Int) -> Bool {
        switch filter.kind {
        case .position(let wanted):
            position += 1
            return position == wanted
        case .exists: return compares(node, filter) { _ in true }
        case .equals: return compares(node, filter) { $0.hasText(texts[filter.literal]) }
        case .differs: return compares(node, filter) { !$0.hasText(texts[filter.literal]) }
        }
    }

    /// Whether any attribute or child that the filter names satisfies the condition.
    private func compares(_ node: xmlNodePtr, _ filter: WalkTable.Filter, _ condition: (xmlNodePtr) -> Bool) -> Bool {
        let step = WalkTable.Step(
            kind: filter.attribute ? .attribute : .child, name: filter.name, namespace: filter.namespace)
        var position = 0
        var next = candidates(of: node, step)
        while let candidate = next {
            if accepts(candidate, step, &position), condition(candidate) { return true }
            next = candidate.pointee.next
        }
        return false
    }
}

extension xmlNodePtr {
    /// The text nodes of the string value (XPath 1.0, section 5), one by one, until the body says stop.
    fileprivate func eachText(_ body: (UnsafePointer<xmlChar>) -> Bool) -> Bool {
        switch pointee.type {
        case XML_TEXT_NODE, XML_CDATA_SECTION_NODE, XML_COMMENT_NODE, XML_PI_NODE:
            return pointee.content.map { body($0) } ?? true
        default:
            var next = pointee.children
            while let child = next {
                let isText = child.pointee.type == XML_TEXT_NODE || child.pointee.type == XML_CDATA_SECTION_NODE
                if isText || child.pointee.type == XML_ELEMENT_NODE, !child.eachText(body) { return false }
                next = child.pointee.next
            }
            return true
        }
    }

    fileprivate func hasText(_ expected: [UInt8]) -> Bool {
        var offset = 0
        let fits = eachText { text in
            var text = text
            while text.pointee != 0 {
                guard text.pointee == expected[offset] else { return false }
                text += 1
                offset += 1
            }
            return true
        }
        return fits && expected[offset] == 0
    }

    fileprivate func write(in place: OutputBuffer.Place, to buffer: inout OutputBuffer) {
        switch pointee.type {
        case XML_TEXT_NODE, XML_CDATA_SECTION_NODE, XML_COMMENT_NODE, XML_PI_NODE:
            if let text = pointee.content { buffer.append(escaping: text, in: place) }
        default:
            var next = pointee.children
            while let child = next {
                let isText = child.pointee.type == XML_TEXT_NODE || child.pointee.type == XML_CDATA_SECTION_NODE
                if isText || child.pointee.type == XML_ELEMENT_NODE { child.write(in: place, to: &buffer) }
                next = child.pointee.next
            }
        }
    }
}

extension Node {
    /// Writes the string value, escaped for its place.
    package func write(in place: OutputBuffer.Place, to buffer: inout OutputBuffer) {
        pointer.write(in: place, to: &buffer)
    }
}
