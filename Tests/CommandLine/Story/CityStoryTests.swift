import Testing

/// GP-27 and GP-28: contracts below diamond stay in the city; only those from platinum up are filed at the bureau.
@Suite struct CityStoryTests {
    private let office: DemoOffice

    init() throws { office = try DemoOffice() }

    private func signed(_ expected: String) throws -> (number: String, last: Answer) {
        let (_, number) = try office.submitted(["expected-revenue": expected])
        #expect(try office.active(number) == ["manager-review"])
        try office.done("approve", number, as: "chief")
        try office.done("approve", number, "-s", "signing-entity=city", as: "jia-leader")
        let scan = try office.write("scan.txt", "签署页")
        return (
            number,
            try office.json(
                "sign", number, "-s", "signed-on=2026-11-20", "-s", "customer-signed-on=2026-11-21", "--attach", scan,
                "--role", "signed-copy", as: "clerk")
        )
    }

    @Test func `a gold account's contract ends with the signatures`() throws {
        #expect(try signed("20万").last["outcome"].text == "已签约")
    }

    @Test func `a platinum account's contract is filed at the bureau`() throws {
        let (number, last) = try signed("200万")
        #expect(last["outcome"].isNull)
        #expect(try office.active(number) == ["filing"])
        let filed = try office.json("file", number, as: "archivist")
        #expect(filed["outcome"].text == "已签约备案")
        #expect(filed["numbers"]["filing"].text == "BA20260001")
    }

    @Test(arguments: [
        ("500万", "diamond", "diamond", "2.2(1)", "bureau"), ("4999999.99", "platinum", "platinum", "2.2(2)", "jia"),
        ("200万", "platinum", "platinum", "2.2(2)", "jia"), ("1999999.99", "gold", "gold", "2.2(3)", "jia"),
        ("20万", "gold", "gold", "2.2(3)", "jia"), ("199999.99", "vip", "vip", "2.2(4)", nil),
        ("1万", "vip", "vip", "2.2(4)", nil),
    ])
    func `the tier, its clause and the owner follow from the revenue`(
        expected: String, tier: String, managed: String, clause: String, owner: String?
    ) throws {
        let number = try office.registered(["expected-revenue": expected])
        let customer = try office.json("customer", "show", number, as: "clerk")
        #expect(customer["tier"].text == tier)
        #expect(customer["managedAs"].text == managed)
        #expect(customer["tierClause"].text == clause)
        #expect(customer["owner"].text == owner)
        #expect(customer["expected"].truth == true)
    }

    @Test func `an account below all tiers has none`() throws {
        let number = try office.registered(["expected-revenue": "9999.99"])
        let customer = try office.json("customer", "show", number, as: "clerk")
        #expect(customer["tier"].isNull)
        #expect(try office.done("customer", "show", number, as: "clerk").output.contains("未达标准"))
    }

    @Test func `mailing beyond the city from three million on is managed as diamond`() throws {
        let number = try office.registered(["expected-revenue": "300万", "mailing-range": "beyond-city"])
        let customer = try office.json("customer", "show", number, as: "clerk")
        #expect(customer["tier"].text == "platinum")
        #expect(customer["managedAs"].text == "diamond")
        #expect(customer["managementClause"].text == "3note")
        #expect(customer["owner"].text == "bureau")
    }

    @Test func `actual revenue replaces the declared, by account and month`() throws {
        let number = try office.registered(["expected-revenue": "620万"])
        let file = try office.write(
            "收入.csv", "customer,month,amount\n\(number),2026-09,100000.10\n\(number),2026-10,150000.20\n")
        #expect(try office.json("revenue", "import", file, as: "data")["imported"].number == 2)
        let customer = try office.json("customer", "show", number, as: "clerk")
        #expect(customer["tier"].text == "gold")
        #expect(customer["amount"].text == "250000.30")
        #expect(customer["expected"].truth == false)
    }
}
