import XML

/// Holds a view against its declared shape: what templates are proved against must be what the builders write.
struct ShapeConformance {
    private let root: Node
    private let definitions: [String: Node]
    // The nodes above belong to these.
    private let documents: [Document]

    init(of view: String) throws {
        let shape = try Document.parse(file: "\(Paths.templates)/common/\(view).shape.xml")
        let parts = try Document.parse(file: "\(Paths.templates)/common/parts.shape.xml")
        documents = [shape, parts]
        root = shape.root
        definitions = Dictionary(
            (Array(shape.root.elements("define")) + parts.root.elements("define")).map { ($0["name"] ?? "", $0) },
            uniquingKeysWith: { first, _ in first })
    }

    /// What does not fit, with the path of the element.
    func problems(in view: Document) -> [String] {
        guard let declared = root.elements("element").first(where: { $0["name"] == view.root.name }) else {
            return ["no shape for \(view.root.name)"]
        }
        return problems(in: view.root, declared, path: view.root.name)
    }

    private func problems(in node: Node, _ declared: Node, path: String) -> [String] {
        let sources = [declared] + (declared["like"].flatMap { definitions[$0] }.map { [$0] } ?? [])
        let attributes = sources.flatMap { $0.elements("attribute") }
        let children = sources.flatMap { $0.elements("element") }
        var problems: [String] = []
        for attribute in attributes {
            guard let value = node[attribute["name"] ?? ""] else {
                if attribute["occurs"] != "optional" { problems.append("\(path): no @\(attribute["name"] ?? "")") }
                continue
            }
            if let problem = Self.problem(with: value, of: attribute) {
                problems.append("\(path)/@\(attribute["name"] ?? ""): \(problem)")
            }
        }
        let names = Set(attributes.compactMap { $0["name"] })
        for attribute in node.attributes where !names.contains(attribute.name) {
            problems.append("\(path): @\(attribute.name) is not declared")
        }
        return problems + childProblems(in: node, children, path: path)
    }

    private func childProblems(in node: Node, _ children: [Node], path: String) -> [String] {
        var problems: [String] = []
        for declared in children {
            let name = declared["name"] ?? ""
            let found = Array(node.elements(name))
            let occurs = declared["occurs"] ?? "one"
            if occurs == "one", found.count != 1 { problems.append("\(path): \(found.count) × \(name)") }
            if occurs == "optional", found.count > 1 { problems.append("\(path): \(found.count) × \(name)") }
            for child in found { problems += self.problems(in: child, declared, path: "\(path)/\(name)") }
        }
        let names = Set(children.compactMap { $0["name"] })
        for child in node.elements where !names.contains(child.name) {
            problems.append("\(path): \(child.name) is not declared")
        }
        return problems
    }

    private static func problem(with value: String, of attribute: Node) -> String? {
        let isRight =
            switch attribute["type"] {
            case "code": (attribute["values"] ?? "").split(separator: " ").contains(Substring(value))
            case "boolean": ["true", "false"].contains(value)
            case "number": Double(value) != nil
            case "money": value.wholeMatch(of: /-?[0-9]+\.[0-9]{2}/) != nil
            case "date": value.wholeMatch(of: /[0-9]{4}-[0-9]{2}(-[0-9]{2})?/) != nil
            default: true
            }
        return isRight ? nil : "“\(value)” is no \(attribute["type"] ?? "text")"
    }
}
