/// What may stand where in an SCXML document (SCXML 1.0, sections 3–6), as data.
struct ElementRule {
    /// What stands inside an element.
    enum Content {
        /// The listed elements only.
        case elements
        /// The listed elements and executable content.
        case executable
        /// Anything: data.
        case anything
    }

    let attributes: [String]
    let required: [String]
    let children: Set<String>
    let content: Content

    init(
        _ attributes: [String] = [], required: [String] = [], children: Set<String> = [], content: Content = .elements
    ) {
        self.attributes = attributes + required
        self.required = required
        self.children = children
        self.content = content
    }
}

/// The elements of SCXML.
enum Grammar {
    /// Executable content (section 4).
    static let executable: Set<String> = [
        "raise", "if", "foreach", "log", "assign", "script", "send", "cancel",
    ]

    static let elements: [String: ElementRule] = structure.merging(content) { one, _ in one }

    private static let structure: [String: ElementRule] = [
        "scxml": ElementRule(
            ["initial", "name", "version", "datamodel", "binding"],
            children: ["state", "parallel", "final", "datamodel", "script"]),
        "state": ElementRule(
            ["id", "initial"],
            children: [
                "onentry", "onexit", "transition", "initial", "state", "parallel", "final", "history", "datamodel",
                "invoke",
            ]),
        "parallel": ElementRule(
            ["id"],
            children: ["onentry", "onexit", "transition", "state", "parallel", "history", "datamodel", "invoke"]),
        "transition": ElementRule(["event", "cond", "target", "type"], content: .executable),
        "initial": ElementRule(children: ["transition"]),
        "final": ElementRule(["id"], children: ["onentry", "onexit", "donedata"]),
        "onentry": ElementRule(content: .executable),
        "onexit": ElementRule(content: .executable),
        "history": ElementRule(["id", "type"], children: ["transition"]),
        "datamodel": ElementRule(children: ["data"]),
        "data": ElementRule(["src", "expr"], required: ["id"], content: .anything),
        "donedata": ElementRule(children: ["content", "param"]),
        "invoke": ElementRule(
            ["type", "typeexpr", "src", "srcexpr", "id", "idlocation", "namelist", "autoforward"],
            children: ["param", "finalize", "content"]),
        "finalize": ElementRule(content: .executable),
    ]

    private static let content: [String: ElementRule] = [
        "raise": ElementRule(required: ["event"]),
        "if": ElementRule(required: ["cond"], children: ["elseif", "else"], content: .executable),
        "elseif": ElementRule(required: ["cond"]),
        "else": ElementRule(),
        "foreach": ElementRule(["index"], required: ["array", "item"], content: .executable),
        "log": ElementRule(["label", "expr"]),
        "assign": ElementRule(["expr", "type", "attr"], required: ["location"], content: .anything),
        "script": ElementRule(["src"], content: .anything),
        "send": ElementRule(
            [
                "event", "eventexpr", "target", "targetexpr", "type", "typeexpr", "id", "idlocation", "delay",
                "delayexpr", "namelist",
            ], children: ["content", "param"]),
        "cancel": ElementRule(["sendid", "sendidexpr"]),
        "param": ElementRule(["expr", "location"], required: ["name"]),
        "content": ElementRule(["expr"], content: .anything),
    ]

    /// Attributes of which only one may be there.
    static let exclusive: [String: [[String]]] = [
        "send": [
            ["event", "eventexpr"], ["target", "targetexpr"], ["type", "typeexpr"], ["id", "idlocation"],
            ["delay", "delayexpr"],
        ],
        "cancel": [["sendid", "sendidexpr"]],
        "invoke": [["type", "typeexpr"], ["src", "srcexpr"], ["id", "idlocation"]],
        "param": [["expr", "location"]],
        "data": [["src", "expr"]],
    ]

    /// Attributes with a fixed set of values.
    static let values: [String: [String: [String]]] = [
        "scxml": ["binding": ["early", "late"]],
        "transition": ["type": ["internal", "external"]],
        "history": ["type": ["shallow", "deep"]],
        "invoke": ["autoforward": ["true", "false"]],
        "assign": ["type": AssignmentKind.allCases.map(\.rawValue)],
    ]
}
