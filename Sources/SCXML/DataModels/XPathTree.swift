import Statechart
import XML

/// The data of a session: a document `<datamodel>` with one `<data id>` for each variable.
///
/// It is looked at and changed under the lock of its program alone, which makes it safe to send.
final class XPathTree: @unchecked Sendable {
    let document: Document
    private(set) var declared: [String: Node]
    /// Variables that name a node somewhere in the data: the items of `foreach`.
    private(set) var aliases: [String: Node] = [:]
    /// About how many bytes were put into the tree since its size was last taken.
    var added = 0
    private var work = 0
    /// Values from outside that nothing has looked at yet.
    private var supplied: [String: @Sendable () -> Value] = [:]
    private var iterations: [Iteration] = []

    private struct Iteration {
        let loop: ForEach
        let nodes: [Node]
    }

    /// The tree of a document; each `data` child is a variable.
    init(_ document: Document) {
        self.document = document
        declared = [:]
        for data in document.root.elements {
            if let id = data["id"] { declared[id] = data }
        }
    }

    /// A tree of empty variables.
    convenience init(variables: [String]) {
        let document = Document(root: "datamodel")
        for variable in variables { document.root.append("data", attributes: ["id": variable]) }
        self.init(document)
    }

    /// An independent copy. Aliases of nodes that are no longer in the tree are forgotten.
    func copy() -> XPathTree {
        let copy = XPathTree(document.copy())
        copy.added = added
        copy.supplied = supplied
        for (name, node) in aliases {
            if let path = path(of: node) { copy.aliases[name] = copy.node(at: path) }
        }
        return copy
    }

    func variable(_ name: String) -> Node? { aliases[name] ?? declared[name] }

    /// The variable of that name, made when there is none.
    func declare(_ name: String) -> Node {
        if let node = declared[name] { return node }
        let node = document.root.append("data", attributes: ["id": name])
        declared[name] = node
        return node
    }

    func alias(_ name: String, to node: Node) { aliases[name] = node }

    // MARK: Values from outside

    /// Replaces what a variable holds.
    func replace(_ id: String, with value: Value) {
        supplied[id] = nil
        guard let node = declared[id], value != .text("") || node.children.first(where: { _ in true }) != nil else {
            return
        }
        _ = assign(NewValue(value), to: [node], .replaceChildren, attribute: "")
    }

    /// Replaces what a variable holds, once something looks at the data.
    func supply(_ id: String, by make: @escaping @Sendable () -> Value) { supplied[id] = make }

    /// Takes in what was supplied: everything that looks at the nodes of the tree does this first.
    func settle() {
        guard !supplied.isEmpty else { return }
        let values = supplied.sorted { $0.key < $1.key }
        supplied = [:]
        for (id, make) in values { replace(id, with: make()) }
    }

    /// Notes what an assignment cost, in operations.
    func spend(bytes: Int) { work += 1 + bytes >> 3 }

    /// What assignments cost since this was last asked.
    func takeWork() -> Int {
        defer { work = 0 }
        return work
    }

    /// Whether nodes may be freed when they are taken out: nobody else names any.
    var mayDiscard: Bool { aliases.isEmpty && iterations.isEmpty }

    // MARK: foreach

    func begin(_ loop: ForEach, over nodes: [Node]) {
        _ = declare(loop.item)
        if let index = loop.index { _ = declare(index) }
        iterations.append(Iteration(loop: loop, nodes: nodes))
    }

    func iterate(to index: Int) {
        guard let iteration = iterations.last, iteration.nodes.indices.contains(index) else { return }
        aliases[iteration.loop.item] = iteration.nodes[index]
        if let name = iteration.loop.index {
            aliases[name] = nil
            let node = declare(name)
            for child in Array(node.children) { child.remove() }
            node.append(text: String(index + 1))
        }
    }

    func end() { iterations.removeLast() }

    // MARK: paths

    /// The way from the root to a node, by the places of children and the name of an attribute, such as `0/2/@unit`;
    /// `nil` when it is not in the tree.
    func path(of node: Node) -> String? {
        guard node.document === document else { return nil }
        var steps: [String] = []
        var current = node
        while current != document.root {
            guard let parent = current.parent, parent.isElement else { return nil }
            steps.append(current.kind == .attribute ? "@\(current.qualifiedName)" : String(current.position))
            current = parent
        }
        return steps.reversed().joined(separator: "/")
    }

    func node(at path: String) -> Node? {
        path.split(separator: "/").reduce(document.root as Node?) { node, step in
            if let place = Int(step) { return node?.child(at: place) }
            return node?.attributes.first { $0.qualifiedName == step.dropFirst() }
        }
    }

    /// Whether a node belongs to a variable, below its `<data>` or the element itself.
    func isWithinData(_ node: Node) -> Bool {
        node != document.root && path(of: node) != nil
    }

    func isDataElement(_ node: Node) -> Bool { node.parent == document.root }
}
