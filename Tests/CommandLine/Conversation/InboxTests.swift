import Testing

/// The inbox: what waits for me, questions and copies to me, what I follow.
@Suite struct InboxTests {
    private let office: DemoOffice
    private let number: String

    init() throws {
        office = try DemoOffice()
        (_, number) = try office.submitted()
    }

    /// A reviewer with something in every section.
    private func fill() throws {
        try office.done("ask", number, "--of", "centre", "-m", "是否要附资费表？", as: "business")
        try office.done("copy", "1", "--to", "centre", "-m", "供参考", as: "clerk")
        try office.done("follow", number, as: "centre")
    }

    private func kinds(_ filters: String...) throws -> [String] {
        let run = try office.run(["inbox", "--json"] + filters, as: "centre")
        #expect(run.status == 0, "\(run.errors)")
        return try run.json().items.compactMap { $0["kind"].text }
    }

    @Test func `everything is in one list for programs, and each item says what it is`() throws {
        try fill()
        #expect(try kinds() == ["task", "question", "copy", "followed"])
        let task = try office.json("inbox", as: "centre")[0]
        for key in [
            "case", "chain", "task", "label", "form", "record", "title", "customer", "unit", "since", "actions",
            "reminders", "draft",
        ] {
            #expect(task.names.contains(key), "\(key)")
        }
    }

    @Test func `each section can be looked at alone, or with others`() throws {
        try fill()
        #expect(try kinds("--mine") == ["task"])
        #expect(try kinds("--asked") == ["question"])
        #expect(try kinds("--copies") == ["copy"])
        #expect(try kinds("--followed") == ["followed"])
        #expect(try kinds("--followed", "--mine") == ["task", "followed"])
    }

    @Test func `people see the sections under titles, with what was written below its row`() throws {
        try fill()
        let lines = try office.done("inbox", as: "centre").output.split(separator: "\n").map(String.init)
        let titles = lines.filter { !$0.hasPrefix(" ") }
        #expect(titles == ["待我办理（1）", "问我的（1）", "抄送我的（1）", "我关注的（1）"])
        #expect(lines.contains("        问：是否要附资费表？"))
        #expect(lines.contains("        附言：供参考"))
        let english = try office.done("inbox", "--lang", "en", as: "centre").output
        #expect(english.contains("waiting for me (1)"))
        #expect(english.contains("question: 是否要附资费表？"))
    }

    @Test func `an empty section says so in its own words`() throws {
        let said = try ["--mine", "--asked", "--copies", "--followed"].map {
            try office.run("inbox", $0, as: "quality").errors
        }
        #expect(said == ["没有待办\n", "没有等您答复的问题\n", "没有未阅的抄送\n", "没有关注的事项\n"])
    }

    @Test func `long names are cut in the columns, and whole for programs`() throws {
        let title = "关于二〇二七年度全省账单函件与宣传折页寄递业务的长期合作合同"
        try office.run(Entries.contract("KH20260001", ["title": title]), as: "clerk").expectDone()
        let lines = try office.done("inbox", as: "centre").output.split(separator: "\n")
        #expect(lines.contains { $0.contains("关于二〇二七年度全省账单函…") })
        #expect(try office.json("inbox", as: "centre")[1]["title"].text == title)
        let widths = lines.dropFirst().compactMap { line in
            line.range(of: "示例出版有限公司").map {
                line[..<$0.lowerBound].reduce(0) { $0 + ($1.isASCII || $1 == "…" ? 1 : 2) }
            }
        }
        #expect(widths.count == 2 && Set(widths).count == 1)
    }

    @Test func `many copies do not push the tasks away`() throws {
        var cases = ["1", number]
        for index in 1...10 {
            let run = try office.run(
                Entries.contract("KH20260001", ["title": "第\(index)份合同"]) + ["--json"], as: "clerk")
            cases.append(String(try #require(try run.json()["case"].number)))
        }
        for number in cases { try office.done("copy", number, "--to", "quality", as: "clerk") }
        let overview = try office.done("inbox", as: "quality")
        #expect(overview.output.contains("抄送我的（10+）"))
        #expect(overview.errors.contains("docket inbox --copies"))
        #expect(try office.done("inbox", "--copies", as: "quality").output.contains("抄送我的（12）"))
        let newest = try office.json("inbox", "--copies", "--limit", "3", as: "quality").items
        #expect(newest.map { $0["case"].number } == cases.suffix(3).reversed().map { Int($0) })
    }
}
