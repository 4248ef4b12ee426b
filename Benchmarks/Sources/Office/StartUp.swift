import BenchReport
import Foundation

/// What the smallest commands of the real binary cost: most of it is starting.
struct StartUp {
    let docket: String
    let folder: URL
    let project: String
    private let rounds = 41

    /// Measures in the office that the demo makes.
    func run(into results: inout Results) throws {
        let demo = folder.appending(path: "demo").path
        let made = try Spawned(
            "/bin/bash", ["\(project)/Demo/run", demo], environment: ["DOCKET": docket, "PATH": "/usr/bin:/bin"])
        guard made.status == 0 else { throw Unexpected(what: "the demo failed") }
        let office = ["DOCKET_OFFICE": "\(demo)/office.docket", "LC_ALL": "C.UTF-8"]
        try measure("docket --help", ["--help"], office, limits: (7, 23), &results)
        let inbox = ["inbox", "--as", "p-clerk", "--at", "2026-12-22T09:00"]
        try measure("docket inbox in the demo's office", inbox, office, limits: (10, 31), &results)
    }

    private func measure(
        _ name: String, _ words: [String], _ environment: [String: String],
        limits: (milliseconds: Double, megabytes: Double), _ results: inout Results
    ) throws {
        let runs = try (0..<rounds).map { _ in try Spawned(docket, words, environment: environment) }
        guard runs.allSatisfy({ $0.status == 0 }) else { throw Unexpected(what: "\(name) failed") }
        add(name, "ms", median(runs.map(\.milliseconds)), limit: limits.milliseconds, &results)
        add("\(name), memory", "MB", median(runs.map(\.megabytes)), limit: limits.megabytes, &results)
    }

    private func add(_ name: String, _ unit: String, _ figure: Double, limit: Double, _ results: inout Results) {
        results.add(
            Result(
                name: name, unit: unit, ours: figure, peer: nil, peerName: nil, ratio: nil,
                target: "at most \(Int(limit)) \(unit)", met: figure <= limit))
    }
}
