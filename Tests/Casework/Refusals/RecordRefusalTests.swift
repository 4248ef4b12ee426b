import Casework
import Diagnostics
import Files
import Fixtures
import Procedure
import Records
import Regulations
import SQLiteStore
import Testing

/// Why a record is not taken, not corrected or not shown.
@Suite struct RecordRefusalTests {
    private let office: OfficeFixture

    init() throws { office = try OfficeFixture() }

    private func register(_ changes: [String: String] = [:], unit: String? = nil) throws -> Submitted {
        try office.desk("clerk").register(
            FormEntry(values: OfficeFixture.customer.merging(changes) { $1 }, unit: unit))
    }

    static func visit(_ customer: String) -> [String: String] {
        [
            "customer": customer, "date": "2026-11-01", "visitors": "甲示例", "met": "某某", "purposes": "hear",
            "findings": "运行正常",
        ]
    }

    @Test func `a record is of a form, a unit and a number that there are`() {
        expectRefusal("casework.unknown-form") { try office.desk("clerk").submit("vist", FormEntry(values: [:])) }
        expectRefusal("casework.unknown-unit") { try register(unit: "jja") }
        expectRefusal("casework.unknown-record") { try office.desk("clerk").customerFile("KH20269999") }
    }

    @Test func `an everyday name needs a form in its role, however the form is called`() throws {
        let other = try ChangedPackage().replacing(" role=\"visit\"", by: "", in: "forms/visit.xml")
        let office = try OfficeFixture(workflows: other)
        expectRefusal("casework.no-form-in-role") { try office.desk("clerk").form(in: .visit) }
        let twice = try ChangedPackage().replacing(" role=\"visit\"", by: " role=\"contract\"", in: "forms/visit.xml")
        #expect(throws: Findings.self) { try OfficeFixture(workflows: twice) }
        let unsaid = try ["customer", "contract", "visit"].reduce(ChangedPackage()) { package, name in
            let role = name == "customer" ? "account" : name
            return try package.replacing(" role=\"\(role)\"", by: "", in: "forms/\(name).xml")
        }
        #expect(try OfficeFixture(workflows: unsaid).desk("clerk").form(in: .visit).id == "visit")
    }

    @Test func `whoever may not submit, correct or see a record is refused`() throws {
        let (contract, _) = try office.submitted()
        expectRefusal("casework.not-allowed") { try office.desk("centre").importUnits(OfficeFixture.table([])) }
        expectRefusal("casework.not-allowed") { try office.desk("leader").submit("visit", FormEntry(values: [:])) }
        expectRefusal("casework.not-allowed") {
            try office.desk("clerk").correct("contract", contract, with: FormEntry(values: [:]), reason: "更正")
        }
        expectRefusal("casework.outside-scope") { try office.desk("yi-clerk").recordFile(of: "contract", contract) }
        expectRefusal("casework.outside-scope") { try register(unit: "yi") }
    }

    @Test func `what must be unique is registered once`() throws {
        _ = try register()
        expectRefusal("casework.duplicate") { try register() }
    }

    @Test(arguments: ["甲市山示例ＡＢ１", "甲市\u{2F2D}示例AB1", "甲市山示例ab1", "甲市山\u{E0100}示例AB1"])
    func `what must be unique is the same in other forms of its characters`(name: String) throws {
        _ = try register(["name": "甲市山示例AB1"])
        expectRefusal("casework.duplicate") { try register(["name": name]) }
        _ = try register(["name": "甲市山示例AB2"])
    }

    @Test(arguments: ["甲市\u{202E}示例", "甲市\u{200B}示例", "甲市\u{AD}示例"])
    func `a name with what nobody sees is not taken`(name: String) throws {
        let refused = #expect(throws: Findings.self) { try register(["name": name]) }
        #expect(refused?.findings.map(\.rule) == ["form.hidden-character"])
        _ = try register(["name": "甲市葛\u{E0100}示例"])
    }

    @Test func `a date is of a year that records are about`() throws {
        let customer = try office.registered()
        for date in ["9999-12-31", "1899-12-31", "2200-01-01"] {
            let visit = FormEntry(values: Self.visit(customer).merging(["date": date]) { $1 })
            let refused = #expect(throws: Findings.self) { try office.desk("clerk").submit("visit", visit) }
            #expect(refused?.findings.map(\.rule).contains("form.invalid-value") == true)
        }
    }

    @Test func `an account has to be registered before it is developed`() throws {
        let applied = try register()
        expectRefusal("casework.not-yet") {
            try office.desk("clerk").submitContract(FormEntry(values: OfficeFixture.contract(applied.number)))
        }
    }

    @Test func `a correction changes something, for a reason`() throws {
        let visit = try office.desk("clerk").submit("visit", FormEntry(values: Self.visit(office.registered()))).number
        func correct(_ values: [String: String], _ reason: String) throws -> [String] {
            try office.desk("clerk").correct("visit", visit, with: FormEntry(values: values), reason: reason)
        }
        expectRefusal("casework.reason-required") { try correct(["place": "甲市"], "") }
        expectRefusal("casework.nothing-changed") { try correct(["findings": "运行正常"], "更正") }
    }

    @Test func `a record that is under way changes in its case alone`() throws {
        let correctable = try OfficeFixture(
            workflows: try ChangedPackage().replacing(
                "series=\"contract\"", by: "series=\"contract\" correct=\"account-manager\"", in: "forms/contract.xml"))
        let (contract, _) = try correctable.submitted()
        expectRefusal("casework.case-running") {
            try correctable.desk("clerk").correct(
                "contract", contract, with: FormEntry(values: ["payment": "预付"]), reason: "更正")
        }
    }

    @Test func `a record that no chain is for is not submitted`() throws {
        let chainless = try OfficeFixture(
            workflows: try ChangedPackage().replacing("managed-as != 'diamond'", by: "managed-as = 'none'"))
        let customer = try chainless.registered(OfficeFixture.customer.merging(["expected-revenue": "30万"]) { $1 })
        expectRefusal("casework.no-chain") {
            try chainless.desk("clerk").submitContract(FormEntry(values: OfficeFixture.contract(customer)))
        }
    }

    @Test func `a measure that the regulation does not have is not taken`() throws {
        let office = try OfficeFixture()
        expectRefusal("casework.unknown-measure") { try office.desk("clerk").measure("yearly-revenu") }
    }

    @Test func `papers do not show what a step hides`() throws {
        let step = CityOffice.step("review", "<d:performer post=\"officer\" at=\"finance-department\"/>")
        let city = try CityOffice(
            step.replacing("<d:action name=\"object\"", with: "<d:hide ref=\"amount\"/><d:action name=\"object\""))
        let file = try city.desk("finance").caseFile(city.number)
        expectRefusal("sight.fields-hidden") { try city.desk("finance").requireWhole([(file.record, file.form)]) }
    }
}

/// Why no tasks of the inbox are selected.
@Suite struct SelectionRefusalTests {
    @Test func `what is selected is a chain, a task and an action that are there`() throws {
        let office = try CityOffice(CityOffice.step("review", CityOffice.chief))
        let chief = try office.desk("chief")
        func select(_ selection: InboxSelection, _ action: String = "approve") throws -> [InboxItem] {
            try chief.select(selection, for: action)
        }
        expectRefusal("selection.unknown-chain") { try select(InboxSelection(chain: "city-contracts")) }
        expectRefusal("selection.unknown-task") { try select(InboxSelection(task: "revue")) }
        expectRefusal("selection.nothing-matches") { try select(InboxSelection(chain: "diamond-contract")) }
        expectRefusal("selection.nothing-takes") { try select(InboxSelection(), "sign") }
        expectRefusal("casework.unknown-unit") { try select(InboxSelection(unit: "jja")) }
    }
}
