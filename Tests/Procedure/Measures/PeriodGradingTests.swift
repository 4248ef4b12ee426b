import SmallOffices
import Testing
import Values

@testable import Procedure
@testable import Records

/// Grading by figures, and of all accounts when a period has turned: Documentation/regulations.md, Measures.
@Suite struct PeriodGradingTests {
    private let office: SmallOffice

    /// Two customers who expect a million; figures of the first alone.
    init() throws {
        office = try SmallOffice(
            SmallRegulation(
                states: SmallRegulation.step("review", SmallOffice.boss), more: SmallRegulation.grading))
        for name in ["甲公司", "乙公司"] {
            try office.give(
                "clerk", SubmitRecord("customer", FormEntry(values: ["name": name, "expected": "100万"])))
        }
    }

    private func load(_ customer: String, _ month: String, _ amount: String) throws {
        let row = ["customer": customer, "month": month, "amount": amount]
        try office.give("clerk", ImportRevenue(ImportTable(rows: [.init(texts: row, place: { _ in nil })])))
    }

    private func tiers() throws -> [String?] { try office.look { try $0.snapshot.all(CustomerRow.self).map(\.tier) } }

    private func changes(on day: String) throws -> [String] {
        let day = try CalendarDate(parsing: day)
        return try office.look { reader in
            let grading = AccountGrading(reader, on: day, ofAll: true)
            return try reader.snapshot.all(CustomerRow.self).flatMap { try grading.changes(of: $0).grades }.map {
                "\($0.account.number) \($0.account.tier ?? "-") → \($0.grade.tier ?? "-")"
            }
        }
    }

    @Test func `an account is graded by its own figures, the others by what they expect`() throws {
        #expect(try tiers() == ["big", "big"])
        try load("K0001", "2026-10", "20000")
        #expect(try tiers() == ["small", "big"])
    }

    @Test func `what grading would change as of a day is seen before it does`() throws {
        try load("K0001", "2026-10", "20000")
        #expect(try changes(on: "2026-11-02").isEmpty)
        #expect(try changes(on: "2027-10-31").isEmpty)
        // In November 2027 the twelve months begin with November 2026.
        #expect(try changes(on: "2027-11-01") == ["K0001 small → -"])
        #expect(try tiers() == ["small", "big"], "looking changes nothing")
    }

    @Test func `all accounts are graded anew when a period has turned, once`() throws {
        try load("K0001", "2026-10", "20000")
        _ = try office.give("admin", GradeAccounts())
        #expect(try office.look { try !$0.gradingIsDue() })
        try office.wait(until: "2026-11-30T09:00")
        #expect(try office.give("admin", GradeAccounts()).accounts == 0)
        try office.wait(until: "2027-11-01T09:00")
        #expect(try office.look { try $0.gradingIsDue() })
        let changed = try office.give("admin", GradeAccounts())
        #expect(changed.grades.map(\.account.number) == ["K0001"])
        #expect(try tiers() == [nil, "big"])
        #expect(try office.look { try !$0.gradingIsDue() })
        #expect(try office.isSound())
    }

    @Test func `before there are figures nothing is due`() throws {
        #expect(try office.look { try !$0.gradingIsDue() })
        #expect(try office.give("admin", GradeAccounts()).accounts == 0)
    }

    @Test func `only an administrator grades all accounts`() throws {
        #expect(try refusal { try office.give("clerk", GradeAccounts()) } == "casework.not-allowed")
    }

    @Test func `where nothing is graded nothing is due`() throws {
        let plain = try SmallOffice(SmallRegulation.step("review", SmallOffice.boss))
        #expect(try plain.look { try !$0.gradingIsDue() })
        #expect(try plain.give("admin", GradeAccounts()).accounts == 0)
    }

    @Test func `who owns an account follows from its management`() throws {
        try office.give(
            "clerk",
            CorrectRecord(
                "customer", "K0002", with: FormEntry(values: ["expected": "5万"]), reason: "核实"))
        let customers = try office.look { try $0.snapshot.all(CustomerRow.self) }
        #expect(customers.map(\.tier) == ["big", "small"])
        #expect(customers.map(\.owner) == ["left", "left"])
        #expect(customers.map(\.managedAs) == ["big", "small"])
    }
}
