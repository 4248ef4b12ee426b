public import Diagnostics
public import XML

extension ViewShape {
    /// Reads a shape from its XML notation:
    ///
    /// ```xml
    /// <shape>
    ///   <element name="packet">
    ///     <attribute name="number"/>
    ///     <element name="amount" type="money"/>
    ///     <element name="opinion" occurs="many" like="opinion"/>
    ///   </element>
    ///   <define name="opinion"> … </define>
    /// </shape>
    /// ```
    ///
    /// - Throws: `Findings`, one for every mistake.
    public static func read(_ document: Document) throws(Findings) -> ViewShape {
        var reader = ViewShapeReader(document.root)
        return try reader.read()
    }

    /// Reads a shape from a file.
    ///
    /// - Throws: `Findings`.
    public static func read(file path: String) throws(Findings) -> ViewShape {
        try read(try Document.parse(file: path))
    }
}

private struct ViewShapeReader {
    private let root: Node
    private var findings: [Finding] = []
    private var definitionNames: Set<String> = []

    init(_ root: Node) { self.root = root }

    mutating func read() throws(Findings) -> ViewShape {
        if root.name != "shape" { complain(root, Message("根元素应是 shape", "the root element is “shape”")) }
        for definition in root.elements("define") { definitionNames.insert(definition["name"] ?? "") }
        var definitions: [String: ShapeElement] = [:]
        for definition in root.elements("define") {
            definitions[definition["name"] ?? ""] = element(definition)
        }
        let elements = Array(root.elements("element"))
        if elements.count != 1 {
            complain(root, Message("shape 里应有且只有一个 element", "a shape has exactly one element"))
        }
        for child in root.elements where child.name != "element" && child.name != "define" { unknown(child) }
        let top = elements.first.map { element($0) }
        guard findings.isEmpty, let top else { throw Findings(findings) }
        return ViewShape(top, definitions: definitions)
    }

    private mutating func element(_ node: Node) -> ShapeElement {
        checkAttributes(of: node, ["name", "occurs", "type", "values", "like"])
        var attributes: [ShapeAttribute] = []
        var children: [ShapeElement] = []
        for child in node.elements {
            switch child.name {
            case "attribute": attributes.append(attribute(child))
            case "element": children.append(element(child))
            default: unknown(child)
            }
        }
        let like = node["like"]
        if let like, !definitionNames.contains(like) {
            complain(
                node, Message("没有 define “\(like)”", "there is no define “\(like)”"), at: "like",
                advice: didYouMean(like, among: definitionNames))
        }
        return ShapeElement(
            name(of: node), occurrence(of: node), type: type(of: node), attributes: attributes, children: children,
            like: like)
    }

    private mutating func attribute(_ node: Node) -> ShapeAttribute {
        checkAttributes(of: node, ["name", "occurs", "type", "values"])
        return ShapeAttribute(name(of: node), occurrence(of: node), type: type(of: node) ?? .text)
    }

    private mutating func name(of node: Node) -> String {
        if let name = node["name"], !name.isEmpty { return name }
        complain(node, Message("缺少 name", "the name is missing"))
        return ""
    }

    private mutating func occurrence(of node: Node) -> ShapeOccurrence {
        guard let text = node["occurs"] else { return .one }
        if let found = ShapeOccurrence(rawValue: text) { return found }
        let words = ShapeOccurrence.allCases.map(\.rawValue)
        complain(
            node, Message("occurs 不能是 “\(text)”", "occurs cannot be “\(text)”"), at: "occurs",
            advice: didYouMean(text, among: words)
                ?? Message(
                    "可以是 \(words.joined(separator: "、"))", "it is one of \(words.joined(separator: ", "))"))
        return .one
    }

    private mutating func type(of node: Node) -> ShapeType? {
        let words: [String: ShapeType] = [
            "text": .text, "money": .money, "date": .date, "number": .number, "boolean": .boolean, "markup": .markup,
        ]
        guard let text = node["type"] else { return nil }
        if text == "code" { return .code((node["values"] ?? "").split(separator: " ").map(String.init)) }
        if let found = words[text] { return found }
        complain(
            node, Message("没有类型 “\(text)”", "there is no type “\(text)”"), at: "type",
            advice: didYouMean(text, among: words.keys.sorted() + ["code"]))
        return nil
    }

    private mutating func checkAttributes(of node: Node, _ known: [String]) {
        for attribute in node.attributes where !known.contains(attribute.name) {
            complain(
                node, Message("没有属性 “\(attribute.name)”", "there is no attribute “\(attribute.name)”"),
                at: attribute.name, advice: didYouMean(attribute.name, among: known))
        }
    }

    private mutating func unknown(_ node: Node) {
        complain(
            node, Message("这里不能有元素 “\(node.name)”", "the element “\(node.name)” cannot stand here"),
            advice: didYouMean(node.name, among: ["attribute", "element", "define"]))
    }

    private mutating func complain(
        _ node: Node, _ message: Message, at attribute: String? = nil, advice: Message? = nil
    ) {
        findings.append(node.finding("shape.invalid", message, at: attribute, advice: advice))
    }
}
