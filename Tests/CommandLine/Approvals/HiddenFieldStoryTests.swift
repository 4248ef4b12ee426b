import Testing

/// 环节不可见的字段。
@Suite struct HiddenFieldStoryTests {
    private typealias Office = ApprovalOffice
    private static let performer = "<d:performer post=\"officer\" at=\"finance-department\"/>"
    private static let actions =
        "<d:action name=\"approve\" label=\"同意\"/><d:hide ref=\"amount\"/><d:hide ref=\"payment\"/>"

    private let office: Office
    private let number: String
    private let contract: String

    /// The finance department reviews without the amount, then the quality department with it.
    init() throws {
        office = try Office(
            Office.state(
                "review", "计财部审核", performers: Self.performer, actions: Self.actions,
                transitions: "<transition event=\"approve\" target=\"quality\"/>")
                + Office.state(
                    "quality", "质监部审核", performers: "<d:performer post=\"officer\" at=\"quality-department\"/>"))
        number = try office.submitted()
        contract = try #require(try office.office.json("show", number, as: "clerk")["record"].text)
    }

    private func values(_ person: String) throws -> Answer {
        try office.office.json("show", number, as: person)["values"]
    }

    @Test func `a performer does not see what the step hides; the applicant and the next performer do`() throws {
        let seen = try values("finance")
        #expect(seen["amount"].isNull)
        #expect(seen["title"].text?.isEmpty == false)
        #expect(try values("clerk")["amount"].text == "6200000.00")
        let shown = try office.office.done("contract", "show", contract, as: "finance").output
        #expect(shown.contains("〔本环节不可见〕"))
        #expect(!shown.contains("6,200,000"))
        #expect(
            try office.office.json("contract", "list", as: "finance").items.allSatisfy { $0["values"]["amount"].isNull }
        )
        #expect(!(try office.office.done("contract", "list", as: "finance").output.contains("6,200,000")))
        try office.office.done("approve", number, as: "finance")
        #expect(try values("finance")["amount"].isNull)
        #expect(try values("quality")["amount"].text == "6200000.00")
        _ = try office.office.verified()
    }

    @Test func `no command tells the performer what is hidden`() throws {
        let customer = try #require(
            try office.office.json("contract", "list", as: "clerk").items.first?["customer"].text)
        for words in [
            ["show", number], ["history", number], ["inbox"], ["case", "graph", number],
            ["contract", "show", contract],
            ["contract", "list"], ["record", "show", "contract", contract], ["record", "list", "contract"],
            ["customer", "show", customer], ["packet", contract], ["dossier", customer], ["due"],
        ] {
            for form in [[], ["--json"]] {
                let run = try office.office.run(words + form, as: "finance")
                let told = (run.output + run.errors).replacing(",", with: "")
                #expect(!told.contains("6200000"), "\(words + form)")
            }
        }
    }

    @Test func `English output says it too`() throws {
        let shown = try office.office.done("contract", "show", contract, "--lang", "en", as: "finance").output
        #expect(shown.contains("[not shown at this step]"))
    }

    @Test func `papers that would show it are not the performer's to produce`() throws {
        try office.refused("您所办环节不可见的内容（合同金额、", "packet", contract, as: "finance")
        #expect(try office.office.done("packet", contract, as: "clerk").status == 0)
    }

    @Test func `a hidden field is not filled in, and nothing changes`() throws {
        try office.refused("本环节不可见，不能填写", "approve", number, "-s", "amount=1", as: "finance")
        #expect(try values("clerk")["amount"].text == "6200000.00")
        #expect(try office.inbox("finance") == [number])
    }

    @Test func `a performer does not open the record by a copy, to the own unit or to others`() throws {
        try office.office.done("copy", number, "--unit", "finance", as: "finance")
        #expect(try values("finance")["amount"].isNull)
        try office.office.done("copy", number, "--to", "market", as: "finance")
        #expect(try values("market")["amount"].isNull)
        try office.refused("您所办环节不可见的内容", "packet", contract, as: "market")
        try office.office.done("copy", number, "--to", "finance", as: "clerk")
        #expect(try values("finance")["amount"].isNull)
        try office.office.done("copy", number, "--to", "market", "-m", "请知悉全文", as: "clerk")
        #expect(try values("market")["amount"].text == "6200000.00")
        _ = try office.office.verified()
    }

    @Test func `whoever is asked sees what the performer sees; whoever gets a copy sees what its sender sees`() throws {
        try office.office.done("ask", number, "--of", "operations", "-m", "方式合适吗？", as: "finance")
        #expect(try values("operations")["amount"].isNull)
        try office.office.done("copy", number, "--to", "operations", as: "clerk")
        #expect(try values("operations")["amount"].text == "6200000.00")
    }

    @Test func `a deputy sees what the person represented sees`() throws {
        try office.office.done("deputy", "appoint", "operations", "--to", "2026-12-31", as: "finance")
        #expect(try values("operations")["amount"].isNull)
    }
}
