import Diagnostics
import Statechart
import XML

/// Why an assignment has no effect (SCXML 5.4).
enum AssignmentRefusal {
    case selectsNothing
    case notInData
    case notAnElement
    case takesTextOnly
    case wouldDestroyVariable
    case badAttributeName(String)
    case tooLarge(limit: Int)
    case tooDeep(limit: Int)

    var rule: String {
        switch self {
        case .tooLarge, .tooDeep: "scxml.data-too-large"
        default: "scxml.assign.illegal-location"
        }
    }

    var message: Message {
        switch self {
        case .selectsNothing: Message("赋值的位置不存在", "the location selects nothing")
        case .notInData: Message("这个位置只读，不能赋值", "this location is read-only")
        case .notAnElement: Message("这个位置不是元素", "the location is not an element")
        case .takesTextOnly: Message("属性里不能放元素", "an attribute cannot hold an element")
        case .wouldDestroyVariable:
            Message("不能删除或替换变量本身", "a variable itself cannot be deleted, replaced or given siblings")
        case .badAttributeName(let name): Message("“\(name)” 不能作属性名", "“\(name)” is no attribute name")
        case .tooLarge(let limit): Message("数据超过 \(limit) 字节", "the data exceeds \(limit) bytes")
        case .tooDeep(let limit): Message("数据嵌套超过 \(limit) 层", "the data is nested deeper than \(limit) levels")
        }
    }
}

/// What is put into a location.
enum NewValue {
    case text(String)
    case nodes([Node])

    func holder(in document: Document) -> Node {
        switch self {
        case .text(let text): document.holder(text: text)
        case .nodes(let nodes): document.holder(copying: nodes)
        }
    }

    var text: String {
        switch self {
        case .text(let text): text
        case .nodes(let nodes): nodes.map(\.text).joined()
        }
    }

    /// Whether there is an element in the value.
    var holdsElement: Bool {
        guard case .nodes(let nodes) = self else { return false }
        return nodes.contains(where: \.isElement)
    }

    /// About how many bytes the value takes, and how deep it is.
    var extent: (bytes: Int, depth: Int) {
        switch self {
        case .text(let text): (text.utf8.count, 0)
        case .nodes(let nodes):
            nodes.reduce((0, 0)) { sum, node in
                let own = node.extent
                return (sum.0 + own.bytes, max(sum.1, own.depth))
            }
        }
    }
}

extension Node {
    /// About how many bytes the node takes with all below it, and the depth of that.
    fileprivate var extent: (bytes: Int, depth: Int) {
        guard isElement else { return (16 + text.utf8.count, 0) }
        var bytes = 32
        for attribute in attributes { bytes += 16 + attribute.text.utf8.count }
        var depth = 0
        for child in children {
            let own = child.extent
            bytes += own.bytes
            depth = max(depth, own.depth)
        }
        return (bytes, depth + 1)
    }

    /// The number of ancestors.
    fileprivate var depth: Int {
        var depth = 0
        var current = parent
        while let node = current, node.isElement {
            depth += 1
            current = node.parent
        }
        return depth
    }
}

extension XPathTree {
    /// Changes every node of a location, or none; returns why not (XPath data model, `assign`).
    func assign(_ value: NewValue, to targets: [Node], _ kind: AssignmentKind, attribute: String) -> AssignmentRefusal?
    {
        guard !targets.isEmpty else { return .selectsNothing }
        for target in targets {
            if let refusal = refusal(of: kind, at: target, attribute: attribute, value) { return refusal }
        }
        if let refusal = excess(of: value, at: targets) { return refusal }
        if kind == .delete {
            for target in targets { takeOut(target, alone: targets.count == 1) }
            return nil
        }
        let text = value.text
        let alone = targets.count == 1
        let holders = targets.map { $0.isElement ? value.holder(in: document) : nil }
        for (target, holder) in zip(targets, holders) {
            if let holder {
                change(target, kind, to: holder, text: text, attribute: attribute, alone: alone)
                holder.discard()
            } else {
                target.replace(text: text)
            }
        }
        return nil
    }

    /// Data must stay within bounds, or a loop could fill the memory.
    private func excess(of value: NewValue, at targets: [Node]) -> AssignmentRefusal? {
        let extent = value.extent
        spend(bytes: extent.bytes * targets.count)
        guard extent.bytes <= Self.valueLimit else { return .tooLarge(limit: Self.valueLimit) }
        let depth = targets.reduce(0) { max($0, $1.depth) }
        guard depth + extent.depth <= Self.depthLimit else { return .tooDeep(limit: Self.depthLimit) }
        added += extent.bytes * targets.count
        if added > Self.totalLimit {
            let size = document.root.extent.bytes
            spend(bytes: size)
            added = size + extent.bytes * targets.count
            guard added <= Self.totalLimit else { return .tooLarge(limit: Self.totalLimit) }
        }
        return nil
    }

    /// Bytes of one value, bytes of all the data of a session, levels of elements.
    private static let valueLimit = 1 << 20
    private static let totalLimit = 16 << 20
    private static let depthLimit = 150

    private func refusal(
        of kind: AssignmentKind, at target: Node, attribute: String, _ value: NewValue
    ) -> AssignmentRefusal? {
        guard isWithinData(target) else { return .notInData }
        if target.kind == .attribute, let owner = target.parent, isDataElement(owner) { return .wouldDestroyVariable }
        switch kind {
        case .replaceChildren:
            if target.kind == .attribute, value.holdsElement { return .takesTextOnly }
            return target.isElement || target.kind == .attribute || target.kind == .text ? nil : .notAnElement
        case .firstChild, .lastChild:
            return target.isElement ? nil : .notAnElement
        case .addAttribute:
            if !target.isElement { return .notAnElement }
            if attribute == "id" && isDataElement(target) { return .wouldDestroyVariable }
            return attribute.isNCName ? nil : .badAttributeName(attribute)
        case .previousSibling, .nextSibling, .replace:
            if isDataElement(target) { return .wouldDestroyVariable }
            return target.isElement ? nil : .notAnElement
        case .delete:
            return isDataElement(target) ? .wouldDestroyVariable : nil
        }
    }

    private func change(
        _ target: Node, _ kind: AssignmentKind, to holder: Node, text: String, attribute: String, alone: Bool
    ) {
        switch kind {
        case .replaceChildren:
            for child in Array(target.children) { takeOut(child, alone: alone) }
            target.move(childrenOf: holder, to: .lastChild)
        case .firstChild: target.move(childrenOf: holder, to: .firstChild)
        case .lastChild: target.move(childrenOf: holder, to: .lastChild)
        case .previousSibling: target.move(childrenOf: holder, to: .before)
        case .nextSibling: target.move(childrenOf: holder, to: .after)
        case .replace:
            target.move(childrenOf: holder, to: .after)
            takeOut(target, alone: alone)
        case .addAttribute: target.set(attribute, to: text)
        case .delete: break
        }
    }

    /// Takes a node out; texts that it stood between become one, as XPath knows no neighbouring texts (5.7).
    ///
    /// It is freed when nothing else can name it: no variable, and no other target that may lie below it.
    private func takeOut(_ node: Node, alone: Bool) {
        let neighbours = (node.previous, node.next)
        free(node, alone: alone)
        guard let before = neighbours.0, let after = neighbours.1, before.kind == .text, after.kind == .text else {
            return
        }
        before.replace(text: before.text + after.text)
        free(after, alone: alone)
    }

    private func free(_ node: Node, alone: Bool) {
        if alone && mayDiscard { node.discard() } else { node.remove() }
    }
}

extension String {
    /// Whether the text is an `NCName` (Namespaces in XML 1.0, production 4), the colon left out.
    var isNCName: Bool {
        guard let first = unicodeScalars.first, first == "_" || first.properties.isXIDStart else { return false }
        return unicodeScalars.allSatisfy { $0 == "-" || $0 == "." || $0 == "·" || $0.properties.isXIDContinue }
    }
}
