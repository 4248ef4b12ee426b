import Testing

/// `--all-matching`: one action on all tasks of the inbox that match.
@Suite struct SelectionTests {
    private let office: DemoOffice
    /// Contracts of the first customer (2, 3) and of another city (5).
    private let other: String

    init() throws {
        office = try DemoOffice()
        _ = try office.submitted()
        try office.run(Entries.contract("KH20260001", ["title": "第二份合同"]), as: "clerk").expectDone()
        other = try office.registered(["name": "乙市示例公司"], by: "yi-clerk")
        office.pass(minutes: 24 * 60)
        try office.run(Entries.contract(other, ["title": "乙市合同"]), as: "yi-clerk").expectDone()
    }

    private func waiting(_ person: String) throws -> [Int?] {
        try office.json("inbox", "--mine", as: person).items.map { $0["case"].number }
    }

    @Test func `a reviewer approves what a unit submitted, and sees first what that is`() throws {
        let run = try office.done("approve", "--all-matching", "--unit", "jia", "-m", "同意", "--yes", as: "centre")
        let lines = run.output.split(separator: "\n").map(String.init)
        #expect(lines.first == "选中 2 个：")
        #expect(lines[2].hasPrefix("  2 "))
        #expect(lines[3].hasPrefix("  3 "))
        #expect(lines.contains("事项 2：同意"))
        #expect(lines.last == "办成 2 个，被拒 0 个")
        #expect(try waiting("centre") == [5])
        #expect(try office.json("history", "3", as: "clerk").items.last?["text"].text == "同意")
        _ = try office.verified()
    }

    @Test(arguments: [
        (["--unit", "yi"], [5]), (["--unit", "bureau"], [2, 3, 5]), (["--customer", "KH20260001"], [2, 3]),
        (["--customer", "乙市示例公司"], [5]), (["--submitted-before", "2026-11-03"], [2, 3]),
        (["--submitted-before", "2026年11月4日"], [2, 3, 5]), (["--chain", "diamond-contract"], [2, 3, 5]),
        (["--task", "account-centre-review", "--unit", "yi"], [5]), ([], [2, 3, 5]),
    ])
    func `conditions choose by unit, customer, day, chain and task`(conditions: [String], cases: [Int]) throws {
        let run = try office.run(
            ["approve", "--all-matching", "--json", "-m", "同意", "--yes"] + conditions, as: "centre")
        #expect(run.status == 0, "\(run.errors)")
        #expect(try run.json().items.map { $0["case"].number } == cases)
    }

    @Test func `a dry run shows every outcome and changes nothing`() throws {
        let before = try office.head()
        let run = try office.done("approve", "--all-matching", "--dry-run", as: "general")
        #expect(run.output.contains("选中 3 个："))
        #expect(run.output.contains("办成 3 个，被拒 0 个"))
        #expect(run.errors.contains("什么都没有改"))
        #expect(try office.head() == before)
        #expect(try waiting("general") == [2, 3, 5])
    }

    @Test func `each case has its own outcome, and a refusal shows in the status`() throws {
        try office.done("draft", "3", "-m", "请补充", as: "centre")
        let run = try office.run(["return", "--all-matching", "--unit", "jia", "--yes"], as: "centre")
        #expect(run.status == 1)
        #expect(run.output.contains("事项 3：退回修改"))
        #expect(run.output.contains("办成 1 个，被拒 1 个"))
        #expect(run.errors.contains("事项 2：没有办成"))
        #expect(run.errors.contains("要写明意见"))
        let outcomes = try office.run(["return", "--all-matching", "--unit", "jia", "--json", "--yes"], as: "centre")
        #expect(outcomes.status == 1)
        #expect(try outcomes.json()[0]["refused"].text == "casework.opinion-required")
    }

    @Test func `nothing matching is a refusal that says so`() throws {
        #expect(
            try office.refused("approve", "--all-matching", "--submitted-before", "2026-11-01", as: "centre").errors
                .contains("您的 3 个待办都不符合条件"))
        #expect(
            try office.refused("sign", "--all-matching", as: "centre").errors.contains("符合条件的 3 个待办都不能 “sign”"))
        #expect(try office.refused("approve", "--all-matching", as: "quality").errors.contains("您的 0 个待办"))
        #expect(
            try office.refused("approve", "--all-matching", "--chain", "diamond-contarct", as: "centre").errors
                .contains("您是否想写 “diamond-contract”？"))
        #expect(
            try office.refused("approve", "--all-matching", "--unit", "jai", as: "centre").errors.contains(
                "您是否想写 “jia”？"))
        #expect(
            try office.refused("approve", "--all-matching", "--task", "account-center-review", as: "centre").errors
                .contains("您是否想写 “account-centre-review”？"))
    }

    @Test(arguments: [
        ["approve"], ["approve", "2", "--all-matching"], ["approve", "2", "--unit", "jia"],
        ["approve", "--all-matching", "--submitted-before", "yesterday"],
    ])
    func `numbers and conditions are not mixed up`(words: [String]) throws {
        _ = try office.refused(words, as: "centre", status: 2)
    }

    @Test func `without a terminal nothing is done unless it says yes and gives the words that a person would`() throws
    {
        let silent = try office.run(["approve", "--all-matching", "--yes"], as: "centre")
        #expect(silent.status == 2)
        #expect(silent.errors.contains("也要写明意见"))
        let asked = try office.run(["approve", "--all-matching", "-m", "同意"], as: "centre")
        #expect(asked.status == 2)
        #expect(asked.errors.contains("再加 --yes"))
        #expect(try waiting("centre") == [2, 3, 5])
    }

    @Test func `at a terminal they are listed, words are asked for, and only yes does it`() throws {
        let line = ["approve", "--all-matching", "--unit", "jia", "--as", "centre"]
        let refused = try PseudoTerminal(office).run(line, typing: "同意\nn\n")
        #expect(refused.status == 1)
        #expect(refused.text.contains("选中 2 个："))
        #expect(refused.text.contains("对全部事项的意见："))
        #expect(refused.text.contains("办理这 2 个事项吗？[y/N]"))
        #expect(try waiting("centre") == [2, 3, 5])
        let told = try PseudoTerminal(office).run(line + ["--json"], typing: "同意\n\n")
        told.expectRefusal("selection.not-confirmed")
        let done = try PseudoTerminal(office).run(line, typing: "同意\ny\n")
        #expect(done.status == 0, "\(done.text)")
        #expect(try waiting("centre") == [5])
        #expect(try office.json("history", "3", as: "clerk").items.last?["text"].text == "同意")
    }
}
