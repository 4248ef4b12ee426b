import Testing

/// What whoever submitted a case sees of it: where it stands, and what became of it.
@Suite struct MineTests {
    private let office: DemoOffice
    private let number: String

    init() throws {
        office = try DemoOffice()
        (_, number) = try office.submitted()
        // The registration ended with its approval: that is read, and out of the way.
        try office.done("inbox", "--read", as: "clerk")
    }

    private func results(as person: String = "clerk") throws -> [Answer] {
        try office.json("inbox", "--results", as: person).items
    }

    @Test func `mine says at which step a case is, in whose hands, since when, and the last word`() throws {
        try office.done("approve", number, "-m", "大客户中心意见", as: "centre")
        let mine = try office.json("mine", as: "clerk")
        #expect(mine.items.count == 1)
        let line = mine[0]
        #expect(line["case"].number == Int(number))
        #expect(line["state"].text == "open")
        #expect(!line["labels"].texts.isEmpty)
        #expect(!line["holders"].texts.isEmpty)
        #expect(line["since"].text != nil)
        #expect(line["last"]["text"].text == "大客户中心意见")
        let shown = try office.done("mine", as: "clerk").output
        #expect(shown.contains("在谁手里"))
        #expect(shown.contains("大客户中心意见"))
        #expect(try office.json("mine", as: "centre").items.isEmpty, "only what one submitted oneself")
    }

    @Test func `what has ended is mine with --all`() throws {
        try office.done("cancel", number, "-m", "客户取消合作", as: "clerk")
        #expect(try office.json("mine", as: "clerk").items.isEmpty)
        let note = try office.done("mine", as: "clerk")
        #expect(note.output.isEmpty)
        #expect(note.errors.contains("--all"))
        #expect(
            try office.json("mine", "--all", as: "clerk").items.compactMap { $0["state"].text } == [
                "withdrawn", "approved",
            ])
        #expect(try results().isEmpty, "who ended it oneself knows")
    }

    @Test func `a refused application reaches its clerk, and stays until it is noted as read`() throws {
        let applied = try office.run(Entries.customer(["name": "另一家示例公司"]) + ["--json"], as: "clerk")
        let second = String(try #require(try applied.json()["case"].number))
        try office.done("reject", second, "-m", "不符合规定", as: "leader")
        let before = try office.head()
        let lines = try office.done("inbox", as: "clerk").output
        #expect(lines.contains("我报送的有结果了（1）"))
        #expect(lines.contains("意见：不符合规定"))
        #expect(try results().map { $0["kind"].text } == ["result"])
        #expect(try office.head() == before, "looking never writes")
        #expect(try office.run("mine", as: "clerk").errors.contains("有 1 个结果或退回没有看"))
        #expect(try office.done("inbox", "--read", as: "clerk").output.contains("已记下看过（1）"))
        #expect(try results().isEmpty)
        #expect(try office.run("inbox", "--read", as: "clerk").errors.contains("没有未看的结果和退回"))
        _ = try office.verified("--decisions")
    }

    @Test func `a return is a notice until its clerk has submitted again`() throws {
        try office.done("return", number, "-m", "请补充", as: "centre")
        let returned = try results()
        #expect(returned.map { $0["kind"].text } == ["returned"])
        #expect(returned.first?["text"].text == "请补充")
        try office.done("submit", number, "--set", "payment=按季结算", "-m", "已改", as: "clerk")
        #expect(try results().isEmpty)
        #expect(try results(as: "centre").isEmpty)
    }

    @Test func `a rehearsal of reading changes nothing, and other sections are not read so`() throws {
        try office.done("return", number, "-m", "请补充", as: "centre")
        #expect(try office.done("inbox", "--read", "--dry-run", as: "clerk").output.contains("请补充"))
        #expect(try results().count == 1)
        #expect(
            try office.refused("inbox", "--read", "--copies", as: "clerk", status: 2).errors.contains("docket read"))
    }
}
