import Foundation
import Testing

/// Random people do random things on random charts; what must always hold is looked at after each step.
@Suite struct ModelTests {
    private static let stepsInHistory = 50

    /// The seeds of this run: fixed ones and one of chance, or as many as the switch asks for.
    private static var seeds: [UInt64] {
        let environment = ProcessInfo.processInfo.environment
        let first = environment["DOCKET_MODEL_SEED"].flatMap(UInt64.init)
        guard let steps = environment["DOCKET_MODEL_STEPS"].flatMap(Int.init) else {
            return first.map { [$0] } ?? [1, 2, 3, UInt64.random(in: 1_000...1_000_000)]
        }
        let begin = first ?? 1
        return (0..<UInt64(max(1, steps / stepsInHistory))).map { begin + $0 }
    }

    @Test func `what must always hold does, whatever people do on whatever chart`() throws {
        var total = ModelFigures()
        var failures: [String] = []
        for seed in Self.seeds {
            do {
                let history = try ModelHistory(seed: seed)
                defer { total.add(history.figures) }
                try history.run(steps: Self.stepsInHistory)
            } catch {
                failures.append("DOCKET_MODEL_SEED=\(seed): \(error)")
                if failures.count >= 5 { break }
            }
        }
        print(total)
        #expect(failures.isEmpty, "\(failures.joined(separator: "\n\n"))")
    }
}

extension ModelFigures {
    mutating func add(_ other: ModelFigures) {
        steps += other.steps
        charts += other.charts
        taken.merge(other.taken, uniquingKeysWith: +)
        refused.merge(other.refused, uniquingKeysWith: +)
    }
}
