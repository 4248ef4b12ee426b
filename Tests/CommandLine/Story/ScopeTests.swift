import Testing

/// Who sees what: the own unit and below, the wider scope of some posts, and the cases one takes part in.
@Suite struct ScopeTests {
    private let office: DemoOffice

    init() throws { office = try DemoOffice() }

    @Test func `a city does not see another city's customers, contracts or cases`() throws {
        let (contract, number) = try office.submitted()
        for list in [["customer", "list"], ["contract", "list"], ["visit", "list"]] {
            #expect(try office.run(list + ["--json"], as: "yi-clerk").output == "[]\n")
        }
        for command in [
            ["customer", "show", "KH20260001"], ["contract", "show", contract], ["show", number], ["history", number],
            ["packet", contract], ["dossier", "KH20260001"],
            ["customer", "update", "KH20260001", "-s", "telephone=1", "--reason", "x"],
        ] {
            let refused = try office.refused(command, as: "yi-clerk")
            #expect(refused.errors.contains(/没有(事项|编号为)/), "\(command)")
        }
    }

    @Test func `the province sees the customers of its scope`() throws {
        let customer = try office.registered()
        for person in ["manager", "data", "clerk", "chief", "jia-leader", "leader"] {
            #expect(try office.json("customer", "list", as: person).items.count == 1, "\(person)")
        }
        #expect(try office.json("customer", "show", customer, as: "manager")["number"].text == customer)
    }

    @Test func `a countersigning department sees the case it was asked about and nothing else`() throws {
        let (contract, number) = try office.submitted()
        let customer = "KH20260001"
        let other = try office.run(Entries.contract(customer, ["title": "另一份合同"]) + ["--json"], as: "clerk")
        let otherContract = try #require(try other.json()["number"].text)
        let otherNumber = String(try #require(try other.json()["case"].number))
        #expect(try office.refused("show", number, as: "quality").errors.contains("没有事项"))
        for person in ["centre", "business", "general", "leader"] { try office.done("approve", number, as: person) }

        #expect(try office.json("inbox", as: "quality").items.map { $0["case"].number } == [2])
        #expect(try office.json("show", number, as: "quality")["record"].text == contract)
        #expect(try office.json("contract", "list", as: "quality").items.map { $0["number"].text } == [contract])
        #expect(try office.done("packet", contract, "--format", "xml", as: "quality").output.contains(contract))
        #expect(try office.refused("show", otherNumber, as: "quality").errors.contains("没有事项"))
        #expect(try office.refused("contract", "show", otherContract, as: "quality").status == 1)
        #expect(try office.refused("packet", otherContract, as: "quality").status == 1)
        let account = try office.done("customer", "show", customer, as: "quality").output
        #expect(account.contains(contract))
        #expect(!account.contains(otherContract), "the customer's other contracts are not its business")
        let dossier = try office.run("dossier", customer, "--format", "xml", as: "quality")
        #expect(!dossier.output.contains(otherContract))

        try office.done("approve", number, as: "quality")
        #expect(try office.json("inbox", as: "quality").items.isEmpty)
        #expect(try office.json("show", number, as: "quality")["record"].text == contract, "what one dealt with stays")
    }

    @Test func `a unit that manages an account sees it, wherever it was registered`() throws {
        let customer = try office.registered()
        #expect(try office.json("customer", "show", customer, as: "clerk")["owner"].text == "bureau")
        #expect(try office.json("customer", "list", as: "archivist")[0]["number"].text == customer)
    }
}
