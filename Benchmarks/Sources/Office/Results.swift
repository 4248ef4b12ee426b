import Foundation

/// One comparison or target; a ratio above 1 means that ours is better.
struct Result: Encodable {
    let name: String
    let unit: String
    let ours: Double
    let peer: Double?
    let peerName: String?
    let ratio: Double?
    let target: String
    let met: Bool
}

/// The results in the order they came, printed as they come.
struct Results {
    private var results: [Result] = []

    mutating func add(_ result: Result) {
        results.append(result)
        let peer = result.peer.map { "  \(result.peerName ?? "") \(Self.text($0))" } ?? ""
        let ratio = result.ratio.map { "  ratio \(Self.text($0))" } ?? ""
        print(
            "\(result.name): \(Self.text(result.ours)) \(result.unit)\(peer)\(ratio)  "
                + "(target \(result.target): \(result.met ? "met" : "missed"))")
    }

    func write(to file: URL) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        try encoder.encode(results).write(to: file)
    }

    private static func text(_ number: Double) -> String {
        number >= 100 ? String(Int(number.rounded())) : String((number * 100).rounded() / 100)
    }
}

/// The middle one of some figures.
func median(_ figures: [Double]) -> Double {
    let sorted = figures.sorted()
    return sorted.isEmpty ? 0 : sorted[sorted.count / 2]
}

/// How long a body takes, in seconds.
func seconds(_ body: () throws -> Void) rethrows -> Double {
    let time = try ContinuousClock().measure(body)
    return Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
}
