/// Writes Graphviz's DOT: nodes, clusters and edges with their attributes, every text escaped.
struct DotWriter {
    typealias Attributes = KeyValuePairs<String, String?>

    private(set) var lines: [String] = []
    private var depth = 0

    /// `digraph` and what stands in it.
    mutating func graph(_ body: (inout DotWriter) -> Void) {
        block("digraph", body)
    }

    /// A cluster.
    mutating func cluster(_ id: String, _ attributes: Attributes, _ body: (inout DotWriter) -> Void) {
        block("subgraph \(id)") { writer in
            for (name, value) in attributes {
                if let value { writer.line("\(name)=\(Self.quoted(value))") }
            }
            body(&writer)
        }
    }

    /// Attributes of all of a kind: `graph`, `node` or `edge`; or a node by its name.
    mutating func node(_ id: String, _ attributes: Attributes) { line(id + Self.list(attributes)) }

    /// An edge.
    mutating func edge(_ from: String, _ to: String, _ attributes: Attributes) {
        line("\(from) -> \(to)" + Self.list(attributes))
    }

    private mutating func block(_ heading: String, _ body: (inout DotWriter) -> Void) {
        line("\(heading) {")
        depth += 1
        body(&self)
        depth -= 1
        line("}")
    }

    private mutating func line(_ text: String) {
        lines.append(String(repeating: "  ", count: depth) + text)
    }

    private static func list(_ attributes: Attributes) -> String {
        let written = attributes.compactMap { name, value in value.map { "\(name)=\(quoted($0))" } }
        return written.isEmpty ? "" : " [\(written.joined(separator: ", "))]"
    }

    /// A quoted string whose text stands for itself: Graphviz reads backslashes, and entities of HTML, in labels.
    static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "&": quoted += "&amp;"
            case "\n": quoted += "\\n"
            default:
                let isControl = scalar.properties.generalCategory == .control
                quoted.unicodeScalars.append(isControl ? "\u{FFFD}" : scalar)
            }
        }
        return quoted + "\""
    }
}
