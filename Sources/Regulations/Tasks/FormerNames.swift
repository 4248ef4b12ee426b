public import Diagnostics
public import XML

/// The names that states of a chart had in earlier editions (`d:formerly`): where running cases find them again.
public struct FormerNames: Sendable {
    /// The identifier of a state now, by one that it had.
    public let current: [String: String]

    private static let scxmlNamespace = "http://www.w3.org/2005/07/scxml"
    private static let named: Set<String> = ["state", "parallel", "final", "history"]

    /// Reads the attributes of Docket's on the elements of a chart.
    ///
    /// - Parameter root: the `<scxml>` element.
    /// - Throws: `Findings`: an attribute that has no meaning there, a name that a state still has, or that two had.
    public static func read(from root: Node) throws(Findings) -> FormerNames {
        let elements = root.descendants().filter { $0.namespace == scxmlNamespace }
        let ids = Set(elements.filter { named.contains($0.name) }.compactMap { $0["id"] })
        var current: [String: String] = [:]
        var findings: [Finding] = []
        for element in elements {
            findings += unknownAttributes(of: element)
            guard let written = element.attribute("formerly", in: docketNamespace), let id = element["id"] else {
                continue
            }
            let names = written.split(whereSeparator: \.isWhitespace).map(String.init)
            if names.isEmpty { findings.append(empty(element)) }
            for name in names {
                if ids.contains(name) { findings.append(stillThere(name, element)) }
                if let other = current[name] { findings.append(claimedTwice(name, other, element)) }
                current[name] = current[name] ?? id
            }
        }
        guard findings.isEmpty else { throw Findings(findings) }
        return FormerNames(current: current)
    }

    private static func unknownAttributes(of element: Node) -> [Finding] {
        element.attributes.filter { $0.namespace == docketNamespace }.compactMap { attribute in
            guard attribute.name == "formerly" else {
                return element.finding(
                    "chart.unknown-attribute",
                    Message(
                        "<\(element.name)> 没有属性 “\(attribute.qualifiedName)”",
                        "<\(element.name)> has no attribute “\(attribute.qualifiedName)”"),
                    at: attribute.qualifiedName, advice: didYouMean(attribute.name, among: ["formerly"]))
            }
            guard !named.contains(element.name) || element["id"] == nil else { return nil }
            return element.finding(
                "chart.misplaced-attribute",
                Message("formerly 只能写在有 id 的状态上", "formerly belongs to a state with an id"),
                at: attribute.qualifiedName)
        }
    }

    private static func empty(_ element: Node) -> Finding {
        element.finding(
            "chart.former-name-missing", Message("formerly 里没有写名称", "formerly names nothing"),
            at: place(in: element))
    }

    private static func stillThere(_ name: String, _ element: Node) -> Finding {
        element.finding(
            "chart.former-name-in-use",
            Message("图里还有状态 “\(name)”，它不能是旧名", "the chart still has a state “\(name)”: it is no former name"),
            at: place(in: element))
    }

    private static func claimedTwice(_ name: String, _ other: String, _ element: Node) -> Finding {
        element.finding(
            "chart.former-name-twice",
            Message("“\(name)” 已经是 “\(other)” 的旧名", "“\(name)” is a former name of “\(other)” already"),
            at: place(in: element))
    }

    private static func place(in element: Node) -> String? {
        element.attributes.first { $0.namespace == docketNamespace && $0.name == "formerly" }?.qualifiedName
    }
}
