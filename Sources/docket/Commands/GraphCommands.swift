import Casework
import Diagnostics
import Files
import Procedure
import Records
import Regulations

/// `docket case graph` and `docket regulation graph`: charts as pictures.
enum GraphCommands {
    private static let options = [
        Option(
            "output", short: "O", .value(Message("文件", "FILE")),
            Message("写到这里，而不是标准输出", "write there instead of standard output")),
        OutputPlace.force,
        Option(
            "dot", .flag, Message("输出 DOT 源文件，不需要 Graphviz", "print the DOT source, which needs no Graphviz")),
    ]

    static let ofCase = Command(
        "case graph",
        Message("把一个事项走过的流程画成图（SVG）", "a case's chart as a picture (SVG), with the way that it took"),
        [Positional(Message("事项", "CASE"))], options: options,
        examples: ["case graph 12 -O case.svg", "case graph 12 --dot"]
    ) { invocation in
        let number = try invocation.caseNumber(invocation.required(0))
        try write(try invocation.desk().picture(ofCase: number, in: invocation.terminal.language), invocation)
    }

    static let ofChain = Command(
        "regulation graph", Message("把一个流程画成图（SVG）", "the chart of a chain as a picture (SVG)"),
        [Positional(Message("流程", "CHAIN"))],
        options: options + [
            Option(
                "regulation", short: "r", .value(Message("名称", "NAME")),
                Message(
                    "不看办公室，看 Workflows/ 下的这部管理办法", "draw it from this regulation below Workflows/, without an office")),
            ProjectFolders.option,
        ],
        examples: [
            "regulation graph diamond-contract -O chain.svg",
            "regulation graph diamond-contract -r guangdong-post-letters --dot",
        ]
    ) { invocation in
        let id = try invocation.required(0)
        guard let name = invocation.arguments.value("regulation") else {
            return try write(try invocation.desk().picture(ofChain: id, in: invocation.terminal.language), invocation)
        }
        let workflows = try ProjectFolders(invocation).workflows(name)
        try write(try Regulation.picture(ofChain: id, of: workflows, in: invocation.terminal.language), invocation)
    }

    private static func write(_ dot: String, _ invocation: Invocation) throws {
        // A label may hold what terminals obey: neither the source nor the picture does.
        let dot = visibleLines(dot)
        let isSource = invocation.arguments.has("dot")
        let bytes = isSource ? Array(dot.utf8) : try Graphviz(environment: invocation.environment).svg(dot)
        try OutputPlace(invocation: invocation).write(bytes)
    }
}
