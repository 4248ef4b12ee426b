import Testing

/// 转办、委派、加签、减签.
@Suite struct ReseatingStoryTests {
    private typealias Office = ApprovalOffice
    private static let one = "<d:performer post=\"chief-account-manager\" at=\"city\"/>"

    private func office(_ attributes: String = "", performers: String = one) throws -> (Office, String) {
        let office = try Office(Office.state("review", "审核", attributes, performers: performers))
        return (office, try office.submitted())
    }

    @Test func `a task handed over is the other's for good`() throws {
        let (office, number) = try office()
        let handed = try office.office.json("handover", number, "--to", "jia-leader", "-m", "出差", as: "chief")
        #expect(handed["waiting"].texts == ["审核：丙示例"])
        #expect(try office.inbox("chief").isEmpty)
        try office.refused("不由您办理", "approve", number, as: "chief-2")
        #expect(try office.office.json("approve", number, as: "jia-leader")["outcome"].text == "已签约")
        let history = try office.office.done("history", number, as: "clerk").output
        #expect(history.contains("审核：转办给丙示例") && history.contains("出差"))
    }

    @Test func `a task cannot go to oneself, to a stranger, or to who has it already`() throws {
        let (office, number) = try office(
            "rule=\"all\"", performers: "<d:performer post=\"leader\" at=\"city\" each=\"true\"/>")
        try office.refused("不能交给自己", "handover", number, "--to", "jia-leader", as: "jia-leader")
        try office.refused("不能交给自己", "delegate", number, "--to", "jia-leader", as: "jia-leader")
        try office.refused("没有人员 “nobody”", "handover", number, "--to", "nobody", as: "jia-leader")
        try office.refused("已经在事项", "handover", number, "--to", "jia-leader-2", as: "jia-leader")
        try office.refused("已经在事项", "countersign", number, "--add", "jia-leader-2", as: "jia-leader")
        try office.refused("不由您办理", "handover", number, "--to", "chief", as: "clerk-2")
    }

    @Test func `a delegated task comes back with an opinion, and the delegator decides`() throws {
        let (office, number) = try office()
        try office.office.done("delegate", number, "--to", "jia-leader", "-m", "请先看条款", as: "chief")
        #expect(try office.inbox("chief").isEmpty)
        let advised = try office.office.json("reject", number, "-m", "条款有问题", as: "jia-leader")
        #expect(advised["outcome"].isNull)
        #expect(try office.inbox("chief") == [number])
        #expect(try office.office.json("approve", number, as: "chief")["outcome"].text == "已签约")
    }

    @Test func `what was delegated is called back before it is answered, wherever it went meanwhile`() throws {
        let (office, number) = try office()
        try office.refused("没有委派待办", "delegate", number, "--call-back", as: "chief")
        try office.office.done("delegate", number, "--to", "jia-leader", as: "chief")
        try office.refused("没有委派待办", "delegate", number, "--call-back", as: "jia-leader-2")
        try office.refused("只写一个", "delegate", number, "--call-back", "--to", "jia-leader", as: "chief", status: 2)
        try office.office.done("delegate", number, "--to", "jia-leader-2", as: "jia-leader")
        try office.office.done("delegate", number, "--call-back", "-m", "我自己看", as: "chief")
        #expect(try office.inbox("jia-leader").isEmpty)
        #expect(try office.inbox("jia-leader-2").isEmpty)
        #expect(try office.inbox("chief") == [number])
        #expect(try office.office.done("history", number, as: "clerk").output.contains("取回委派给丙示例的待办"))
        try office.office.done("delegate", number, "--to", "jia-leader", as: "chief")
        try office.office.done("approve", number, "-m", "可以", as: "jia-leader")
        try office.refused("已经有了答复", "delegate", number, "--call-back", as: "chief")
        #expect(try office.office.json("approve", number, as: "chief")["outcome"].text == "已签约")
        _ = try office.office.verified()
    }

    @Test func `all seats that were delegated are called back, and not by who is barred`() throws {
        let (office, number) = try office(
            "rule=\"all\" applicant=\"skipped\"",
            performers: "<d:performer post=\"leader\" at=\"city\" each=\"true\"/>"
                + "<d:performer post=\"account-manager\" at=\"city\"/>")
        try office.office.done("delegate", number, "--to", "chief", as: "clerk-2")
        #expect(try office.inbox("chief") == [number])
        try office.refused("没有委派待办", "delegate", number, "--call-back", as: "clerk")
        try office.office.done("delegate", number, "--call-back", as: "clerk-2")
        #expect(try office.inbox("chief").isEmpty)
        #expect(try office.inbox("clerk-2") == [number])
    }

    @Test func `removing the countersigner who alone was missing decides the task, and says so`() throws {
        let (office, number) = try office()
        try office.office.done("countersign", number, "--add", "clerk-2", as: "chief")
        try office.office.done("approve", number, as: "chief")
        let removed = try office.office.done("countersign", number, "--remove", "clerk-2", as: "chief")
        #expect(removed.output.contains("已办结：已签约"))
    }

    @Test func `someone with two voices is named once`() throws {
        let (office, number) = try office("rule=\"vote\" pass=\"100%\"", performers: Self.leaders)
        try office.office.done("person", "leave", "jia-leader-2", "--successor", "jia-leader", as: "admin")
        #expect(try office.office.done("show", number, as: "clerk").output.contains("审核：丙示例，申示例"))
    }

    private static let leaders = "<d:performer post=\"leader\" at=\"city\" each=\"true\"/>"

    @Test func `a successor keeps the place in the order, also when another edition seats the task`() throws {
        let (office, number) = try office("rule=\"sequence\"", performers: Self.leaders)
        #expect(try office.inbox("jia-leader") == [number])
        try office.office.done("person", "leave", "jia-leader-2", "--successor", "chief", as: "admin")
        try office.office.done("handover", number, "--to", "clerk-2", as: "jia-leader")
        try office.office.done("approve", number, as: "clerk-2")
        #expect(try office.inbox("chief") == [number])
        #expect(try office.inbox("jia-leader-3").isEmpty)
        // The newer edition asks an account manager too; whose turn it is stays.
        let more = Self.leaders + "<d:performer post=\"account-manager\" at=\"city\"/>"
        let states = Office.state("review", "审核", "rule=\"sequence\"", performers: more)
        #expect(try office.migrate(number, to: states, edition: "2026.2")["outcome"].text == "migrated")
        for person in ["chief", "jia-leader-3", "clerk"] {
            #expect(try office.inbox(person) == [number])
            try office.office.done("approve", number, as: person)
        }
        #expect(try office.office.json("show", number, as: "clerk")["outcome"].text == "已签约")
        _ = try office.office.verified()
    }

    @Test func `a successor neither asks nor answers himself`() throws {
        for (leaving, successor) in [("chief-2", "jia-leader"), ("jia-leader", "chief-2")] {
            let (office, number) = try office(performers: "<d:performer post=\"leader\" at=\"city\" each=\"true\"/>")
            try office.office.done("delegate", number, "--to", "chief-2", as: "jia-leader")
            #expect(try office.inbox("jia-leader").isEmpty)
            try office.office.done("person", "leave", leaving, "--successor", successor, as: "admin")
            #expect(try office.inbox(successor) == [number])
            #expect(try office.office.json("approve", number, as: successor)["outcome"].text == "已签约")
            _ = try office.office.verified()
        }
    }

    @Test func `the same holds where one of the two asked as the only holder of a post`() throws {
        for (leaving, successor) in [("jia-leader-2", "chief"), ("chief", "jia-leader-2")] {
            let (office, number) = try office()
            try office.office.done("person", "leave", "chief-2", "--successor", "chief", as: "admin")
            try office.office.done("delegate", number, "--to", "jia-leader-2", as: "chief")
            try office.office.done("person", "leave", leaving, "--successor", successor, as: "admin")
            #expect(try office.office.json("approve", number, as: successor)["outcome"].text == "已签约")
            _ = try office.office.verified()
        }
    }

    @Test func `a question between one who leaves and the successor is asked no more`() throws {
        for (leaving, successor) in [("jia-leader", "chief"), ("chief", "jia-leader")] {
            let (office, number) = try office(
                performers: "<d:performer post=\"chief-account-manager\" at=\"city\" each=\"true\"/>")
            try office.office.done("ask", number, "--of", "jia-leader", "-m", "价格对吗？", as: "chief")
            try office.office.done("person", "leave", leaving, "--successor", successor, as: "admin")
            #expect(try office.office.json("inbox", "--asked", as: "jia-leader").items.isEmpty)
            try office.refused("不用再答复", "answer", number, "-m", "对", as: "jia-leader")
            _ = try office.office.verified()
        }
    }

    @Test func `what was handed on in a chain goes to a successor in one piece`() throws {
        let (office, number) = try office(performers: "<d:performer post=\"leader\" at=\"city\" each=\"true\"/>")
        try office.office.done("countersign", number, "--add", "chief", "--before", as: "jia-leader")
        try office.office.done("delegate", number, "--to", "chief-2", as: "chief")
        try office.office.done("handover", number, "--to", "clerk-2", as: "chief-2")
        for (leaving, successor) in [("chief", "chief-2"), ("clerk-2", "chief-2")] {
            try office.office.done("person", "leave", leaving, "--successor", successor, as: "admin")
        }
        try office.office.done("approve", number, "-m", "可以", as: "chief-2")
        #expect(try office.inbox("jia-leader") == [number])
        #expect(try office.office.json("approve", number, as: "jia-leader")["outcome"].text == "已签约")
        _ = try office.office.verified()
    }

    @Test func `a task that another edition decides by another rule gives the turns anew`() throws {
        let (office, number) = try office("rule=\"sequence\"", performers: Self.leaders)
        let people = ["jia-leader", "jia-leader-2", "jia-leader-3"]
        try office.office.done("delegate", number, "--to", "chief", as: "jia-leader")
        let all = Office.state("review", "审核", "rule=\"all\"", performers: Self.leaders)
        _ = try office.migrate(number, to: all, edition: "2026.2")
        #expect(try people.map(office.inbox) == [[], [number], [number]])
        #expect(try office.inbox("chief") == [number])
        let inOrder = Office.state("review", "审核", "rule=\"sequence\"", performers: Self.leaders)
        _ = try office.migrate(number, to: inOrder, edition: "2026.3")
        #expect(try people.map(office.inbox) == [[], [], []], "the first in the order has asked someone")
        try office.office.done("approve", number, "-m", "可以", as: "chief")
        #expect(try people.map(office.inbox) == [[number], [], []])
        for person in people { try office.office.done("approve", number, as: person) }
        #expect(try office.office.json("show", number, as: "clerk")["outcome"].text == "已签约")
        _ = try office.office.verified()
    }

    @Test func `nobody delegates in a circle`() throws {
        let (office, number) = try office()
        try office.office.done("delegate", number, "--to", "jia-leader", as: "chief")
        try office.office.done("delegate", number, "--to", "jia-leader-2", as: "jia-leader")
        try office.refused("不能再交回去", "delegate", number, "--to", "chief", as: "jia-leader-2")
        try office.refused("不能再交回去", "handover", number, "--to", "jia-leader", as: "jia-leader-2")
        try office.office.done("approve", number, as: "jia-leader-2")
        try office.office.done("approve", number, as: "jia-leader")
        #expect(try office.inbox("chief") == [number])
    }

    @Test func `a countersigner beside must agree before anything is decided`() throws {
        let (office, number) = try office()
        try office.office.done("countersign", number, "--add", "jia-leader", "-m", "请会签", as: "chief")
        #expect(try office.office.json("approve", number, as: "chief")["outcome"].isNull)
        #expect(try office.office.json("approve", number, as: "jia-leader")["outcome"].text == "已签约")
    }

    @Test func `a countersigner against decides against`() throws {
        let (office, number) = try office()
        try office.office.done("countersign", number, "--add", "jia-leader", as: "chief")
        #expect(try office.office.json("reject", number, as: "jia-leader")["outcome"].text == "未予批准")
    }

    @Test func `a countersigner before is heard first, one after last`() throws {
        let (office, number) = try office()
        try office.office.done("countersign", number, "--add", "jia-leader", "--before", as: "chief")
        #expect(try office.inbox("chief").isEmpty)
        try office.office.done("approve", number, as: "jia-leader")
        try office.office.done("countersign", number, "--add", "jia-leader-2", "--after", as: "chief")
        #expect(try office.inbox("jia-leader-2").isEmpty)
        #expect(try office.office.json("approve", number, as: "chief")["outcome"].isNull)
        #expect(try office.inbox("jia-leader-2") == [number])
        #expect(try office.office.json("approve", number, as: "jia-leader-2")["outcome"].text == "已签约")
    }

    @Test func `a countersigner who is removed is not waited for`() throws {
        let (office, number) = try office()
        try office.office.done("countersign", number, "--add", "jia-leader", as: "chief")
        try office.office.done("countersign", number, "--add", "jia-leader-2", "--before", as: "chief")
        try office.refused("只能减去加签的人", "countersign", number, "--remove", "chief", as: "jia-leader")
        try office.office.done("countersign", number, "--remove", "jia-leader-2", as: "chief")
        #expect(try office.inbox("chief") == [number])
        #expect(try office.office.json("approve", number, as: "chief")["outcome"].isNull)
        try office.office.done("countersign", number, "--remove", "jia-leader", as: "chief")
        #expect(try office.office.json("show", number, as: "clerk")["outcome"].text == "已签约")
    }

    @Test func `whoever asked a countersigner in a sequence has the turn again when that one is removed`() throws {
        let (office, number) = try office(
            "rule=\"sequence\"", performers: "<d:performer post=\"leader\" at=\"city\" each=\"true\"/>")
        try office.office.done("countersign", number, "--add", "chief", "--before", as: "jia-leader")
        try office.office.done("countersign", number, "--remove", "chief", as: "jia-leader")
        #expect(try office.inbox("jia-leader") == [number])
        #expect(try office.inbox("jia-leader-2").isEmpty)
    }

    @Test func `a countersigner who has spoken stays, and a stranger removes nobody`() throws {
        let (office, number) = try office()
        try office.office.done("countersign", number, "--add", "jia-leader", as: "chief")
        try office.refused("不由您办理", "countersign", number, "--remove", "jia-leader", as: "clerk-2")
        try office.office.done("approve", number, as: "jia-leader")
        try office.refused("已经发表意见", "countersign", number, "--remove", "jia-leader", as: "chief")
    }

    @Test func `nothing is done about a closed case`() throws {
        let (office, number) = try office()
        try office.office.done("approve", number, as: "chief")
        for command in ["handover", "delegate"] {
            try office.refused("已经办结", command, number, "--to", "jia-leader", as: "chief")
        }
        try office.refused("已经办结", "countersign", number, "--add", "jia-leader", as: "chief")
        for command in ["recall", "take-back"] { try office.refused("已经办结", command, number, as: "clerk") }
        try office.refused("已经办结", "cancel", number, "-m", "不做了", as: "clerk")
    }
}
