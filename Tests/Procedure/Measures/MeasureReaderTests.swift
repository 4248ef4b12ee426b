import Diagnostics
import Randomness
import Testing
import Values

@testable import Procedure
@testable import Records

/// Measures of a small office, held against figures that are computed a second way from what was loaded.
@Suite struct MeasureReaderTests {
    private static let measures = """
        <measures>
          <ledger id="revenue" label="收入" label-en="revenue"/>
          <ledger id="energy" label="电量" label-en="energy" unit="千瓦时" decimals="3" every="week"/>
          <measure id="sum" label="和" of="revenue" period="previous-quarter" clause="1"/>
          <measure id="average" label="均" of="revenue" aggregate="average" period="previous-quarter" clause="1"/>
          <measure id="count" label="数" of="revenue" aggregate="count" period="previous-quarter" clause="1"/>
          <measure id="least" label="小" of="revenue" aggregate="minimum" period="previous-quarter" clause="1"/>
          <measure id="most" label="大" of="revenue" aggregate="maximum" period="previous-quarter" clause="1"/>
          <measure id="share" label="占" of="revenue" aggregate="share" within="branch" period="previous-quarter" clause="1"/>
          <measure id="rise" label="升" of="revenue" period="previous-quarter" against="previous-period" clause="1"/>
          <measure id="rate" label="率" of="average" against="previous-period" as="share" clause="1"/>
          <measure id="rank" label="名" of="sum" rank-within="branch" where="expected &gt;= 100" clause="1"/>
          <measure id="fall" label="降" of="rise" rank-within="branch" order="ascending" clause="1"/>
          <measure id="home" label="属" of="sum" rank-within="branch" unit-field="home" clause="1"/>
          <measure id="big" label="户" of="sum" aggregate="count" within="branch" where="measure/sum &gt;= 1000" clause="1"/>
          <measure id="best" label="最" of="sum" aggregate="maximum" clause="1"/>
          <measure id="weekly" label="周" of="energy" aggregate="average" period="month" clause="1"/>
        </measures>
        """

    private let office: SmallOffice
    /// The figures in 分 by account and month, as they were loaded.
    private var loaded: [String: [String: Int64]] = [:]
    private var expected: [String: Int64] = [:]
    private let units = ["K0001": "left", "K0002": "left", "K0003": "left", "K0004": "right", "K0005": "right"]

    /// The units that the accounts name as theirs.
    private let homes = ["K0001": "left", "K0002": "left", "K0003": "right", "K0004": "right"]

    init() throws {
        office = try SmallOffice(
            SmallRegulation(states: SmallRegulation.step("review", SmallOffice.boss), more: Self.measures))
        var random = SeededGenerator(seed: 20_261_127)
        for (number, unit) in units.sorted(by: { $0.key < $1.key }) {
            let clerk = unit == "left" ? "clerk" : "neighbour"
            let hope = Int64.random(in: 50...150, using: &random)
            expected[number] = hope
            let entry = FormEntry(
                values: ["name": "示例\(number)", "expected": String(hope), "home": homes[number] ?? ""])
            try office.give(clerk, SubmitRecord("customer", entry))
            for month in ["2026-04", "2026-05", "2026-06", "2026-07", "2026-08", "2026-09"] where number != "K0005" {
                guard Bool.random(using: &random) || month == "2026-06" else { continue }
                loaded[number, default: [:]][month] = Int64.random(in: 0...90_000, using: &random)
            }
            let rows = (loaded[number] ?? [:]).sorted { $0.key < $1.key }.map { month, fen in
                ["customer": number, "month": month, "amount": ExactDecimal(fen, decimals: 2).plain]
            }
            try load("revenue", rows, as: clerk)
        }
        try office.wait(until: "2026-11-27T09:00")
    }

    private func load(_ ledger: String, _ rows: [[String: String]], as person: String) throws {
        let table = ImportTable(rows: rows.map { texts in ImportTable.Row(texts: texts, place: { _ in nil }) })
        try office.give(person, ImportFigures(of: ledger, table))
    }

    private func values(_ id: String, on day: String = "2026-10-02") throws -> [String: Fraction] {
        try office.look { reader in
            let measures = MeasureReader(reader, on: try CalendarDate(parsing: day))
            var values: [String: Fraction] = [:]
            for number in units.keys { values[number] = try measures.values(of: [id], for: number)[id] }
            return values
        }
    }

    /// The figures of months, in 分.
    private func figures(_ number: String, _ months: [String]) -> [Int64] {
        months.compactMap { loaded[number]?[$0] }
    }

    private static let third = ["2026-07", "2026-08", "2026-09"]
    private static let second = ["2026-04", "2026-05", "2026-06"]

    private func yuan(_ fen: Int64, over parts: Int128 = 1) throws -> Fraction {
        try Fraction(Int128(fen), over: 100 * parts)
    }

    @Test func `sums, averages, counts and extremes are those of the period, exact`() throws {
        for (id, compute) in [
            ("sum", { try yuan($0.reduce(0, +)) }), ("average", { try yuan($0.reduce(0, +), over: 3) }),
            ("count", { Fraction(Int64($0.count)) }), ("least", { try $0.min().map { try yuan($0) } }),
            ("most", { try $0.max().map { try yuan($0) } }),
        ] as [(String, ([Int64]) throws -> Fraction?)] {
            let values = try values(id)
            for number in units.keys where loaded[number] != nil {
                #expect(try values[number] == compute(figures(number, Self.third)), "\(id) of \(number)")
            }
            #expect(values["K0005"] == nil, "nothing was ever loaded")
        }
    }

    @Test func `a share is of all accounts of the unit`() throws {
        let values = try values("share")
        for unit in ["left", "right"] {
            let members = units.filter { $0.value == unit && loaded[$0.key] != nil }.keys
            let total = members.reduce(0) { $0 + figures($1, Self.third).reduce(0, +) }
            for number in members where total != 0 {
                let own = figures(number, Self.third).reduce(0, +)
                #expect(try values[number] == Fraction(Int128(own), over: Int128(total)))
            }
        }
    }

    @Test func `a comparison is with the quarter before, as amount or as part of it`() throws {
        let (rises, rates) = (try values("rise"), try values("rate"))
        for number in units.keys where loaded[number] != nil {
            let now = figures(number, Self.third).reduce(0, +)
            let before = figures(number, Self.second).reduce(0, +)
            #expect(try rises[number] == yuan(now - before))
            #expect(try rates[number] == (before == 0 ? nil : Fraction(Int128(now - before), over: Int128(before))))
        }
    }

    @Test func `a rank counts those before it in the unit, of the accounts that the condition admits`() throws {
        let (ranks, falls) = (try values("rank"), try values("fall"))
        let (sums, rises) = (try values("sum"), try values("rise"))
        for number in units.keys where loaded[number] != nil {
            let rivals = units.filter { $0.value == units[number] && loaded[$0.key] != nil }.keys
            let admitted = rivals.filter { expected[$0, default: 0] >= 100 }
            let own = try #require(sums[number])
            let place = Int64(admitted.filter { sums[$0].map { $0 > own } ?? false }.count + 1)
            #expect(ranks[number] == (admitted.contains(number) ? Fraction(place) : nil), "\(number)")
            let rise = try #require(rises[number])
            #expect(falls[number] == Fraction(Int64(rivals.filter { rises[$0].map { $0 < rise } ?? false }.count + 1)))
        }
    }

    @Test func `accounts count in the unit that a field names, where the measure says so`() throws {
        let (places, sums) = (try values("home"), try values("sum"))
        for (number, home) in homes where loaded[number] != nil {
            let own = try #require(sums[number])
            let rivals = homes.filter { $0.value == home }.keys
            #expect(places[number] == Fraction(Int64(rivals.filter { sums[$0].map { $0 > own } ?? false }.count + 1)))
        }
        #expect(places["K0005"] == nil)
    }

    @Test func `what is taken of another measure within a unit is the same for all its accounts`() throws {
        let (big, best, sums) = (try values("big"), try values("best"), try values("sum"))
        for number in units.keys {
            let rivals = units.filter { $0.value == units[number] }.keys
            let count = rivals.filter { sums[$0].map { $0 >= Fraction(1000) } ?? false }.count
            #expect(big[number] == Fraction(Int64(count)), "also of \(number), who may have no figures")
            #expect(best[number] == sums.values.max())
        }
    }

    @Test func `a week counts in the month of its Thursday, and none after the day`() throws {
        let rows = ["2026-W44", "2026-W45", "2026-W46", "2026-W47", "2026-W48"].map {
            ["customer": "K0001", "week": $0, "电量": "1,000.125"]
        }
        try load("energy", rows, as: "clerk")
        // November 2026 has four Thursdays until the 26th.
        #expect(try values("weekly", on: "2026-11-27")["K0001"] == Fraction(4_000_500 / 4, over: 1000))
        #expect(try values("weekly", on: "2026-11-12")["K0001"] == Fraction(2_000_250, over: 4000))
    }

    /// Rows that a ledger does not take, and the rule that says so.
    static let refused: [(ledger: String, row: [String: String], rule: String)] = [
        ("energy", ["week": "2026-11", "amount": "1"], "import.week"),
        ("energy", ["week": "2026-W45", "amount": "1.2345"], "import.amount"),
        ("energy", ["week": "2026-W45", "amount": "much"], "import.amount"),
        ("energy", ["week": "2026-W45", "amount": "1", "计量单位": "元"], "casework.figure-in-other-unit"),
        ("energy", ["week": "2026-W45", "amount": "1", "unit": "nowhere"], "casework.unknown-unit"),
        ("energy", ["week": "2026-W45", "amount": "1", "unit": "right"], "casework.figure-of-other-unit"),
        ("energy", ["week": "2026-W45", "amount": "1", "customer": "K9"], "casework.unknown-record"),
        ("revenue", ["month": "2026-W45", "amount": "1"], "import.month"), ("water", [:], "casework.unknown-ledger"),
    ]

    @Test(arguments: refused) func `a row that does not fit is refused, and nothing is loaded`(
        _ ledger: String, _ row: [String: String], _ rule: String
    ) throws {
        let before = try office.events().count
        #expect(
            try refusal { try load(ledger, [["customer": "K0001"].merging(row) { $1 }], as: "clerk") } == rule)
        #expect(try office.events().count == before)
    }

    @Test func `a period is given once`() throws {
        let row = ["customer": "K0001", "week": "2026-W45", "amount": "1"]
        #expect(try refusal { try load("energy", [row, row], as: "clerk") } == "casework.figure-twice")
        try load("energy", [row], as: "clerk")
        #expect(try office.isSound())
    }
}
