public import Foundation

/// One comparison or target; a ratio above 1 means that ours is better.
public struct Result: Encodable {
    let name: String
    let unit: String
    let ours: Double
    let peer: Double?
    let peerName: String?
    let ratio: Double?
    let target: String
    let met: Bool

    /// A result from its parts; `peer` and `ratio` are absent when there is nothing to compare with.
    public init(
        name: String, unit: String, ours: Double, peer: Double?, peerName: String?, ratio: Double?, target: String,
        met: Bool
    ) {
        self.name = name
        self.unit = unit
        self.ours = ours
        self.peer = peer
        self.peerName = peerName
        self.ratio = ratio
        self.target = target
        self.met = met
    }
}

/// The results in the order they came, printed as they come.
public struct Results {
    private var results: [Result] = []

    /// No results yet.
    public init() {}

    /// Notes a result and prints it.
    public mutating func add(_ result: Result) {
        results.append(result)
        let peer = result.peer.map { "  \(result.peerName ?? "") \(Self.text($0))" } ?? ""
        let ratio = result.ratio.map { "  ratio \(Self.text($0))" } ?? ""
        print(
            "\(result.name): \(Self.text(result.ours)) \(result.unit)\(peer)\(ratio)  "
                + "(target \(result.target): \(result.met ? "met" : "missed"))")
    }

    /// Writes all of them as JSON.
    public func write(to file: URL) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        try encoder.encode(results).write(to: file)
    }

    private static func text(_ number: Double) -> String {
        number >= 100 ? String(Int(number.rounded())) : String((number * 100).rounded() / 100)
    }
}

/// The middle one of some figures.
public func median(_ figures: [Double]) -> Double {
    let sorted = figures.sorted()
    return sorted.isEmpty ? 0 : sorted[sorted.count / 2]
}

/// How long a body takes, in seconds.
public func seconds(_ body: () throws -> Void) rethrows -> Double {
    let time = try ContinuousClock().measure(body)
    return Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
}

/// The processor time of this process so far, in seconds: what others do on the machine matters less to it.
public func processorTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}
