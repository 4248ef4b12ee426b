import Testing

/// What stands in an office of an earlier version, and how it goes on: pinned editions keep the vocabulary of their
/// day.
@Suite struct EarlierCasesTests {
    private let office: DemoOffice

    init() throws { office = try EarlierOffice.first.copy() }

    /// A case and how it stood.
    struct Standing: Sendable, CustomTestStringConvertible {
        let number: String
        let state: String
        let edition: String
        let waiting: [String]

        var testDescription: String { "case \(number)" }
    }

    static let standings = [
        Standing(number: "1", state: "approved", edition: "2026.1", waiting: []),
        Standing(number: "3", state: "approved", edition: "2026.1", waiting: []),
        Standing(number: "4", state: "approved", edition: "2026.1", waiting: []),
        Standing(
            number: "5", state: "open", edition: "2026.1",
            waiting: ["operations-opinion", "finance-opinion", "market-opinion"]),
        Standing(number: "6", state: "open", edition: "2026.1", waiting: ["revision"]),
        Standing(number: "7", state: "withdrawn", edition: "2026.1", waiting: []),
        Standing(number: "8", state: "open", edition: "2026.1", waiting: ["monthly-report"]),
        Standing(
            number: "9", state: "open", edition: "2026.3",
            waiting: ["account-centre-review", "business-review", "general-review"]),
        Standing(number: "10", state: "open", edition: "2026.2", waiting: ["revision"]),
    ]

    @Test(arguments: standings)
    func `a case stands where it stood, by the edition that it ran by`(standing: Standing) throws {
        let shown = try office.json("show", standing.number, as: "clerk")
        #expect(shown["state"].text == standing.state)
        #expect(shown["edition"].text == standing.edition)
        #expect(shown["waiting"].items.compactMap { $0["task"].text } == standing.waiting)
    }

    @Test func `inboxes hold what waited, with what was said around it`() throws {
        #expect(try office.json("inbox", "--mine", as: "finance").items.map { $0["case"].number } == [5])
        #expect(try office.json("inbox", "--mine", as: "chief").items.map { $0["case"].number } == [5])
        #expect(try office.json("inbox", "--followed", as: "business").items.map { $0["case"].number } == [4])
        #expect(try Set(office.json("inbox", "--mine", as: "clerk").items.map { $0["case"].number }) == [6, 8, 10])
        let due = try office.json("due", as: "chief").items.map { $0["due"].text }
        #expect(due.contains("2026-12-19T01:00:00.000Z"))
    }

    @Test func `an account has its grade, its correction and its history`() throws {
        let customer = try office.json("customer", "show", "KH20260001", as: "clerk")
        #expect(customer["tier"].text == "diamond")
        #expect(customer["record"]["values"]["telephone"].text == "000-00000002")
        let history = try office.done("history", "4", as: "clerk").output
        for words in ["催办", "问 丑示例", "退回修改（已作废）", "拿回", "已签约备案"] {
            #expect(history.contains(words), "\(words)")
        }
        #expect(try office.done("history", "5", as: "clerk").output.contains("子示例（代 癸示例）"), "a deputy's voice")
    }

    @Test func `papers of what is closed come out, through the templates of their day`() throws {
        let packet = try office.done("packet", "GDYH-2026-0001", as: "clerk").output
        for words in ["示例合作合同一", "逾期按日加收万分之五", "BA20260001"] {
            #expect(packet.contains(words), "\(words)")
        }
        #expect(try office.done("dossier", "KH20260001", as: "clerk").output.contains("甲市示例出版有限公司"))
        #expect(try office.done("visit", "report", "BF20260001", as: "clerk").output.contains("示例情况"))
    }

    @Test func `a contract in the middle of its countersigning is taken to its end`() throws {
        try office.done("approve", "5", "-m", "运能足够", as: "chief")
        try office.done("approve", "5", "-m", "同意", as: "jia-leader")
        try office.done("approve", "5", "-m", "价格合适", as: "helper-2")
        #expect(try office.active("5") == ["finance-opinion", "market-opinion"], "both voices are needed")
        try office.done("act", "5", "object", "-m", "写明逾期付款的处理", as: "finance")
        try office.done("approve", "5", "-m", "同意", as: "market")
        #expect(try office.active("5") == ["consolidation"])
        try office.done(
            "approve", "5", "--set", "consolidated-opinion=同意", "--set", "signing-entity=company", as: "market")
        try office.done("submit", "5", "--set", "payment=按月结算，逾期按日加收万分之五", as: "manager")
        try office.done("sign", "5", "--set", "signed-on=2026-12-16", as: "president")
        let scan = try office.write("扫描件.txt", "双方签署页（示例）")
        try office.done(
            "sign", "5", "--set", "customer-signed-on=2026-12-16", "--attach", scan, "--role", "signed-copy",
            as: "clerk")
        let filed = try office.json("file", "5", as: "archivist")
        #expect(filed["outcome"].text == "已签约备案")
        #expect(filed["numbers"]["filing"].text == "BA20260002", "after the number that was taken then")
        #expect(try office.done("packet", "GDYH-2026-0002", as: "clerk").output.contains("运能足够"))
        _ = try office.verified()
    }

    @Test func `a deadline that stood still runs on with what was left of it`() throws {
        #expect(try office.done("show", "10", as: "clerk").output.contains("期限暂停"))
        try office.done("submit", "10", "-m", "已补正", as: "clerk")
        #expect(try !office.done("show", "10", as: "clerk").output.contains("期限暂停"))
        let due = try office.json("due", as: "leader").items.filter { $0["case"].number == 10 }
        #expect(due.map { $0["late"].truth } == [false])
        #expect(try office.active("10") == ["account-centre-review", "business-review", "general-review"])
        _ = try office.verified()
    }

    @Test func `a case on an earlier edition goes over to the one in force, and a complaint ends`() throws {
        #expect(try office.migrate("6")["outcome"].text == "migrated")
        try office.done("act", "8", "report", "-s", "effect=已经消除", "-s", "improvement=没有延误", as: "clerk")
        #expect(try office.json("approve", "8", "-m", "同意", as: "chief")["outcome"].text == "投诉影响已消除")
        _ = try office.verified()
    }

    @Test func `new work begins in it`() throws {
        let contract = try office.run(Entries.contract("KH20260001") + ["--json"], as: "clerk").json()
        #expect(contract["number"].text == "GDYH-2026-0007")
        #expect(contract["case"].number == 11)
        _ = try office.verified()
    }
}
