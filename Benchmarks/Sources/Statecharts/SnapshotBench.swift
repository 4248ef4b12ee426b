import BenchReport
import SCXML
import Statechart

/// Saving and restoring the chart in the middle of the review.
struct SnapshotBench {
    let charts: BenchCharts
    private let count = 5000

    init(charts: BenchCharts) { self.charts = charts }

    func run(into results: inout Results) throws {
        try measure("null model", charts.null, into: &results)
        try measure("data in XPath", charts.xpath, into: &results)
    }

    private func measure(_ name: String, _ executable: Executable, into results: inout Results) throws {
        var (session, _) = try Session.start(executable, id: "bench", at: 0)
        (session, _) = try session.send(BenchCharts.events[0], at: 0)
        var times: [Double] = []
        for _ in 0..<7 {
            let start = processorTime()
            for _ in 0..<count { session = try Session.restore(session.xml, executable) }
            times.append((processorTime() - start) / Double(count) * 1_000_000)
        }
        let ours = median(times)
        results.add(
            Result(
                name: "statechart snapshot saved and restored, \(name)", unit: "µs", ours: ours, peer: nil,
                peerName: nil, ratio: 20 / ours, target: "at most 20", met: ours <= 20))
    }
}
