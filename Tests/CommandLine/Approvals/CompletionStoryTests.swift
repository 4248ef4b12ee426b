import Testing

/// 或签、会签、依次、票签: how several performers decide one task.
@Suite struct CompletionStoryTests {
    private typealias Office = ApprovalOffice

    @Test func `the first of several leaders to speak decides`() throws {
        let office = try Office(Office.state("review", "领导审批", "rule=\"any\""))
        let number = try office.submitted()
        #expect(try office.inbox("jia-leader-3") == [number])
        #expect(try office.office.json("approve", number, as: "jia-leader-2")["outcome"].text == "已签约")
        #expect(try office.inbox("jia-leader-3").isEmpty)
    }

    @Test func `all leaders must agree, and nobody speaks twice`() throws {
        let office = try Office(Office.state("review", "领导会签", "rule=\"all\""))
        let number = try office.submitted()
        #expect(try office.office.json("approve", number, as: "jia-leader")["outcome"].isNull)
        #expect(try office.inbox("jia-leader").isEmpty)
        try office.refused("已由 丙示例", "approve", number, as: "jia-leader")
        #expect(try office.office.json("approve", number, as: "jia-leader-3")["outcome"].isNull)
        #expect(try office.office.json("approve", number, as: "jia-leader-2")["outcome"].text == "已签约")
    }

    @Test func `one leader against decides at once where all must agree`() throws {
        let office = try Office(Office.state("review", "领导会签", "rule=\"all\""))
        let number = try office.submitted()
        try office.office.done("approve", number, as: "jia-leader")
        #expect(try office.office.json("reject", number, as: "jia-leader-2")["outcome"].text == "未予批准")
        try office.refused("已经办结", "approve", number, as: "jia-leader-3")
    }

    @Test func `a late decision hears everybody first`() throws {
        let office = try Office(Office.state("review", "领导会签", "rule=\"all\" early=\"false\""))
        let number = try office.submitted()
        #expect(try office.office.json("reject", number, as: "jia-leader")["outcome"].isNull)
        #expect(try office.office.json("approve", number, as: "jia-leader-2")["outcome"].isNull)
        #expect(try office.office.json("approve", number, as: "jia-leader-3")["outcome"].text == "未予批准")
    }

    @Test func `one after the other, each waits for the one before`() throws {
        let office = try Office(Office.state("review", "领导依次审批", "rule=\"sequence\""))
        let number = try office.submitted()
        #expect(try office.inbox("jia-leader-2").isEmpty)
        try office.refused("现在不由您办理", "approve", number, as: "jia-leader-2")
        try office.office.done("approve", number, as: "jia-leader")
        #expect(try office.inbox("jia-leader-2") == [number])
        #expect(try office.inbox("jia-leader-3").isEmpty)
        try office.office.done("approve", number, as: "jia-leader-2")
        #expect(try office.office.json("approve", number, as: "jia-leader-3")["outcome"].text == "已签约")
    }

    @Test func `two votes of three pass early`() throws {
        let office = try Office(Office.state("review", "领导票决", "rule=\"vote\" pass=\"2\" otherwise=\"reject\""))
        let number = try office.submitted()
        #expect(try office.office.json("approve", number, as: "jia-leader")["outcome"].isNull)
        #expect(try office.office.json("reject", number, as: "jia-leader-2")["outcome"].isNull)
        #expect(try office.office.json("approve", number, as: "jia-leader-3")["outcome"].text == "已签约")
    }

    @Test func `a vote that can no longer pass ends early with the action the chart names`() throws {
        let office = try Office(Office.state("review", "领导票决", "rule=\"vote\" pass=\"60%\" otherwise=\"reject\""))
        let number = try office.submitted()
        #expect(try office.office.json("reject", number, as: "jia-leader")["outcome"].isNull)
        #expect(try office.office.json("reject", number, as: "jia-leader-2")["outcome"].text == "未予批准")
    }

    @Test func `a weighty voice decides a vote, an abstention counts for neither side`() throws {
        let performers =
            "<d:performer post=\"leader\" at=\"city\" weight=\"3\"/>"
            + "<d:performer post=\"chief-account-manager\" at=\"city\" each=\"true\"/>"
        let actions =
            "<d:action name=\"approve\" label=\"同意\"/><d:action name=\"reject\" label=\"不同意\"/>"
            + "<d:action name=\"abstain\" label=\"弃权\" voice=\"abstain\"/>"
        let office = try Office(
            Office.state(
                "review", "票决", "rule=\"vote\" pass=\"3\" otherwise=\"reject\"", performers: performers,
                actions: actions,
                transitions: "<transition event=\"approve\" target=\"signed\"/>"
                    + "<transition event=\"reject abstain\" target=\"rejected\"/>"))
        let number = try office.submitted()
        #expect(try office.office.json("act", number, "abstain", as: "chief")["outcome"].isNull)
        #expect(try office.office.json("approve", number, as: "chief-2")["outcome"].isNull)
        #expect(try office.office.json("approve", number, as: "jia-leader")["outcome"].text == "已签约")
    }

    @Test func `a veto ends a vote at once`() throws {
        let actions =
            "<d:action name=\"approve\" label=\"同意\"/><d:action name=\"reject\" label=\"否决\" voice=\"veto\"/>"
        let office = try Office(
            Office.state("review", "票决", "rule=\"vote\" pass=\"1\" early=\"false\"", actions: actions))
        let number = try office.submitted()
        try office.office.done("approve", number, as: "jia-leader")
        #expect(try office.office.json("reject", number, as: "jia-leader-2")["outcome"].text == "未予批准")
    }
}
