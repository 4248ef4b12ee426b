import SmallOffices
import Testing
import Values

@testable import Procedure
@testable import Records

/// Measures as of a day, and the places within a kind of unit: Documentation/regulations.md, Measures.
@Suite struct MeasureTests {
    private static func measures(_ attributes: String) -> String {
        """
        <measures>
          <ledger id="revenue" label="收入" label-en="revenue"/>
          <measure id="m" label="收入" of="revenue" clause="1" \(attributes)/>
        </measures>
        """
    }

    /// An office with figures of customers, each of a branch, by month.
    private static func office(
        _ attributes: String, _ figures: [(customer: String, month: String, yuan: Int64)]
    ) throws -> SmallOffice {
        let office = try SmallOffice(
            SmallRegulation(
                states: SmallRegulation.step("review", SmallOffice.boss), more: measures(attributes)))
        for customer in ["K0001", "K0002", "K0003", "K0004"] {
            let person = customer == "K0004" ? "neighbour" : "clerk"
            let submitted = try office.give(
                person, SubmitRecord("customer", FormEntry(values: ["name": "示例\(customer)"])))
            #expect(submitted.number == customer)
        }
        try office.decide(as: "admin") { recorder in
            try recorder.record(
                RevenueImported(
                    ledger: "revenue",
                    entries: figures.map {
                        .init(customer: $0.customer, month: $0.month, unit: "left", amount: $0.yuan * 100)
                    }))
        }
        return office
    }

    /// The figures of all customers on a day, in yuan and fractions of it, with the place.
    private static func figures(_ office: SmallOffice, on day: String) throws -> [String] {
        let day = try CalendarDate(parsing: day)
        return try office.look { reader in
            let measure = try #require(reader.regulation.measures.first)
            return try MeasureReader(reader, on: day).figures(of: measure).values.sorted { $0.account < $1.account }
                .map { figure in
                    let value = "\(figure.figure.numerator)/\(figure.figure.denominator)"
                    return "\(figure.account) \(value)" + (figure.place.map { " \($0) \(figure.within ?? "")" } ?? "")
                }
        }
    }

    // MARK: Periods

    private static let everyMonth: [(customer: String, month: String, yuan: Int64)] = [
        ("K0001", "2025-09", 1), ("K0001", "2025-10", 10), ("K0001", "2025-12", 100), ("K0001", "2026-01", 1_000),
        ("K0001", "2026-07", 10_000), ("K0001", "2026-09", 100_000), ("K0001", "2026-10", 1_000_000),
        ("K0001", "2026-11", 10_000_000),
    ]

    /// A period, and what its months come to on 2 October 2026.
    static let periods: [(period: String, sum: String)] = [
        ("last-12-months", "111110"), ("year", "1111000"), ("quarter", "1000000"), ("month", "1000000"),
        ("previous-year", "111"), ("previous-quarter", "110000"), ("previous-month", "100000"),
    ]

    @Test(arguments: periods) func `a period is by the calendar of the day, whatever month the ledger ends with`(
        _ period: String, _ sum: String
    ) throws {
        let office = try Self.office("aggregate=\"sum\" period=\"\(period)\"", Self.everyMonth)
        #expect(try Self.figures(office, on: "2026-10-02") == ["K0001 \(sum)/1"])
    }

    /// A day, and what the quarter before it comes to.
    static let quarters = [
        ("2026-09-30", "0/1"), ("2026-10-01", "110000/1"), ("2026-12-31", "110000/1"), ("2027-01-01", "11000000/1"),
    ]

    @Test(arguments: quarters) func `the quarter before turns with the first day of the next`(
        _ day: String, _ sum: String
    ) throws {
        let office = try Self.office("aggregate=\"sum\" period=\"previous-quarter\"", Self.everyMonth)
        #expect(try Self.figures(office, on: day) == ["K0001 \(sum)"])
    }

    // MARK: Figures

    @Test func `an average is over all months of the period, and exact`() throws {
        let office = try Self.office(
            "aggregate=\"monthly-average\" period=\"last-12-months\"", [("K0001", "2026-09", 100)])
        #expect(try Self.figures(office, on: "2026-10-02") == ["K0001 25/3"])
    }

    @Test func `who has no figure in the period but had one before it comes to nothing`() throws {
        let office = try Self.office(
            "aggregate=\"sum\" period=\"month\"",
            [("K0001", "2026-10", 5), ("K0002", "2026-09", 5), ("K0003", "2026-11", 5)])
        #expect(try Self.figures(office, on: "2026-10-31") == ["K0001 5/1", "K0002 0/1"])
    }

    @Test func `figures may be below nothing`() throws {
        let office = try Self.office(
            "aggregate=\"sum\" period=\"month\"", [("K0001", "2026-10", -5), ("K0002", "2026-10", 0)])
        #expect(try Self.figures(office, on: "2026-10-31") == ["K0001 -5/1", "K0002 0/1"])
    }

    // MARK: Places

    /// What three customers of one branch and one of another have, and their places.
    static let ranks: [(yuan: [Int64?], places: [Int?])] = [
        ([3, 2, 1, 9], [1, 2, 3, 1]), ([1, 2, 2, 4], [3, 1, 1, 1]), ([5, 5, 5, 5], [1, 1, 1, 1]),
        ([nil, 2, 1, nil], [nil, 1, 2, nil]), ([0, -1, 0, 0], [1, 3, 1, 1]),
    ]

    @Test(arguments: ranks) func `the greatest of a unit has place 1, and equal figures share one`(
        _ yuan: [Int64?], _ places: [Int?]
    ) throws {
        let figures = yuan.enumerated().compactMap { index, amount in
            amount.map { (customer: "K000\(index + 1)", month: "2026-10", yuan: $0) }
        }
        let office = try Self.office("aggregate=\"sum\" period=\"month\" rank-within=\"branch\"", figures)
        let measured = try Self.figures(office, on: "2026-10-31")
        let expected = zip(yuan, places).enumerated().compactMap { index, pair -> String? in
            guard let amount = pair.0, let place = pair.1 else { return nil }
            return "K000\(index + 1) \(amount)/1 \(place) \(index == 3 ? "right" : "left")"
        }
        #expect(measured == expected)
    }

    @Test func `within a kind that is nowhere above there is no place`() throws {
        let office = try Self.office(
            "aggregate=\"sum\" period=\"month\" rank-within=\"head\"",
            [("K0001", "2026-10", 1), ("K0004", "2026-10", 2)])
        #expect(try Self.figures(office, on: "2026-10-31") == ["K0001 1/1 2 head", "K0004 2/1 1 head"])
    }
}
