import Testing
import Values

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
}
