import SmallOffices
import Testing

@testable import Procedure
@testable import Records

/// Tiers of customers, by what was earned in twelve months or, while there are no figures, by what is expected.
@Suite struct GradingTests {
    private let office: SmallOffice

    init() throws {
        office = try SmallOffice(
            SmallRegulation(
                states: SmallRegulation.step("review", SmallOffice.boss), more: SmallRegulation.grading))
    }

    private func register(expecting amount: String?) throws {
        let values = ["name": "示例公司"].merging(amount.map { ["expected": $0] } ?? [:]) { given, _ in given }
        try office.give("clerk", SubmitRecord("customer", FormEntry(values: values)))
    }

    private func grade() throws -> CustomerGrade? { try office.look { try $0.records.customer("K0001")?.grade } }

    @discardableResult
    private func load(_ figures: [(month: String, amount: String)]) throws -> Int {
        let rows = figures.map { ["customer": "K0001", "month": $0.month, "amount": $0.amount] }
        let table = ImportTable(rows: rows.map { texts in ImportTable.Row(texts: texts, place: { _ in nil }) })
        return try office.give("clerk", ImportRevenue(table))
    }

    /// What is expected, and the tier: `from` belongs to a tier, `below` does not.
    static let expectations = [("100万", "big"), ("999999.99", "small"), ("1万", "small"), ("9999.99", nil)]

    @Test(arguments: expectations) func `without figures what is expected stands in, and the grade says so`(
        _ amount: String, _ tier: String?
    ) throws {
        try register(expecting: amount)
        #expect(try grade()?.tier == tier)
        #expect(try grade()?.isExpected != false)
    }

    @Test func `figures take the place of what was expected`() throws {
        try register(expecting: "100万")
        try load([("2026-10", "20000")])
        #expect(try grade()?.tier == "small")
        #expect(try grade()?.isExpected == false)
        #expect(try grade()?.amount == 2_000_000)
    }

    @Test func `the last twelve months count, reckoned from the latest that anybody has figures of`() throws {
        try register(expecting: nil)
        try load([("2025-10", "900000"), ("2025-11", "400000"), ("2026-10", "600000")])
        #expect(try grade()?.amount == 100_000_000)
        #expect(try grade()?.tier == "big")
    }

    @Test func `a figure of the same month replaces the earlier one`() throws {
        try register(expecting: nil)
        try load([("2026-10", "2000000")])
        try load([("2026-10", "50000")])
        #expect(try grade()?.tier == "small")
    }

    @Test func `a month stands once in a table`() throws {
        try register(expecting: nil)
        #expect(try refusal { try load([("2026-10", "1"), ("2026-10", "2")]) } == "casework.figure-twice")
    }

    /// Figures that cannot be read, and the rule that says so.
    static let unreadable = [("soon", "1", "import.month"), ("2026-10", "much", "import.amount")]

    @Test(arguments: unreadable) func `figures have a month and an amount`(
        _ month: String, _ amount: String, _ rule: String
    ) throws {
        try register(expecting: nil)
        #expect(try refusal { try load([(month, amount)]) } == rule)
    }

    @Test func `a grade that stays the same is not recorded again`() throws {
        try register(expecting: "100万")
        let before = try office.events().count
        #expect(try office.decide(as: "clerk") { try GradingDesk(recorder: $0).grade("K0001").grades.isEmpty })
        #expect(try office.events().count == before)
    }

    @Test func `a correction grades anew`() throws {
        try register(expecting: "100万")
        let entry = FormEntry(values: ["expected": "2万"])
        try office.give("clerk", CorrectRecord("customer", "K0001", with: entry, reason: "写错了"))
        #expect(try grade()?.tier == "small")
        #expect(try office.isSound())
    }
}
