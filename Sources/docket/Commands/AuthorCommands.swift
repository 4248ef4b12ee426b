import Authoring
import Diagnostics
import Drawing
import Regulations

/// What the author of a regulation does with it: `docket regulation new`, `test`, `coverage`, `html`.
enum AuthorCommands {
    static let all = [new, test, coverage, html, compare]

    // MARK: Beginning

    private static let new = Command(
        "regulation new",
        Message("开始写一部管理办法：一套能用的小样，带说明", "begin a regulation: a small one that works, with comments that teach"),
        [Positional(Message("名称", "NAME"))],
        options: [
            Option(
                "in", .value(Message("文件夹", "FOLDER")),
                Message(
                    "写进这个文件夹的 Workflows/ 和 Templates/（默认当前文件夹）",
                    "into Workflows/ and Templates/ of this folder (here unless given)")),
            Option(
                "from", .value(Message("名称", "REGULATION")),
                Message("照着这部管理办法，而不是小样", "a copy of this regulation instead of the small one")),
            ProjectFolders.option,
        ],
        examples: [
            "regulation new my-accounts --in 办法", "regulation new my-letters --from guangdong-post-letters --in 办法",
        ]
    ) { invocation in
        let place = try NewRegulation(invocation)
        let files = try place.files()
        try place.write(files)
        let terminal = invocation.terminal
        if terminal.isJSON {
            try terminal.result(
                JSON.object([
                    ("id", .string(place.id)), ("files", .array(files.map { .string($0.path) })),
                ]).text)
        } else {
            for file in files { try terminal.result(file.path) }
            terminal.note(
                Message(
                    "接着：docket regulation check \(place.id) --root \(place.folder)；docket regulation test \(place.id) --root \(place.folder)",
                    "next: docket regulation check \(place.id) --root \(place.folder); docket regulation test \(place.id) --root \(place.folder)"
                ))
        }
        invocation.noteRehearsal()
    }

    // MARK: Testing

    private static let test = Command(
        "regulation test",
        Message(
            "试一部管理办法：运行它旁边 tests/ 里写成数据的试例", "try a regulation: run the cases that are written as data in its tests/"),
        [Positional(Message("名称", "NAME")), Positional(Message("试例", "CASE"), required: false, repeated: true)],
        options: [ProjectFolders.option],
        examples: ["regulation test guangdong-post-letters tier-bounds", "regulation test starter --json"]
    ) { invocation in
        let id = try invocation.required(0)
        let folders = try ProjectFolders(invocation)
        let workflows = try folders.workflows(id)
        let tests = try RegulationTests(of: try Regulation.read(from: workflows), in: workflows)
        let cases = try chosen(Array(invocation.arguments.positionals.dropFirst()), of: tests.cases)
        let report = TestReport(invocation.terminal)
        let outcomes = try TestRun(of: id, in: folders, invocation).outcomes(of: cases, tell: report.tell)
        try report.conclude(outcomes)
    }

    /// The cases with these names; all where none is named.
    private static func chosen(_ names: [String], of cases: [TestCase]) throws -> [TestCase] {
        guard !cases.isEmpty else { throw Refusal.noTests }
        for name in names where !cases.contains(where: { $0.id == name }) {
            throw Refusal.unknownTest(name, known: cases.map(\.id))
        }
        return names.isEmpty ? cases : cases.filter { names.contains($0.id) }
    }

    // MARK: Showing

    private static let coverage = Command(
        "regulation coverage",
        Message(
            "逐条看一部管理办法：由什么办理，哪个试例试过，哪些是理解或预设，哪些没有办理",
            "clause by clause: what carries it, which test exercises it, what is a reading or assumed, what is not covered"
        ),
        [Positional(Message("名称", "NAME"))], options: [ProjectFolders.option],
        examples: ["regulation coverage guangdong-post-letters", "regulation coverage starter --json"]
    ) { invocation in
        let workflows = try ProjectFolders(invocation).workflows(try invocation.required(0))
        let coverage = try Coverage(of: try Regulation.read(from: workflows), in: workflows)
        let terminal = invocation.terminal
        let text = CoverageText(coverage, terminal)
        if terminal.isJSON { return try terminal.result(text.json().text) }
        for line in text.lines() { try terminal.result(line) }
    }

    private static let html = Command(
        "regulation html",
        Message(
            "一部管理办法织成一页：左边条款，右边办理它的规则、流程图、表单和试例",
            "a regulation as one page: clauses on the left, the rules, charts, forms and tests that carry them on the right"
        ),
        [Positional(Message("名称", "NAME"))],
        options: [
            Option(
                "output", short: "O", .value(Message("文件", "FILE")),
                Message("写到这里，而不是标准输出", "write there instead of standard output")),
            OutputPlace.force,
            Option("run", .flag, Message("同时运行试例，标出符合不符合", "run the tests, too, and mark which hold")),
            ProjectFolders.option,
        ],
        examples: ["regulation html starter -O 对照.html", "regulation html starter --run -O 对照.html"]
    ) { invocation in
        let id = try invocation.required(0)
        let folders = try ProjectFolders(invocation)
        let workflows = try folders.workflows(id)
        let regulation = try Regulation.read(from: workflows)
        var holding: [String: Bool] = [:]
        if invocation.arguments.has("run") {
            let cases = try RegulationTests(of: regulation, in: workflows).cases
            for outcome in try TestRun(of: id, in: folders, invocation).outcomes(of: cases) {
                holding[outcome.testCase.id] = holding[outcome.testCase.id, default: true] && outcome.holds
            }
        }
        let page = CoveragePage(
            try Coverage(of: regulation, in: workflows), pictures: try pictures(of: regulation, workflows, invocation),
            holding: holding)
        try OutputPlace(invocation: invocation).write(Array(visibleLines(page.html()).utf8))
    }

    private static let compare = Command(
        "regulation compare",
        Message(
            "比较两部管理办法，或一部的两版：规则、界限、流程、表单哪里不同",
            "two regulations, or two editions of one: rules, bounds, chains and forms that differ"),
        [Positional(Message("名称", "NAME")), Positional(Message("另一名称", "OTHER"), required: false)],
        options: [
            ProjectFolders.option,
            Option(
                "to-root", .value(Message("文件夹", "FOLDER")),
                Message("另一部所在的文件夹（默认同一个）", "the folder of the other one (the same unless given)")),
        ],
        examples: [
            "regulation compare guangdong-post-letters --to-root 新版", "regulation compare starter power-supply --json",
        ]
    ) { invocation in
        let first = try invocation.required(0)
        let folders = try ProjectFolders(invocation)
        let other = try ProjectFolders(invocation, option: "to-root") ?? folders
        let second = invocation.positional(1) ?? first
        let old = try (folders.workflows(first), folders.templates(first))
        let new = try (other.workflows(second), other.templates(second))
        let differences =
            try Comparison(old.0, new.0).differences + Comparison(old.1, new.1).differences
        let terminal = invocation.terminal
        let text = DifferenceText(differences, terminal)
        if terminal.isJSON { return try terminal.result(text.json().text) }
        for line in text.lines() { try terminal.result(line) }
        if differences.isEmpty { terminal.note(Message("没有不同", "they say the same")) }
    }

    /// The charts of all chains as SVG elements; none where Graphviz is not there, which is said.
    private static func pictures(
        of regulation: Regulation, _ workflows: FolderPackage, _ invocation: Invocation
    ) throws -> [String: String] {
        var pictures: [String: String] = [:]
        for chain in regulation.chains {
            let dot = try Regulation.picture(ofChain: chain.id, of: workflows, in: invocation.terminal.language)
            do {
                let svg = try Graphviz(environment: invocation.environment).svg(visibleLines(dot))
                pictures[chain.id] = EmbeddedPicture(svg, named: chain.id).element
            } catch let refusal as Refusal {
                invocation.terminal.report(refusal.findings.map { $0.with(.warning) })
                return [:]
            }
        }
        return pictures
    }
}

extension Refusal {
    fileprivate static var noTests: Refusal {
        Refusal(
            "test.none", Message("没有写测试", "there are no tests"),
            advice: Message(
                "写在 Workflows/名称/tests/*.xml，见 docket regulation new",
                "they are Workflows/NAME/tests/*.xml; see docket regulation new"),
            access: .granted)
    }

    fileprivate static func unknownTest(_ name: String, known: [String]) -> Refusal {
        Refusal(
            "test.unknown", Message("没有试例 “\(name)”", "there is no case “\(name)”"),
            advice: didYouMean(name, among: known)
                ?? Message("现有：\(known.joined(separator: "、"))", "there are: \(known.joined(separator: ", "))"),
            access: .granted)
    }
}
