import Testing

/// Who may act on what: refused with a reason, and nothing changes.
@Suite struct EntitlementTests {
    private let office: DemoOffice
    private let number: String
    private let contract: String

    init() throws {
        office = try DemoOffice()
        (contract, number) = try office.submitted()
    }

    @Test func `a task waits for its performers alone`() throws {
        let refused = try office.refused("approve", number, as: "leader")
        #expect(refused.mistakes == ["错误: 事项 2 现在不由您办理"])
        #expect(refused.errors.contains("正在等待：大客户中心审核：大客户中心·审核人（戊示例）"))
        #expect(try office.refused("approve", number, as: "clerk").errors.contains("现在不由您办理"))
        #expect(try office.refused("approve", number, as: "yi-clerk").errors.contains("没有事项"))
        #expect(try office.refused("approve", number, as: "admin").errors.contains("现在不由您办理"))
    }

    @Test func `a second approval of the same task is refused, and says who gave the first`() throws {
        try office.done("approve", number, "-m", "同意", as: "centre")
        let again = try office.refused("approve", number, "-m", "同意", as: "centre")
        #expect(again.errors.contains("“大客户中心审核”已由 戊示例 于 2026-11-02"))
        #expect(try office.json("history", number, as: "clerk").items.count == 2)
    }

    @Test func `an action that the task does not have gets those that it has`() throws {
        let refused = try office.refused("reject", number, "-m", "不同意", as: "centre")
        #expect(refused.errors.contains("事项 2 现在不能 “reject”"))
        #expect(refused.errors.contains("可以：approve、return"))
        #expect(try office.refused("act", number, "aprove", as: "centre").errors.contains("您是否想写 “approve”？"))
    }

    @Test func `a return without an opinion is refused`() throws {
        #expect(try office.refused("return", number, as: "centre").errors.contains("要写明意见"))
        #expect(try office.refused("return", number, "-m", "", as: "centre").errors.contains("要写明意见"))
    }

    @Test func `whoever reviews changes no content`() throws {
        let refused = try office.refused("approve", number, "--set", "amount=1", as: "centre")
        #expect(refused.errors.contains("不能修改内容"))
        let unknown = try office.refused("approve", number, "--set", "amuont=1", as: "centre")
        #expect(unknown.errors.contains("您是否想写 “amount”？"))
    }

    @Test func `a task that is not the actor's cannot be chosen`() throws {
        let refused = try office.refused("approve", number, "--task", "business-review", as: "centre")
        #expect(refused.errors.contains("您在事项 2 没有待办 “business-review”"))
        let mistyped = try office.refused("approve", number, "--task", "account-center-review", as: "centre")
        #expect(mistyped.errors.contains("您是否想写 “account-centre-review”？"))
    }

    @Test func `who does not hold the post submits, registers, records and imports nothing`() throws {
        #expect(
            try office.refused(Entries.contract("KH20260001"), as: "leader").errors.contains("可以的岗位：客户经理、大客户中心经理"))
        #expect(try office.refused(Entries.customer([:]), as: "chief").errors.contains("您的岗位不能登记和更正客户"))
        #expect(try office.refused("visit", "record", as: "data").errors.contains("您的岗位不能记录拜访"))
        let english = try office.refused("visit", "record", "--lang", "en", as: "data")
        #expect(english.errors.contains("your post does not let you record visits"))
    }

    @Test func `no contract before the registration is approved`() throws {
        try office.run(Entries.customer(["name": "未批准示例公司"]), as: "clerk").expectDone()
        let refused = try office.refused(Entries.contract("KH20260002"), as: "clerk")
        #expect(refused.errors.contains("“KH20260002” 现在是“申报中”，要“已注册”才可以"))
        #expect(refused.errors.contains("第四章一（二）"))
    }

    @Test func `several cases at once have their own outcomes, and any refusal shows in the status`() throws {
        let second = try #require(
            try office.run(Entries.contract("KH20260001", ["title": "第二份合同"]) + ["--json"], as: "clerk").json()["case"]
                .number)
        let run = try office.run(["approve", number, "99", String(second), "-m", "同意"], as: "centre")
        #expect(run.status == 1)
        #expect(run.output.contains("事项 2：同意"))
        #expect(run.output.contains("事项 \(second)：同意"))
        #expect(run.errors.contains("事项 99：没有办成"))
        #expect(run.errors.contains("3 个事项中有 1 个没有办成"))
        let outcomes = try office.run(["approve", number, String(second), "--json"], as: "business")
        #expect(outcomes.status == 0)
        #expect(try outcomes.json().items.map { $0["case"].number } == [2, second])
        let partly = try office.run(["approve", number, String(second), "99", "--json"], as: "general")
        #expect(partly.status == 1)
        #expect(try partly.json()[2]["refused"].text == "casework.unknown-case")
    }

    @Test func `an attachment needs a hand on the record`() throws {
        let file = try office.write("a.txt", "附件")
        #expect(try office.refused("attach", contract, file, as: "yi-clerk").errors.contains("没有编号为"))
        #expect(try office.refused("attach", "GDYH-2026-0009", file, as: "clerk").errors.contains("没有编号为"))
        #expect(try office.refused("attach", contract, "nope.pdf", as: "clerk").errors.contains("没有文件"))
        #expect(
            try office.refused("attach", contract, file, "--kind", "contarct", as: "clerk").errors.contains(
                "您是否想写 “contract”？"))
        try office.done("attach", "KH20260001", file, as: "clerk")
    }
}

extension Run {
    /// Fails the test when the run was refused.
    func expectDone(at location: SourceLocation = #_sourceLocation) throws {
        try #require(status == 0, "\(errors)", sourceLocation: location)
    }
}
