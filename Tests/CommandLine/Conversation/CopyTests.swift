import Testing

/// 抄送 and 已阅: copies for people and units, and who has read them.
@Suite struct CopyTests {
    private let office: DemoOffice
    private let contract: String
    private let number: String

    init() throws {
        office = try DemoOffice()
        (contract, number) = try office.submitted()
    }

    @Test func `a copy opens the case to who gets it, and shows who has read it`() throws {
        #expect(try office.refused("show", number, as: "quality").errors.contains("没有事项"))
        let sent = try office.json(
            "copy", number, "--to", "quality", "--unit", "yi", "-m", "请知悉", as: "centre")
        #expect(sent["to"].texts == ["癸示例", "乙市邮政局"])

        let inbox = try office.json("inbox", as: "quality")
        #expect(inbox.items.map { $0["kind"].text } == ["copy"])
        #expect(inbox[0]["note"].text == "请知悉")
        #expect(inbox[0]["sender"].text == "centre")
        for person in ["quality", "yi-clerk"] {
            #expect(try office.json("show", number, as: person)["record"].text == contract)
            #expect(try office.json("contract", "list", as: person).items.map { $0["number"].text } == [contract])
        }

        try office.done("read", number, as: "quality")
        #expect(try office.json("inbox", "--copies", as: "quality").items.isEmpty)
        #expect(try office.json("show", number, as: "quality")["record"].text == contract, "what one read stays")
        let copies = try office.json("show", number, as: "clerk")["copies"].items
        #expect(copies.map { $0["toPerson"].text } == ["quality", nil])
        #expect(copies.map { $0["toUnit"].text } == [nil, "yi"])
        #expect(copies.map { $0["readings"].items.map { $0["person"].text } } == [["quality"], []])
        let shown = try office.done("show", number, as: "clerk").output
        #expect(shown.contains("已阅：癸示例 2026-11-02"))
        #expect(shown.contains("未阅"))
        let history = try office.json("history", number, as: "clerk").items.map { $0["label"].text }
        #expect(history == ["市局报送", "抄送 癸示例", "抄送 乙市邮政局", "已阅：抄送"])
        _ = try office.verified()
    }

    @Test func `what the chart copies to a unit is read by one of its people`() throws {
        for person in ["centre", "business", "general", "leader"] { try office.done("approve", number, as: person) }
        let inbox = try office.json("inbox", "--copies", as: "market")
        #expect(inbox.items.map { $0["label"].text } == ["省局意见报市场部"])
        #expect(try office.done("inbox", "--copies", as: "market").output.contains("省局意见报市场部"))
        #expect(try office.done("read", number, as: "market").output == "事项 2：已阅 省局意见报市场部\n")
        #expect(try office.json("inbox", "--copies", as: "market").items.isEmpty)
        let feedback = try office.json("inbox", "--copies", as: "clerk")
        #expect(feedback.items.map { $0["label"].text } == ["省局意见反馈报送局"])
        try office.done("read", number, as: "chief")
        #expect(try office.json("inbox", "--copies", as: "clerk").items.isEmpty, "one of the unit is enough")
        try office.done("read", number, as: "clerk")
        let readings = try office.json("show", number, as: "leader")["copies"].items.flatMap { $0["readings"].items }
        #expect(readings.map { $0["person"].text } == ["chief", "clerk", "market"])
        _ = try office.verified()
    }

    @Test func `several cases are read at once, each with its own outcome`() throws {
        try office.done("copy", "1", "--to", "quality", as: "leader")
        try office.done("copy", number, "--to", "quality", as: "centre")
        let run = try office.run("read", "1", number, "99", as: "quality")
        #expect(run.status == 1)
        #expect(run.output.contains("事项 1：已阅"))
        #expect(run.output.contains("办成 2 个，被拒 1 个"))
        #expect(run.errors.contains("事项 99：没有办成"))
    }

    @Test func `a closed case is copied too`() throws {
        try office.done("copy", "1", "--to", "quality", "-m", "客户已注册", as: "clerk")
        #expect(try office.json("show", "1", as: "quality")["state"].text == "approved")
    }

    @Test func `the same copy is sent again only after it was read`() throws {
        try office.done("copy", number, "--to", "quality", as: "centre")
        let again = try office.refused("copy", number, "--to", "quality", as: "business")
        #expect(again.errors.contains("抄送给 癸示例，还没有阅"))
        try office.done("read", number, as: "quality")
        #expect(try office.refused("read", number, as: "quality").errors.contains("阅过"))
        try office.done("copy", number, "--to", "quality", "--to", "quality", "-m", "金额有变", as: "business")
        #expect(try office.json("inbox", as: "quality").items.count == 1, "named twice is sent once")
    }

    @Test func `who has no part in a case sends no copies of it`() throws {
        #expect(try office.refused("copy", number, "--to", "quality", as: "yi-clerk").errors.contains("没有事项"))
        #expect(try office.refused("copy", number, "--to", "quality", as: "manager").errors.contains("您没有参与办理"))
        try office.done("copy", number, "--to", "quality", as: "centre")
        let onwards = try office.refused("copy", number, "--to", "operations", as: "quality")
        #expect(onwards.errors.contains("您没有参与办理"), "a copy is for reading")
        try office.done("ask", number, "--of", "finance", "-m", "能否按月结算？", as: "centre")
        try office.done("copy", number, "--to", "operations", as: "finance")
    }

    @Test func `copies go to others who are there, all or none`() throws {
        #expect(try office.refused("copy", number, "--to", "centre", as: "centre").errors.contains("不用抄送给自己"))
        #expect(
            try office.refused("copy", number, "--to", "quality", "--to", "qualtiy", as: "centre").errors.contains(
                "您是否想写 “quality”？"))
        #expect(
            try office.refused("copy", number, "--to", "quality", "--unit", "jai", as: "centre").errors.contains(
                "您是否想写 “jia”？"))
        #expect(try office.refused("show", number, as: "quality").status == 1)
        _ = try office.refused(["copy", number], as: "centre", status: 2)
    }

    @Test func `who holds no post any more is neither asked nor sent copies`() throws {
        let people = try office.write(
            "p.csv", "code,name,post,unit,from,to\nretired,未示例,officer,finance,2020-01-01,2026-10-31\n")
        try office.done("person", "import", people, as: "admin")
        #expect(try office.refused("copy", number, "--to", "retired", as: "centre").errors.contains("现在没有岗位"))
        #expect(
            try office.refused("ask", number, "--of", "retired", "-m", "？", as: "centre").errors.contains("现在没有岗位"))
    }

    @Test func `who got no copy has none to read`() throws {
        #expect(try office.refused("read", number, as: "clerk").errors.contains("没有抄送给您"))
        #expect(try office.refused("read", number, as: "quality").errors.contains("没有事项"))
        let log = try office.json("access", "list", as: "admin").items
        #expect(log.map { $0["rule"].text } == ["casework.outside-scope", "conversation.not-copied"])
    }
}
