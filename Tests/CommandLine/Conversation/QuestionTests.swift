import Testing

/// 沟通: a performer asks someone and stays responsible.
@Suite struct QuestionTests {
    private let office: DemoOffice
    private let contract: String
    private let number: String

    init() throws {
        office = try DemoOffice()
        (contract, number) = try office.submitted()
    }

    @Test func `the account centre asks finance before it decides, and the decision stays its own`() throws {
        #expect(try office.refused("show", number, as: "finance").errors.contains("没有事项"))
        try office.done("ask", number, "--of", "finance", "-m", "能否按月结算？", as: "centre")

        let asked = try office.json("inbox", as: "finance")
        #expect(asked.items.map { $0["kind"].text } == ["question"])
        #expect(asked[0]["text"].text == "能否按月结算？")
        #expect(asked[0]["asker"].text == "centre")
        #expect(try office.done("inbox", "--asked", as: "finance").output.contains("问：能否按月结算？"))
        #expect(try office.json("show", number, as: "finance")["record"].text == contract)
        #expect(try office.refused("approve", number, as: "finance").errors.contains("现在不由您办理"))

        try office.done("answer", number, "-m", "可以，从一月起", as: "finance")
        #expect(try office.json("inbox", as: "finance").items.isEmpty)
        let shown = try office.done("show", number, as: "centre").output
        #expect(shown.contains("戊示例 问 丑示例（大客户中心审核，"))
        #expect(shown.contains("答（2026-11-02"))
        let history = try office.json("history", number, as: "clerk").items
        #expect(history.map { $0["label"].text }.suffix(2) == ["大客户中心审核：问 丑示例", "大客户中心审核：答复 戊示例"])
        #expect(history.map { $0["text"].text }.suffix(2) == ["能否按月结算？", "可以，从一月起"])

        try office.done("approve", number, "-m", "同意按月结算", as: "centre")
        _ = try office.verified()
    }

    @Test func `whoever was asked keeps seeing the case, and nothing else of the customer`() throws {
        let other = try office.run(Entries.contract("KH20260001", ["title": "另一份合同"]) + ["--json"], as: "clerk")
        let otherNumber = String(try #require(try other.json()["case"].number))
        try office.done("ask", number, "--of", "finance", "-m", "能否按月结算？", as: "centre")
        try office.done("answer", number, "-m", "可以", as: "finance")
        #expect(try office.json("contract", "list", as: "finance").items.map { $0["number"].text } == [contract])
        #expect(try office.done("packet", contract, "--format", "xml", as: "finance").output.contains(contract))
        #expect(try office.refused("show", otherNumber, as: "finance").errors.contains("没有事项"))
    }

    @Test func `of several questions the one that is answered is named`() throws {
        let first = try office.json("ask", number, "--of", "finance", "-m", "能否按月结算？", as: "centre")
        let second = try office.json("ask", number, "--of", "finance", "-m", "违约金怎样算？", as: "business")
        #expect((first["question"].number, second["question"].number) == (1, 2))
        let several = try office.refused("answer", number, "-m", "可以", as: "finance")
        #expect(several.errors.contains("1 能否按月结算？；2 违约金怎样算？"))
        try office.done("answer", number, "--question", "2", "-m", "按日万分之五", as: "finance")
        try office.done("answer", number, "-m", "可以", as: "finance")
        let questions = try office.json("show", number, as: "clerk")["questions"].items
        #expect(questions.map { $0["answer"].text } == ["可以", "按日万分之五"])
        #expect(questions.map { $0["status"].text } == ["answered", "answered"])
        let unknown = try office.refused("answer", number, "--question", "9", "-m", "可以", as: "finance")
        #expect(unknown.errors.contains("没有向您提出的问题 9"))
        _ = try office.refused(["answer", number, "--question", "neun", "-m", "可以"], as: "finance", status: 2)
    }

    @Test func `a question lapses when its task is over`() throws {
        try office.done("ask", number, "--of", "finance", "-m", "能否按月结算？", as: "centre")
        try office.done("approve", number, as: "centre")
        #expect(try office.json("inbox", as: "finance").items.isEmpty)
        let late = try office.refused("answer", number, "-m", "可以", as: "finance")
        #expect(late.errors.contains("“大客户中心审核”已经办完，不用再答复"))
        #expect(try office.json("show", number, as: "clerk")["questions"][0]["status"].text == "lapsed")
        #expect(try office.done("show", number, as: "clerk").output.contains("环节已办完，没有答复"))
        _ = try office.verified()
    }

    @Test func `the same person is not asked twice at once by the same performer`() throws {
        try office.done("ask", number, "--of", "finance", "-m", "能否按月结算？", as: "centre")
        let again = try office.refused("ask", number, "--of", "finance", "-m", "请尽快", as: "centre")
        #expect(again.errors.contains("问过 丑示例，还没有答复"))
        try office.done("answer", number, "-m", "可以", as: "finance")
        try office.done("ask", number, "--of", "finance", "-m", "从哪个月起？", as: "centre")
    }

    @Test func `only a performer asks, somebody else, and something`() throws {
        #expect(
            try office.refused("ask", number, "--of", "centre", "-m", "？", as: "centre").errors.contains("不用向自己提问"))
        #expect(
            try office.refused("ask", number, "--of", "finanse", "-m", "？", as: "centre").errors.contains(
                "您是否想写 “finance”？"))
        #expect(try office.refused("ask", number, "--of", "finance", as: "centre").errors.contains("没有写明要问什么"))
        #expect(
            try office.refused("ask", number, "--of", "finance", "-m", "？", as: "clerk").errors.contains("现在不由您办理"))
        #expect(
            try office.refused("ask", number, "--of", "finance", "-m", "？", as: "yi-clerk").errors.contains(
                "没有事项"))
        #expect(
            try office.refused("ask", "1", "--of", "finance", "-m", "？", as: "leader").errors.contains("已经办结"))
        _ = try office.refused(["ask", number, "-m", "？"], as: "centre", status: 2)
    }

    @Test func `only who was asked answers, once, and something`() throws {
        try office.done("ask", number, "--of", "finance", "-m", "能否按月结算？", as: "centre")
        #expect(try office.refused("answer", number, "-m", "可以", as: "business").errors.contains("没有人问您"))
        #expect(try office.refused("answer", number, "-m", "可以", as: "quality").errors.contains("没有事项"))
        #expect(try office.refused("answer", number, as: "finance").errors.contains("没有写明答复"))
        try office.done("answer", number, "-m", "可以", as: "finance")
        #expect(try office.refused("answer", number, "-m", "不行", as: "finance").errors.contains("已于 2026-11-02"))
    }

    @Test func `nothing is answered in a closed case`() throws {
        try office.run(Entries.customer(["name": "另一示例公司"]), as: "clerk").expectDone()
        try office.done("ask", "3", "--of", "finance", "-m", "有没有欠费？", as: "leader")
        try office.done("approve", "3", as: "leader")
        #expect(try office.refused("answer", "3", "-m", "没有", as: "finance").errors.contains("已经办结"))
    }
}
