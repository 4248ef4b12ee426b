internal import CLibXML2

/// A node without its document, which whoever holds the reference keeps alive: copying it costs nothing.
package struct NodeReference: Sendable {
    nonisolated(unsafe) let pointer: xmlNodePtr
}

extension Node {
    /// The node without its document.
    package var reference: NodeReference { NodeReference(pointer: pointer) }

    /// A node of a document that is alive.
    package init(_ reference: NodeReference, of document: Document) { self.init(reference.pointer, in: document) }
}

/// The walks of a table, with their names looked up in one document: names are equal there when their pointers are.
package final class BoundWalks {
    /// A step with its interned name, or `nil` where the document has no such name.
    private struct Step {
        let kind: WalkTable.Step.Kind
        let name: UnsafePointer<xmlChar>?
        let namespace: Int
        let firstFilter: Int
        let endOfFilters: Int
    }

    private let document: Document
    /// Memory of our own: an array would be retained and released for every field of every row.
    private let steps: UnsafeMutableBufferPointer<Step>
    private let filters: [WalkTable.Filter]
    private let names: [UnsafePointer<xmlChar>?]
    private let texts: [[UInt8]]

    /// Looks up the names; add no walks to the table afterwards.
    package init(_ table: WalkTable, in document: Document) {
        self.document = document
        let names = table.texts.map { xmlDictExists(document.pointer.pointee.dict, $0, Int32($0.utf8.count)) }
        steps = .allocate(capacity: table.steps.count)
        for (index, step) in table.steps.enumerated() {
            steps.initializeElement(
                at: index,
                to: Step(
                    kind: step.kind, name: step.name < 0 ? nil : names[step.name], namespace: step.namespace,
                    firstFilter: step.filters.lowerBound, endOfFilters: step.filters.upperBound))
        }
        filters = table.filters
        self.names = names
        texts = table.texts.map { Array($0.utf8) + [0] }
    }

    deinit { steps.deallocate() }

    /// All nodes that the walk selects, in document order.
    package func all(_ walk: WalkTable.Walk, from node: NodeReference) -> [NodeReference] {
        var found: [NodeReference] = []
        collect(from: node.pointer, walk.steps.lowerBound, walk.steps.upperBound, into: &found)
        return found
    }

    /// Whether the walk selects anything.
    package func selects(_ walk: WalkTable.Walk, from node: NodeReference) -> Bool {
        first(from: node.pointer, walk.steps.lowerBound, walk.steps.upperBound) != nil
    }

    /// Writes the string value of the first node that the walk selects, and tells whether there is one.
    @discardableResult
    package func write(
        _ walk: WalkTable.Walk, from node: NodeReference, in place: OutputBuffer.Place, to buffer: inout OutputBuffer
    ) -> Bool {
        guard let found = first(from: node.pointer, walk.steps.lowerBound, walk.steps.upperBound) else { return false }
        found.write(in: place, to: &buffer)
        return true
    }

    private func first(from node: xmlNodePtr, _ index: Int, _ end: Int) -> xmlNodePtr? {
        guard index < end else { return node }
        let step = steps[index]
        var position = 0
        var next = candidates(of: node, step.kind)
        while let candidate = next {
            if accepts(candidate, step, &position), let found = first(from: candidate, index + 1, end) { return found }
            next = step.kind == .parent ? nil : candidate.pointee.next
        }
        return nil
    }

    private func collect(from node: xmlNodePtr, _ index: Int, _ end: Int, into found: inout [NodeReference]) {
        guard index < end else { return found.append(NodeReference(pointer: node)) }
        let step = steps[index]
        var position = 0
        var next = candidates(of: node, step.kind)
        while let candidate = next {
            if accepts(candidate, step, &position) { collect(from: candidate, index + 1, end, into: &found) }
            next = step.kind == .parent ? nil : candidate.pointee.next
        }
    }

    /// The first of the nodes that a step looks at.
    private func candidates(of node: xmlNodePtr, _ kind: WalkTable.Step.Kind) -> xmlNodePtr? {
        switch kind {
        case .parent: return node.pointee.type == XML_DOCUMENT_NODE ? nil : node.pointee.parent
        case .attribute, .anyAttribute:
            guard node.pointee.type == XML_ELEMENT_NODE, let first = node.pointee.properties else { return nil }
            return UnsafeMutableRawPointer(first).assumingMemoryBound(to: xmlNode.self)
        case .child, .anyChild, .text:
            let type = node.pointee.type
            return type == XML_ELEMENT_NODE || type == XML_DOCUMENT_NODE ? node.pointee.children : nil
        }
    }

    private func accepts(_ node: xmlNodePtr, _ step: Step, _ position: inout Int) -> Bool {
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
        guard step.firstFilter < step.endOfFilters else { return true }
        for index in step.firstFilter..<step.endOfFilters where !passes(node, filters[index], &position) {
            return false
        }
        return true
    }

    private func isNamed(_ node: xmlNodePtr, _ name: UnsafePointer<xmlChar>?, _ namespace: Int) -> Bool {
        guard let name, node.pointee.name == name else { return false }
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
        let step = Step(
            kind: filter.attribute ? .attribute : .child, name: names[filter.name], namespace: filter.namespace,
            firstFilter: 0, endOfFilters: 0)
        var position = 0
        var next = candidates(of: node, step.kind)
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

extension NodeReference {
    /// Writes the string value, escaped for its place.
    package func write(in place: OutputBuffer.Place, to buffer: inout OutputBuffer) {
        pointer.write(in: place, to: &buffer)
    }
}
