import Casework
import Files
import Procedure
import Records
import Testing
import Values
import XML

@testable import Documents

@Suite struct PartTests {
    @Test(arguments: [
        (0, "0 B"), (1023, "1023 B"), (1024, "1.0 KB"), (48_213, "47.1 KB"), (1_048_524, "1023.9 KB"),
        (1_048_576, "1.00 MB"), (2_483_021, "2.37 MB"), (8_812_345, "8.40 MB"),
    ])
    func `a size reads well`(bytes: Int, text: String) {
        #expect(ViewParts.size(bytes) == text)
    }

    private static let steps: [(Int64, Int64)] = [
        (1, 100), (600, 100), (601, 200), (45_000_000, 10_000_000), (60_000_000, 10_000_000),
        (60_000_001, 20_000_000), (120_000_001, 50_000_000), (300_000_001, 100_000_000),
    ]

    @Test(arguments: steps)
    func `the scale of a chart is round and has at most six lines`(highest: Int64, step: Int64) {
        #expect(RevenueChart.step(for: highest) == step)
    }

    private static let amounts: [(Int64, String)] = [
        (0, "0.0"), (43_150_000, "43.2"), (43_149_999, "43.1"), (-43_150_000, "-43.2"), (100, "0.0"),
        (1_000_000_000_000, "1000000.0"),
    ]

    @Test(arguments: amounts)
    func `an amount beside a bar is in ten thousands`(fen: Int64, text: String) {
        #expect(RevenueChart.short(Money(fen: fen)) == text)
    }

    @Test func `a chart without months is none`() {
        #expect(RevenueChart([]) == nil)
    }

    @Test func `bars stay inside the drawing, and a month without figures leaves its place empty`() throws {
        let months = [(2024, 1, 900), (2025, 2, 43_150_000), (2025, 4, -5_000_000), (2026, 1, 61_000_000)].map {
            CustomerFile.MonthlyRevenue(month: YearMonth(year: $0, month: $1), amount: Money(fen: Int64($2)))
        }
        let view = Document(root: "dossier")
        try #require(RevenueChart(months)).write(into: view.root, as: "月业务收入")
        let revenue = try #require(view.root.elements("revenue").first { _ in true })
        let chart = try #require(revenue.elements("chart").first { _ in true })
        #expect(revenue["total"] == "991509.00")
        #expect(Array(revenue.elements("month")).count == 4)
        // Of more than two years the latest are drawn.
        #expect(chart["from"] == "2024-02")
        let bars = Array(chart.elements("bar"))
        #expect(bars.compactMap { $0["month"] } == ["2025-02", "2025-04", "2026-01"])
        #expect(bars.map { $0["year"] } == [nil, nil, "2026"])
        let width = try Self.number(bars[0], "x", from: bars[1]) / 2
        for bar in bars {
            let (x, y) = (try Self.number(bar, "x"), try Self.number(bar, "y"))
            let (wide, high) = (try Self.number(bar, "width"), try Self.number(bar, "height"))
            #expect(x >= 64 && x + wide <= 708)
            #expect(y >= 24 && high >= 0 && abs(y + high - 244) < 0.01)
            #expect(wide < width)
        }
        #expect(bars[1]["height"] == "0.0")
    }

    private static func number(_ node: Node, _ name: String, from other: Node? = nil) throws -> Double {
        let value = try #require(node[name].flatMap(Double.init))
        return try other.map { try number($0, name) - value } ?? value
    }
}
