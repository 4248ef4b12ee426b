public import Diagnostics
public import Regulations
public import XML

/// A place in a regulation's data that says what it rests on.
public struct Citation {
    /// What of a regulation it is a part of.
    public enum Part: String, Sendable, CaseIterable {
        case rule, chain, form, duty, paper
    }

    /// What it is a part of.
    public let part: Part
    /// The chain, for what stands in its chart and for itself.
    public let chain: String?
    /// What it is called.
    public let title: String
    /// What it rests on.
    public let ground: Ground
    /// The element.
    public let element: Node

    /// Where it stands.
    public var location: SourceLocation? { element.location }

    /// Whether the source does not say so, or not so.
    public var isOurs: Bool { ground.basis != .clause }

    init?(_ element: Node, _ part: Part, chain: String? = nil, of regulation: Regulation) {
        let basis = element["basis"].flatMap(Ground.Basis.init)
        guard element.namespace == docketNamespace, element["clause"] != nil || basis != nil else { return nil }
        self.part = part
        self.chain = chain
        self.element = element
        let tier = element["tier"].flatMap { regulation.grading?.class($0)?.label }
        title = element["label"] ?? element["message"] ?? tier ?? element["id"] ?? element.name
        ground = Ground(clause: element["clause"], basis: basis ?? .clause, note: element["note"])
    }
}

extension Citation {
    /// All citations of a regulation, in the order of its files: the regulation itself, its forms, its charts.
    ///
    /// - Throws: `Findings` of a file that cannot be read.
    static func all(of regulation: Regulation, in workflows: some PackageSource) throws(Findings) -> [Citation] {
        func root(_ path: String) throws(Findings) -> Node {
            try Document.parse(try workflows.bytes(of: path), name: workflows.displayName(of: path)).root
        }
        let main = try root(Regulation.mainFile)
        var found = main.descendants().compactMap { element in
            let part = parts[element.name] ?? .rule
            return Citation(element, part, chain: part == .chain ? element["id"] : nil, of: regulation)
        }
        for reference in main.descendants() where reference.isElement("form", in: docketNamespace) {
            guard let path = reference["src"] else { continue }
            let form = try root(path)
            found += form.descendants().compactMap { Citation($0, .form, of: regulation) }
        }
        for chain in regulation.chains {
            found += try root(chain.chart).descendants().compactMap {
                Citation($0, .chain, chain: chain.id, of: regulation)
            }
        }
        return found
    }

    private static let parts: [String: Part] = ["chain": .chain, "duty": .duty, "document": .paper]
}
