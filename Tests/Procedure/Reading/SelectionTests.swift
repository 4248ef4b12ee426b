import Regulations
import SmallOffices
import Testing

@testable import Procedure
@testable import Records

/// What charts and conditions see of a case: its data, people that an XPath chooses, and what is computed.
@Suite struct SelectionTests {
    private let office: SmallOffice

    init() throws { office = try SmallOffice(SmallRegulation.step("review", SmallOffice.boss)) }

    private func selection(_ values: [String: String]) throws -> CaseSelection {
        try office.submit(values)
        return try office.look { reader in
            let form = try reader.records.form("matter")
            let record = try reader.records.existing(form, "S0001")
            let chart = try reader.editions.current.chart("charts/matter.scxml", form: "matter")
            return CaseSelection(data: try CaseData(of: record, form: form, for: chart, in: reader))
        }
    }

    /// What a field holds, and the codes in it.
    static let fields: [(text: String, codes: [String])] = [
        ("r1", ["r1"]), ("r1 r2", ["r1", "r2"]), ("r1,r2，r3", ["r1", "r2", "r3"]), ("r1、r2;r1", ["r1", "r2"]),
        ("  r2；r1 ", ["r2", "r1"]),
    ]

    @Test(arguments: fields) func `a field may hold several codes, each counts once`(
        _ text: String, _ codes: [String]
    ) throws {
        #expect(try selection(["chosen": text]).codes("$matter/chosen") == codes)
    }

    @Test func `what is missing gives nobody`() throws {
        let selection = try selection([:])
        #expect(try selection.codes("$matter/chosen").isEmpty)
        #expect(try selection.codes("''").isEmpty)
        #expect(try selection.text("$matter/chosen") == "")
    }

    /// Conditions over the matter that `clerk` of the left branch submitted.
    static let conditions: [(condition: String, holds: Bool)] = [
        ("$matter/chosen = 'r1'", true), ("$matter/chosen = 'r2'", false), ("$matter/unit = 'left'", true),
        ("$matter/unit-kind = 'branch'", true), ("$matter/tier", false), ("$matter/note", true),
        ("count($matter/*) > 2", true), ("not($matter/branch)", true),
    ]

    @Test(arguments: conditions) func `conditions see the fields and what is computed`(
        _ condition: String, _ holds: Bool
    ) throws {
        #expect(try selection(["chosen": "r1"]).holds(condition) == holds)
    }

    @Test func `a condition over what the chart does not declare is refused`() throws {
        let selection = try selection([:])
        #expect(throws: (any Error).self) { try selection.holds("$bill/amount = 1") }
        #expect(throws: (any Error).self) { try selection.holds("$matter/") }
    }

    @Test func `a record about a customer brings the customer along`() throws {
        try office.give("clerk", SubmitRecord("customer", FormEntry(values: ["name": "甲公司", "expected": "100万"])))
        let data = try office.look { reader in
            let form = try reader.records.accountForm()
            let record = try reader.records.existing(form, "K0001")
            return CaseData([(form: form, values: record.values, computed: [:])])
        }
        #expect(data.ids == ["customer"])
        let selection = CaseSelection(data: data)
        #expect(try selection.text("$customer/expected") == "1000000.00")
        #expect(data["bill"] == nil)
    }
}
