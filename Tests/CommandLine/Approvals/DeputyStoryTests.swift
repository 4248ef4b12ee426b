import Testing

/// 代理 with dates, and 离职转办. The office's days begin on 2026-11-02.
@Suite struct DeputyStoryTests {
    private typealias Office = ApprovalOffice
    private let office: Office
    private let number: String

    init() throws {
        office = try Office(
            Office.state(
                "review", "审核", performers: "<d:performer post=\"chief-account-manager\" at=\"city\" each=\"true\"/>"))
        number = try office.submitted()
    }

    @Test func `a deputy acts in the days given, and both names stay on record and on paper`() throws {
        try office.refused("不由您办理", "approve", number, as: "clerk-2")
        try office.office.done("deputy", "appoint", "clerk-2", "--to", "2026-11-30", as: "chief")
        #expect(try office.inbox("clerk-2") == [number])
        #expect(try office.office.json("approve", number, "-m", "同意", as: "clerk-2")["outcome"].text == "已签约")
        let last = try #require(
            try office.office.json("history", number, as: "clerk").items.first { $0["text"].text == "同意" })
        #expect(last["person"].text == "午示例")
        #expect(last["for"].text == "乙示例")
        let contract = try #require(try office.office.json("show", number, as: "clerk")["record"].text)
        let packet = try office.office.done("packet", contract, "--format", "xml", as: "clerk").output
        #expect(packet.contains("乙示例") && packet.contains("午示例"))
    }

    @Test func `a deputy for another chain, or of another time, does not act`() throws {
        try office.office.done(
            "deputy", "appoint", "clerk-2", "--to", "2026-11-30", "--chain", "diamond-contract", as: "chief")
        try office.refused("不由您办理", "approve", number, as: "clerk-2")
        try office.office.done(
            "deputy", "appoint", "yi-clerk", "--from", "2026-12-01", "--to", "2026-12-31", as: "chief")
        try office.refused("没有事项", "approve", number, as: "yi-clerk")
    }

    @Test func `a period that ends before it begins, that is past, or that makes a circle is refused`() throws {
        try office.refused(
            "早于开始日期", "deputy", "appoint", "clerk-2", "--from", "2026-11-20", "--to", "2026-11-10", as: "chief")
        try office.refused(
            "已经过去", "deputy", "appoint", "clerk-2", "--from", "2026-10-01", "--to", "2026-10-31", as: "chief")
        try office.refused("不能由自己代理自己", "deputy", "appoint", "chief", "--to", "2026-11-30", as: "chief")
        try office.office.done("deputy", "appoint", "clerk-2", "--to", "2026-11-30", as: "chief")
        try office.refused("已经是代理人", "deputy", "appoint", "clerk-2", "--to", "2026-12-30", as: "chief")
        try office.refused("绕成了圈", "deputy", "appoint", "chief", "--to", "2026-11-30", as: "clerk-2")
        try office.refused(
            "您的岗位不能", "deputy", "appoint", "clerk-2", "--for", "jia-leader", "--to", "2026-11-30", as: "chief")
    }

    @Test func `a deputy's time ends early by whom it represents`() throws {
        let deputy = try office.office.json("deputy", "appoint", "clerk-2", "--to", "2026-11-30", as: "chief")
        let id = String(try #require(deputy["deputy"].number))
        // Whose it is, nobody else learns.
        try office.refused("没有第 \(id) 号代理", "deputy", "end", id, as: "clerk-2")
        #expect(try office.office.json("deputy", "list", as: "clerk-2")[0]["person"].text == "clerk-2")
        try office.office.done("deputy", "end", id, as: "chief")
        try office.refused("不由您办理", "approve", number, as: "clerk-2")
        try office.refused("没有第 \(id) 号代理", "deputy", "end", id, as: "chief")
    }

    @Test func `a successor who submitted the case leaves the decision to the leader`() throws {
        let office = try Office(
            Office.state(
                "review", "审核", "applicant=\"skipped\"",
                performers: "<d:performer post=\"chief-account-manager\" at=\"city\" each=\"true\"/>"))
        let number = try office.submitted()
        try office.office.done("person", "leave", "chief-2", "--successor", "chief", as: "admin")
        try office.office.done("person", "leave", "chief", "--successor", "clerk", as: "admin")
        try office.refused("您自己申报的", "approve", number, as: "clerk")
        #expect(try office.office.json("approve", number, as: "jia-leader")["outcome"].text == "已签约")
    }

    @Test func `a deputy for another chain recalls, cancels and removes nothing`() throws {
        let office = try Office(
            Office.state("review", "审核"), submission: "<d:submission label=\"提交合同\" clause=\"6.1.2\"/>")
        let number = try office.submitted()
        try office.office.done(
            "deputy", "appoint", "chief", "--to", "2026-12-31", "--chain", "registration", as: "clerk")
        for command in [["recall", number], ["cancel", number, "-m", "不办了"]] {
            let run = try office.office.refused(command, as: "chief")
            #expect(run.errors.contains("不是您申报的"), "\(run.errors)")
        }
        try office.office.done("countersign", number, "--add", "clerk-2", as: "jia-leader")
        try office.office.done(
            "deputy", "appoint", "chief", "--to", "2026-12-31", "--chain", "registration", as: "jia-leader")
        #expect(try office.office.refused(["countersign", number, "--remove", "clerk-2"], as: "chief").status == 1)
        try office.office.done(
            "deputy", "appoint", "chief-2", "--to", "2026-12-31", "--chain", "city-contract", as: "jia-leader")
        try office.office.done("countersign", number, "--remove", "clerk-2", as: "chief-2")
        #expect(try office.office.done("history", number, as: "clerk").output.contains("代 丙示例"))
    }

    @Test func `questions to someone who leaves go to the successor`() throws {
        let office = try Office(Office.state("review", "审核"))
        let number = try office.submitted()
        try office.office.done("ask", number, "--of", "chief", "-m", "去年合作如何？", as: "jia-leader")
        let left = try office.office.json("person", "leave", "chief", "--successor", "chief-2", as: "admin")
        #expect(left["cases"].items.compactMap(\.number).map(String.init) == [number])
        try office.office.done("answer", number, "-m", "按时付款", as: "chief-2")
        #expect(try office.office.done("show", number, as: "clerk").output.contains("丙示例 问 乙示例（转 酉示例）"))
        let history = try office.office.done("history", number, as: "clerk").output
        #expect(history.contains("审核：问 乙示例") && history.contains("乙示例 的问题转给 酉示例"), "\(history)")
        _ = try office.office.verified()
    }

    @Test func `the work of someone who leaves goes to the successor`() throws {
        try office.refused("您的岗位不能", "person", "leave", "chief", "--successor", "clerk-2", as: "jia-leader")
        try office.refused("不能是本人", "person", "leave", "chief", "--successor", "chief", as: "admin")
        let left = try office.office.json("person", "leave", "chief", "--successor", "clerk-2", "-m", "调离", as: "admin")
        #expect(left["posts"].texts == ["甲市邮政局·首席客户经理"])
        #expect(left["cases"].items.count == 1)
        #expect(try office.inbox("chief").isEmpty)
        #expect(try office.office.json("approve", number, as: "clerk-2")["outcome"].text == "已签约")
        try office.refused("没有岗位，也没有待办", "person", "leave", "chief", "--successor", "clerk-2", as: "admin")
    }
}
