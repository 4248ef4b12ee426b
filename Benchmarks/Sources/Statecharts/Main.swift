import BenchReport
import Diagnostics
import Foundation
import SCXML

/// Measures the statechart engine beside other engines on an approval chart.
///
/// `statechart-bench CHARTS PEERS RESULTS`: the folder of the charts, the folder in which the peers were prepared, and
/// the file for the results.
@main
struct StatechartBench {
    static func main() throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 4 else {
            print("usage: statechart-bench CHARTS PEERS RESULTS")
            exit(2)
        }
        do {
            var results = Results()
            let charts = try BenchCharts(folder: arguments[1])
            try EventBench(charts: charts, peers: Peer.all(charts: arguments[1], folder: arguments[2])).run(
                into: &results)
            try SizeBench(charts: charts).run(into: &results)
            try SnapshotBench(charts: charts).run(into: &results)
            try results.write(to: URL(filePath: arguments[3]))
        } catch let error as any Explainable {
            print(FindingRenderer(language: .english).render(error.findings))
            exit(1)
        }
    }
}
