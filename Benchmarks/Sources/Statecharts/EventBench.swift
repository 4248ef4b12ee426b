import BenchReport
import SCXML

/// External events per second, ours and the peers', alternating.
struct EventBench {
    let charts: BenchCharts
    let peers: [Peer]
    private let rounds = 5
    private let length = 0.6

    init(charts: BenchCharts, peers: [Peer]) {
        self.charts = charts
        self.peers = peers
    }

    func run(into results: inout Results) throws {
        var null: [Double] = []
        var xpath: [Double] = []
        var figures: [String: [Double]] = [:]
        for peer in peers where !peer.isThere { print("\(peer.name): missing") }
        for _ in 0..<rounds {
            null.append(try BenchCharts.rate(charts.null, seconds: length))
            for peer in peers where peer.isThere {
                if let rate = try peer.rate(seconds: length) { figures[peer.name, default: []].append(rate) }
            }
            xpath.append(try BenchCharts.rate(charts.xpath, seconds: length))
        }
        for peer in peers where peer.isThere && figures[peer.name] == nil { print("\(peer.name): failed") }
        for (peer, rates) in figures.sorted(by: { $0.key < $1.key }) {
            print("\(peer): \(Int(median(rates))) events/s")
        }
        compare("null model", median(null), fastest(figures, guarded: false), atLeast: 5, into: &results)
        compare("guard in XPath", median(xpath), fastest(figures, guarded: true), atLeast: 1.5, into: &results)
    }

    private func fastest(_ figures: [String: [Double]], guarded: Bool) -> (name: String, rate: Double)? {
        peers.filter { $0.hasGuard == guarded }.compactMap { peer in
            figures[peer.name].map { (peer.name, median($0)) }
        }.max { $0.1 < $1.1 }
    }

    private func compare(
        _ name: String, _ ours: Double, _ peer: (name: String, rate: Double)?, atLeast factor: Double,
        into results: inout Results
    ) {
        let ratio = peer.map { ours / $0.rate }
        results.add(
            Result(
                name: "statechart events, \(name)", unit: "events/s", ours: ours, peer: peer?.rate,
                peerName: peer?.name,
                ratio: ratio, target: "\(factor) times the fastest peer", met: ratio.map { $0 >= factor } ?? false))
    }
}

/// What a thousand other states cost.
struct SizeBench {
    let charts: BenchCharts

    func run(into results: inout Results) throws {
        try compare("null model", charts.null, charts.largeNull, into: &results)
        try compare("guard in XPath", charts.xpath, charts.largeXPath, into: &results)
    }

    private func compare(
        _ name: String, _ small: Executable, _ large: Executable, into results: inout Results
    ) throws {
        var alone: [Double] = []
        var among: [Double] = []
        for _ in 0..<5 {
            alone.append(try BenchCharts.rate(small, seconds: 0.3))
            among.append(try BenchCharts.rate(large, seconds: 0.3))
        }
        let factor = median(alone) / median(among)
        results.add(
            Result(
                name: "statechart event among 1,000 other states, \(name)", unit: "times the cost alone", ours: factor,
                peer: nil, peerName: nil, ratio: 2 / factor, target: "at most 2", met: factor <= 2))
    }
}
