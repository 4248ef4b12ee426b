import Records
import Statechart
import XML

/// Finds people by the data of a case: the codes that an XPath gives, over the variables that charts declare.
struct CaseSelection {
    let data: CaseData

    /// The codes, each once, in the order of the data. A field may hold several, separated by spaces or commas.
    func codes(_ expression: String) throws -> [String] {
        let found = try evaluate(expression)
        let texts = if case .nodes(let nodes) = found { nodes.map(\.text) } else { [found.string] }
        var seen: Set<String> = []
        return texts.flatMap { $0.split(whereSeparator: { " ,，、;；\n\t".contains($0) }).map(String.init) }
            .filter { seen.insert($0).inserted }
    }

    /// What an expression gives as a text.
    func text(_ expression: String) throws -> String { try evaluate(expression).string }

    /// Whether a condition holds.
    func holds(_ condition: String) throws -> Bool { try evaluate(condition).boolean }

    private func evaluate(_ expression: String) throws -> XPathValue {
        let document = Document(root: "data")
        let context = XPathContext(document)
        for (id, value) in data.values {
            let element = document.root.append(id)
            if case .markup(let markup) = value {
                let parsed = try Document.parse(Array("<data>\(markup)</data>".utf8), name: id)
                for child in parsed.root.children { element.append(copyOf: child) }
            }
            context.set(id, to: .nodes([element]))
        }
        return try context.evaluate(try XPath(expression))
    }
}
