import Fixtures
import Foundation
import Testing

/// Charts as pictures, with the way that a case took.
@Suite struct GraphTests {
    private let office: DemoOffice

    init() throws { office = try DemoOffice() }

    /// Whether Graphviz is there, which `.ci/setup` installs.
    static let hasGraphviz = ["/usr/bin/dot", "/usr/local/bin/dot"].contains {
        FileManager.default.isExecutableFile(atPath: $0)
    }

    /// The line that draws what has a label.
    private func line(_ label: String, in dot: String) throws -> Substring {
        try #require(dot.split(separator: "\n").first { $0.contains(label) }, "no \(label)")
    }

    /// The edge that an action of a task draws.
    private func edges(_ label: String, in dot: String) -> [Substring] {
        dot.split(separator: "\n").filter { $0.contains("->") && $0.contains("label=\" \(label) ") }
    }

    @Test func `the way of a case shows in its chart: what is done, what waits, what comes`() throws {
        let (_, number) = try office.submitted()
        try office.done("approve", number, as: "centre")
        try office.done("return", number, "-m", "不清楚", as: "business")
        let returned = try office.done("case", "graph", number, "--dot", as: "clerk").output
        #expect(try line("报送局修改合同", in: returned).contains("▶ 报送局修改合同\\n等待 甲示例"))
        #expect(try line("大客户中心审核", in: returned).contains("✓"))
        #expect(edges("退回修改", in: returned).filter { $0.contains("penwidth") }.count == 1, "one of four returns")
        #expect(edges("退回修改", in: returned).allSatisfy { $0.contains("style=\"dashed\"") })

        try office.done("submit", number, "--set", "payment=预付", as: "clerk")
        let again = try office.done("case", "graph", number, "--dot", as: "clerk").output
        #expect(try line("大客户中心审核", in: again).contains("▶"))
        #expect(try line("省局领导审批", in: again).contains("○ 省局领导审批"))
        #expect(edges("重新报送", in: again).allSatisfy { $0.contains("penwidth") && $0.contains("constraint=\"false\"") })
        for person in ["centre", "business", "general"] { try office.done("approve", number, as: person) }
        let leaders = try office.done("case", "graph", number, "--dot", as: "clerk").output
        #expect(try line("业务部审核", in: leaders).contains("✓ 业务部审核\\n庚示例"))
        #expect(try line("省局领导审批", in: leaders).contains("penwidth=\"2.5\""))
        #expect(leaders.contains("第六章一、1（2）"), "clauses are tooltips")
    }

    @Test func `compound and parallel states are clusters in the order of the chart, conditions are in words`() throws {
        let dot = try office.done("regulation", "graph", "diamond-contract", "--dot", as: "clerk").output
        #expect(dot.contains("label=\"钻石客户合同审批（2026.1 版）\""))
        #expect(dot.components(separatedBy: "subgraph cluster_").count - 1 == 10, "three steps and seven branches")
        #expect(dot.contains("label=\"市场部征求各部门意见\""))
        #expect(dot.contains("〔签约主体 = 省公司〕"))
        #expect(try line("label=\"省局领导审批", in: dot).contains("省邮政函件集邮局·领导"))
        let balance = dot.reduce(0) { $0 + ($1 == "{" ? 1 : $1 == "}" ? -1 : 0) }
        #expect(balance == 0)
    }

    @Test func `conditions are said in the words of the forms, and what only decides is a diamond`() throws {
        func dot(_ chain: String) throws -> String {
            try office.done("regulation", "graph", chain, "--dot", as: "clerk").output
        }
        let complaint = try dot("complaint")
        #expect(complaint.contains("〔涉及多个部门 = 是\\n且 (管理等级 = 钻石\\n或 管理等级 = 白金)〕"))
        #expect(complaint.contains("〔服务单位接口人已填写〕"))
        #expect(complaint.components(separatedBy: "shape=\"diamond\"").count == 3)
        #expect(complaint.contains("由前面的环节指定"))
        #expect(try dot("registration").contains("〔裁决的开发单位 = 单位〕"))
    }

    @Test func `a regulation that is being written is drawn without an office`() throws {
        let copy = try RegulationCopy(edition: "2027.1")
        let words = ["regulation", "graph", "registration", "-r", "guangdong-post-letters", "--root", copy.root.path]
        let drawn = try Binary.run(words + ["--dot"])
        #expect(drawn.output.contains("大客户申报注册（2027.1 版）"), "\(drawn.errors)")
        let unknown = try Binary.run(["regulation", "graph", "registratoin"] + words.dropFirst(3) + ["--dot"])
        #expect(unknown.status == 1)
        #expect(unknown.errors.contains("registration"))
    }

    @Test func `hostile labels stand for themselves`() throws {
        let copy = try RegulationCopy(edition: "2026.2")
        let hostile = "&quot;]; evil -&gt; &lt;script&gt;alert(1)&lt;/script&gt; \\N \\n &amp;amp; }"
        try copy.change(RegulationCopy.diamond, "label=\"省局领导审批\"", to: "label=\"\(hostile)\"")
        try copy.change(RegulationCopy.diamond, "label=\"不同意\" opinion", to: "label=\"\(hostile)\" opinion")
        let words = [
            "regulation", "graph", "diamond-contract", "-r", "guangdong-post-letters", "--root", copy.root.path,
        ]
        let dot = try Binary.run(words + ["--dot"])
        let escaped = "\\\"]; evil -> <script>alert(1)</script> \\\\N \\\\n &amp;amp; }"
        #expect(dot.output.contains("label=\"\(escaped)\\n"), "\(dot.output)")
        guard Self.hasGraphviz else { return }
        let svg = try Binary.run(words)
        #expect(svg.status == 0, "\(svg.errors)")
        #expect(!svg.output.contains("<script"))
        #expect(svg.output.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
        #expect(svg.output.contains("\\N \\n &amp;amp; }"), "backslashes and entities are not read")
    }

    @Test(.enabled(if: hasGraphviz, "Graphviz's dot is not installed: .ci/setup installs it"))
    func `with Graphviz the picture is SVG, to a file or to standard output`() throws {
        let (_, number) = try office.submitted()
        let path = office.folder.appendingPathComponent("case.svg").path
        let rehearsed = try office.done("case", "graph", number, "-O", path, "--dry-run", as: "clerk")
        #expect(rehearsed.errors.contains("什么都没有改"))
        #expect(!FileManager.default.fileExists(atPath: path))
        #expect(try office.done("case", "graph", number, "-O", path, as: "clerk").output.isEmpty)
        let svg = try String(contentsOfFile: path, encoding: .utf8)
        #expect(svg == (try office.done("case", "graph", number, as: "clerk").output))
        #expect(svg.contains("<svg") && svg.contains("</svg>"))
        #expect(svg.contains("市场部征求各部门意见") && svg.contains("Noto Sans CJK SC"))
        let places = try ["大客户中心审核", "业务部审核", "综合部审核"].map { label in
            let before = try #require(svg.components(separatedBy: "\(label)</text>").first)
            let place = try #require(before.components(separatedBy: " x=\"").last)
            return try #require(Double(place.prefix { $0 != "\"" }))
        }
        #expect(places == places.sorted(), "branches stand in the order of the chart")
    }

    @Test func `without Graphviz it says what to do, and the source needs none`() throws {
        let (_, number) = try office.submitted()
        for words in [["case", "graph", number], ["regulation", "graph", "diamond-contract"]] {
            let run = try office.run(words, as: "clerk", environment: ["PATH": "/nowhere"])
            #expect(run.status == 1)
            #expect(run.output.isEmpty)
            #expect(run.errors.contains("没有找到 Graphviz 的 dot"))
            #expect(run.errors.contains("--dot"))
            let source = try office.run(words + ["--dot"], as: "clerk", environment: ["PATH": "/nowhere"])
            #expect(source.output.hasPrefix("digraph {"))
        }
    }

    @Test(arguments: ["#!/bin/sh\nexit 3\n", "#!/bin/sh\ncat > /dev/null\n", "no program"])
    func `a Graphviz that fails is told from one that is missing`(script: String) throws {
        let tool = try office.write("dot", script)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: tool)
        let run = try office.run(
            ["regulation", "graph", "diamond-contract"], as: "clerk",
            environment: ["PATH": "\(office.folder.path):/bin:/usr/bin"])
        #expect(run.status == 1)
        #expect(run.output.isEmpty)
        #expect(run.errors.contains("Graphviz 的 dot 没有画成"), "\(run.errors)")
    }

    @Test func `whoever does not see a case does not see its picture`() throws {
        let (_, number) = try office.submitted()
        let run = try office.refused("case", "graph", number, "--dot", as: "yi-clerk")
        #expect(run.errors.contains("没有事项"))
    }
}
