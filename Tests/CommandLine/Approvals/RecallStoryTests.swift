import Testing

/// 撤回、撤销、拿回.
@Suite struct RecallStoryTests {
    private typealias Office = ApprovalOffice
    private static let chief = "<d:performer post=\"chief-account-manager\" at=\"city\"/>"
    private static let actions =
        "<d:action name=\"approve\" label=\"同意\"/><d:action name=\"return\" label=\"退回修改\" opinion=\"required\"/>"

    private static func chain(to next: String = "leaders") -> String {
        Office.state(
            "review", "首席审核", performers: chief, actions: actions,
            transitions: "<transition event=\"approve\" target=\"\(next)\"/>"
                + "<transition event=\"return\" target=\"revision\"/>")
            + Office.state("leaders", "领导会签", "rule=\"all\"") + Office.revision(to: "review")
    }
    private static let recallable =
        "<d:submission label=\"提交合同\" clause=\"6.1.2\" recall=\"revision\" binding=\"leaders\"/>"

    @Test func `the applicant takes a case back that nobody has acted on, mends it and submits it again`() throws {
        let office = try Office(Self.chain(), submission: Self.recallable)
        let number = try office.submitted()
        try office.refused("不是您申报的", "recall", number, as: "clerk-2")
        try office.office.done("recall", number, "-m", "附件有误", as: "clerk")
        #expect(try office.office.active(number) == ["revision"])
        #expect(try office.inbox("chief").isEmpty)
        try office.refused("就在您手上", "recall", number, as: "clerk")
        try office.office.done("submit", number, "-s", "payment=预付", as: "clerk")
        #expect(try office.inbox("chief") == [number])
        try office.office.done("recall", number, as: "clerk")
        #expect(try office.office.active(number) == ["revision"])
    }

    @Test func `nothing is taken back that somebody has acted on`() throws {
        let office = try Office(Self.chain(), submission: Self.recallable)
        let number = try office.submitted()
        try office.office.done("approve", number, as: "chief")
        try office.refused("已由 乙示例 办理", "recall", number, as: "clerk")
    }

    @Test func `a case whose task was handed over has been acted on, and is not recalled`() throws {
        let office = try Office(Self.chain(), submission: Self.recallable)
        let number = try office.submitted()
        try office.office.done("handover", number, "--to", "chief-2", "-m", "转您办理", as: "chief")
        try office.refused("已由 乙示例 办理", "recall", number, as: "clerk")
        #expect(try office.inbox("chief-2") == [number])
    }

    @Test func `what an administrator forwarded has not been acted on`() throws {
        let office = try Office(Self.chain(), submission: Self.recallable)
        let number = try office.submitted()
        try office.office.done("ask", number, "--of", "clerk-2", "-m", "价格对吗？", as: "chief")
        try office.office.done("person", "leave", "clerk-2", "--successor", "jia-leader", as: "admin")
        try office.office.done("recall", number, as: "clerk")
        #expect(try office.office.active(number) == ["revision"])
    }

    @Test func `a recall ends the case where the chart names no state for it`() throws {
        let office = try Office(Self.chain())
        let number = try office.submitted()
        #expect(try office.office.json("recall", number, as: "clerk")["outcome"].text == "已撤回")
    }

    @Test func `the applicant cancels a case with a reason, until it binds`() throws {
        let office = try Office(Self.chain(), submission: Self.recallable)
        let number = try office.submitted()
        try office.refused("要写明意见", "cancel", number, as: "clerk")
        #expect(try office.office.json("cancel", number, "-m", "客户取消", as: "clerk")["outcome"].text == "已撤回")
        let other = try Office(Self.chain(), submission: Self.recallable)
        let second = try other.submitted()
        try other.office.done("approve", second, as: "chief")
        try other.refused("不能再撤销", "cancel", second, "-m", "客户取消", as: "clerk")
    }

    @Test func `a performer takes a decision back while nobody has acted on it`() throws {
        let office = try Office(Self.chain())
        let number = try office.submitted()
        try office.refused("没有可以拿回的办理", "take-back", number, as: "chief")
        try office.office.done("approve", number, "-m", "误点", as: "chief")
        try office.office.done("take-back", number, "-m", "点错了", as: "chief")
        #expect(try office.office.active(number) == ["review"])
        #expect(try office.inbox("jia-leader").isEmpty)
        let history = try office.office.json("history", number, as: "clerk").items
        #expect(history.contains { $0["void"].truth == true && $0["person"].text == "乙示例" })
        try office.office.done("approve", number, as: "chief")
        try office.office.done("approve", number, as: "jia-leader")
        try office.refused("已由 丙示例 办理", "take-back", number, as: "chief")
    }

    @Test func `what others did in their turn is not taken from under them`() throws {
        let office = try Office(Office.state("review", "依次审批", "rule=\"sequence\""))
        let number = try office.submitted()
        try office.office.done("approve", number, as: "jia-leader")
        try office.office.done("delegate", number, "--to", "chief", as: "jia-leader-2")
        try office.refused("不能再收回", "take-back", number, as: "jia-leader")
    }

    @Test func `a countersigner beside a sequence keeps the turn when a decision is taken back`() throws {
        let office = try Office(Office.state("review", "依次审批", "rule=\"sequence\""))
        let number = try office.submitted()
        try office.office.done("countersign", number, "--add", "chief", as: "jia-leader")
        try office.office.done("approve", number, as: "jia-leader")
        try office.office.done("take-back", number, as: "jia-leader")
        #expect(try office.inbox("chief") == [number])
        #expect(try office.inbox("jia-leader") == [number])
        #expect(try office.inbox("jia-leader-2").isEmpty)
    }

    @Test func `a countersigner after the others waits again when the decision is taken back`() throws {
        let office = try Office(Office.state("review", "审核", performers: Self.chief))
        let number = try office.submitted()
        try office.office.done("countersign", number, "--add", "jia-leader", "--after", as: "chief")
        try office.office.done("approve", number, as: "chief")
        #expect(try office.inbox("jia-leader") == [number])
        try office.office.done("take-back", number, as: "chief")
        #expect(try office.inbox("jia-leader").isEmpty)
        try office.office.done("approve", number, as: "chief")
        #expect(try office.office.json("approve", number, as: "jia-leader")["outcome"].text == "已签约")
    }

    @Test func `a voice in a vote is taken back and given again`() throws {
        let office = try Office(Self.chain())
        let number = try office.submitted()
        try office.office.done("approve", number, as: "chief")
        try office.office.done("approve", number, as: "jia-leader")
        try office.office.done("approve", number, as: "jia-leader-2")
        try office.office.done("take-back", number, as: "jia-leader")
        #expect(try office.office.json("approve", number, as: "jia-leader-3")["outcome"].isNull)
        #expect(try office.office.json("reject", number, as: "jia-leader")["outcome"].text == "未予批准")
    }
}
