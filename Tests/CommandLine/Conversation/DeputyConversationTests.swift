import Testing

/// What a deputy does around a decision shows both names, and own tasks stay apart.
@Suite struct DeputyConversationTests {
    private let office: DemoOffice
    private let number: String

    init() throws {
        office = try DemoOffice()
        (_, number) = try office.submitted()
        try office.done("deputy", "appoint", "quality", "--to", "2026-12-31", as: "centre")
    }

    @Test func `a deputy asks in the name of the performer, and the case shows both`() throws {
        try office.done("ask", number, "--of", "finance", "-m", "能否按月结算？", as: "quality")
        #expect(try office.json("inbox", as: "finance")[0]["asker"].text == "quality")
        #expect(try office.done("inbox", as: "finance").output.contains("癸示例（代 戊示例）"))
        #expect(try office.done("show", number, as: "clerk").output.contains("癸示例（代 戊示例） 问 丑示例"))
        _ = try office.verified()
    }

    @Test func `a deputy's draft is the deputy's own`() throws {
        try office.done("draft", number, "-m", "代拟：同意", as: "quality")
        #expect(try office.json("inbox", as: "quality")[0]["draft"].text == "代拟：同意")
        #expect(try office.json("inbox", as: "centre")[0]["draft"].isNull)
        try office.done("approve", number, as: "quality")
        #expect(try office.json("history", number, as: "clerk").items.last?["text"].text == "代拟：同意")
        _ = try office.verified()
    }

    @Test func `the inbox says for whom a task would be decided`() throws {
        #expect(try office.json("inbox", as: "quality")[0]["deputyFor"].text == "centre")
        #expect(try office.done("inbox", as: "quality").output.contains("代 戊示例 办理"))
        #expect(try office.json("inbox", as: "centre")[0]["deputyFor"].isNull)
    }

    @Test func `many tasks at once are the own ones, unless the person represented is named`() throws {
        #expect(try office.refused("approve", "--all-matching", as: "quality").errors.contains("您的 0 个待办"))
        let run = try office.done("approve", "--all-matching", "--for", "centre", "-m", "同意", "--yes", as: "quality")
        #expect(run.output.contains("办成 1 个，被拒 0 个"))
        #expect(try office.refused("approve", "--all-matching", "--for", "business", as: "quality").status == 1)
    }

    @Test func `a deputy sees and answers what the person represented was asked; the case shows both`() throws {
        try office.done("ask", number, "--of", "centre", "-m", "客户信用如何？", as: "business")
        let question = try #require(
            try office.json("inbox", "--asked", as: "quality").items.first { $0["kind"].text == "question" })
        #expect(question["deputyFor"].text == "centre")
        #expect(try office.done("inbox", "--asked", as: "quality").output.contains("代 戊示例 答复"))
        try office.done("answer", number, "-m", "信用良好", as: "quality")
        #expect(try office.json("inbox", "--asked", as: "centre").items.isEmpty)
        #expect(try office.done("show", number, as: "clerk").output.contains("癸示例（代 戊示例） 答"))
        #expect(try office.done("history", number, as: "clerk").output.contains("癸示例（代 戊示例）"))
        let record = try #require(try office.json("show", number, as: "clerk")["record"].text)
        #expect(try office.done("packet", record, as: "clerk").output.contains("戊示例（癸示例 代答）"))
        let again = try office.refused("answer", number, "-m", "再答", as: "centre")
        #expect(again.errors.contains("已于"), "\(again.errors)")
        _ = try office.verified()
    }

    @Test func `a deputy reads the copies of the person represented, in that person's name`() throws {
        try office.done("copy", number, "--to", "centre", "-m", "请知悉", as: "business")
        #expect(try office.json("inbox", "--copies", as: "quality").items.count == 1)
        try office.done("read", number, as: "quality")
        #expect(try office.json("inbox", "--copies", as: "centre").items.isEmpty)
        #expect(try office.done("show", number, as: "clerk").output.contains("癸示例（代 戊示例）"))
        _ = try office.verified()
    }

    @Test func `a deputy does not answer an own question for the person represented`() throws {
        try office.done("deputy", "appoint", "business", "--to", "2026-12-31", as: "finance")
        try office.done("ask", number, "--of", "finance", "-m", "能否按月结算？", as: "business")
        #expect(try office.json("inbox", "--asked", as: "business").items.isEmpty)
        #expect(try office.refused("answer", number, "-m", "可以", as: "business").status == 1)
        try office.done("answer", number, "-m", "可以", as: "finance")
    }

    @Test func `a copy is listed once, and those of other chains take no room`() throws {
        for chain in ["registration", "diamond-contract"] {
            try office.done(
                "deputy", "appoint", "operations", "--to", "2026-12-31", "--chain", chain, as: "general")
        }
        try office.done("deputy", "appoint", "finance", "--to", "2026-12-31", "--chain", "registration", as: "general")
        let run = try office.run(Entries.customer(["name": "示例另一家有限公司"]) + ["--json"], as: "clerk")
        let applied = String(try #require(try run.json()["case"].number))
        try office.done("copy", applied, "--to", "general", as: "clerk")
        try office.done("copy", number, "--to", "general", as: "business")
        #expect(try office.json("inbox", "--copies", as: "operations").items.count == 2)
        let first = try office.json("inbox", "--copies", "--limit", "1", as: "finance").items
        #expect(first.map { $0["case"].number.map(String.init) } == [applied])
    }

    @Test func `a deputy for another chain sees no question`() throws {
        try office.done(
            "deputy", "appoint", "finance", "--to", "2026-12-31", "--chain", "complaint", as: "business")
        try office.done("ask", number, "--of", "business", "-m", "价格对吗？", as: "centre")
        #expect(try office.json("inbox", "--asked", as: "finance").items.isEmpty)
        #expect(try office.refused("answer", number, "-m", "对", as: "finance").status == 1)
    }

    @Test func `a reminder reaches the deputy too`() throws {
        try office.done("remind", number, "-m", "请今天办", as: "clerk")
        #expect(try office.done("inbox", as: "quality").output.contains("：请今天办"))
    }
}
