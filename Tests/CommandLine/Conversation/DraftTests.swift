import Testing

/// 暂存: an opinion that a performer keeps until the decision.
@Suite struct DraftTests {
    private let office: DemoOffice
    private let contract: String
    private let number: String

    init() throws {
        office = try DemoOffice()
        (contract, number) = try office.submitted()
    }

    private func lastOpinion() throws -> String? {
        try office.json("history", number, as: "clerk").items.last?["text"].text
    }

    @Test func `a reviewer keeps an opinion overnight, and the decision uses it`() throws {
        try office.done("draft", number, "-m", "拟同意，等财务核对金额", as: "centre")
        office.pass(minutes: 15 * 60)
        #expect(try office.done("show", number, as: "centre").output.contains("大客户中心审核：拟同意，等财务核对金额"))
        #expect(try office.json("inbox", as: "centre")[0]["draft"].text == "拟同意，等财务核对金额")
        try office.done("draft", number, "-m", "同意，金额已核对", as: "centre")
        try office.done("approve", number, as: "centre")
        #expect(try lastOpinion() == "同意，金额已核对")
        #expect(try office.json("show", number, as: "centre")["drafts"].names.isEmpty, "it is gone with the decision")
        _ = try office.verified()
    }

    @Test func `nobody but its author sees a draft`() throws {
        try office.done("draft", number, "-m", "只有我看得到", as: "centre")
        for person in ["clerk", "business", "manager", "leader", "admin"] {
            for command in [
                ["show", number], ["history", number], ["inbox"], ["packet", contract, "--format", "xml"],
            ] {
                let run = try office.run(command, as: person)
                #expect(!run.output.contains("只有我看得到"), "\(command) as \(person)")
            }
        }
        #expect(try !office.done("history", number, as: "centre").output.contains("只有我看得到"))
    }

    @Test func `what is written with the decision goes before the draft`() throws {
        try office.done("draft", number, "-m", "拟退回", as: "centre")
        try office.done("approve", number, "-m", "同意", as: "centre")
        #expect(try lastOpinion() == "同意")
    }

    @Test func `a draft is enough where an opinion is required`() throws {
        try office.done("draft", number, "-m", "请补充结算条款", as: "centre")
        try office.done("return", number, as: "centre")
        #expect(try lastOpinion() == "请补充结算条款")
    }

    @Test func `a draft that is thrown away decides nothing`() throws {
        try office.done("draft", number, "-m", "请补充结算条款", as: "centre")
        try office.done("draft", number, "--clear", as: "centre")
        #expect(try office.refused("return", number, as: "centre").errors.contains("要写明意见"))
        #expect(try office.refused("draft", number, "--clear", as: "centre").errors.contains("没有草稿"))
        _ = try office.verified()
    }

    @Test func `a draft ends with its task, also when others return the contract`() throws {
        try office.done("draft", number, "-m", "针对第一稿", as: "business")
        try office.done("return", number, "-m", "请改", as: "centre")
        try office.done("submit", number, "-s", "payment=按季结算", as: "clerk")
        #expect(try office.json("inbox", as: "business")[0]["draft"].isNull)
        try office.done("approve", number, as: "business")
        #expect(try lastOpinion() == "")
        _ = try office.verified()
    }

    @Test func `only a performer keeps a draft, of a task that is open, with words in it`() throws {
        #expect(try office.refused("draft", number, "-m", "同意", as: "yi-clerk").errors.contains("没有事项"))
        #expect(try office.refused("draft", number, "-m", "同意", as: "clerk").errors.contains("现在不由您办理"))
        #expect(try office.refused("draft", number, as: "centre").errors.contains("草稿没有内容"))
        #expect(try office.refused("draft", number, "-m", "　\n", as: "centre").errors.contains("草稿没有内容"))
        #expect(try office.refused("draft", "1", "-m", "同意", as: "leader").errors.contains("已经办结"))
        #expect(
            try office.refused("draft", number, "-m", "同意", "-t", "general-review", as: "centre").errors.contains(
                "没有待办 “general-review”"))
        _ = try office.refused(["draft", number, "-m", "同意", "--clear"], as: "centre", status: 2)
    }
}
