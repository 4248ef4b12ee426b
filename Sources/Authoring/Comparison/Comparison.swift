public import Diagnostics
public import Regulations
import XML

/// Two regulations, or two editions of one, held against each other part by part: not line by line, so that what was
/// only laid out otherwise does not show.
public struct Comparison {
    /// What is otherwise, in the order of the second's files.
    public let differences: [Difference]

    /// Compares two packages; their tests are left out.
    ///
    /// - Throws: `Findings` of a file that cannot be read.
    public init(_ first: some PackageSource, _ second: some PackageSource) throws(Findings) {
        var found: [Difference] = []
        let known = Set(first.paths)
        for path in second.paths where !path.hasPrefix(Regulation.testsFolder) {
            found +=
                known.contains(path)
                ? try Self.differences(of: path, first, second) : [Self.whole(path, .added)]
        }
        for path in first.paths where !path.hasPrefix(Regulation.testsFolder) && !second.has(path) {
            found.append(Self.whole(path, .removed))
        }
        differences = found
    }

    private static func whole(_ path: String, _ change: Difference.Change) -> Difference {
        Difference(file: path, path: [], change: change, before: nil, after: nil)
    }

    private static func differences(
        of path: String, _ first: some PackageSource, _ second: some PackageSource
    ) throws(Findings) -> [Difference] {
        let (old, new) = (try first.bytes(of: path), try second.bytes(of: path))
        guard old != new else { return [] }
        guard path.hasSuffix(".xml") || path.hasSuffix(".scxml") else { return [whole(path, .content)] }
        let before = try Document.parse(old, name: first.displayName(of: path))
        let after = try Document.parse(new, name: second.displayName(of: path))
        return ElementComparison(file: path).differences(before.root, after.root, below: [])
    }
}

/// Compares elements with what stands in them; parts are the same that are called the same.
private struct ElementComparison {
    let file: String

    func differences(_ old: Node, _ new: Node, below path: [String]) -> [Difference] {
        let before = Parts(of: old)
        let after = Parts(of: new)
        var found = attributes(old, new, path)
        if before.nodes.isEmpty, after.nodes.isEmpty, old.text.words != new.text.words {
            found.append(difference(path, .text(from: old.text.words, to: new.text.words), old, new))
        }
        for (name, node) in after.nodes {
            let inner = path + [name]
            found +=
                before[name].map { differences($0, node, below: inner) } ?? [difference(inner, .added, nil, node)]
        }
        for (name, node) in before.nodes where after[name] == nil {
            found.append(difference(path + [name], .removed, node, nil))
        }
        let kept = before.names.filter { after[$0] != nil }
        let now = after.names.filter { before[$0] != nil }
        if kept != now { found.append(difference(path, .order(from: kept, to: now), old, new)) }
        return found
    }

    private func attributes(_ old: Node, _ new: Node, _ path: [String]) -> [Difference] {
        let names = (new.attributes + old.attributes).filter { $0.namespace == nil }.map(\.name)
        var seen: Set<String> = []
        return names.filter { seen.insert($0).inserted && old[$0] != new[$0] }.map { name in
            difference(path, .attribute(name, from: old[name], to: new[name]), old, new)
        }
    }

    private func difference(
        _ path: [String], _ change: Difference.Change, _ old: Node?, _ new: Node?
    ) -> Difference {
        Difference(file: file, path: path, change: change, before: old?.location, after: new?.location)
    }
}

/// The child elements of an element, each with what tells it from the others.
private struct Parts {
    let nodes: [(name: String, node: Node)]
    private let byName: [String: Node]

    init(of parent: Node) {
        var count: [String: Int] = [:]
        nodes = parent.elements.map { node in
            let name = Self.name(of: node)
            count[name, default: 0] += 1
            let number = count[name, default: 1]
            return (number == 1 ? name : "\(name) (\(number))", node)
        }
        byName = Dictionary(nodes.map { ($0.name, $0.node) }, uniquingKeysWith: { first, _ in first })
    }

    subscript(name: String) -> Node? { byName[name] }

    var names: [String] { nodes.map(\.name) }

    /// What elements are called by, the first that they have.
    private static let keys = [
        "id", "name", "src", "ref", "tier", "managed-as", "series", "role", "event", "post", "field",
    ]

    private static func name(of node: Node) -> String {
        let key = keys.lazy.compactMap { node[$0] }.first
        return key.map { "\(node.name) \($0)" } ?? node.name
    }
}

extension String {
    /// The text without the white space by which it is laid out.
    fileprivate var words: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
