import BenchReport
import Foundation
import Values

/// What a round of the clock costs that opens the duties of many accounts, and one that finds that no period turned.
struct DutyRounds {
    let docket: String
    let folder: URL
    let project: String
    /// Each has two duties by the flagship regulation.
    private let customers = 5_000
    private let rounds = 9

    func run(into results: inout Results) throws {
        let path = folder.appending(path: "duties.docket").path
        let sample = try Opening(path: path, project: project, cities: 20).open()
        try Generator(path: path, customers: customers, contracts: 2, cities: 20).fill(from: sample)
        let first = try tick(path, minute: 1)
        add("docket tick that opens \(2 * customers) duties", "s", first.milliseconds / 1_000, limit: 5, &results)
        add("docket tick that opens \(2 * customers) duties, memory", "MB", first.megabytes, limit: 150, &results)
        let others = try (2..<2 + rounds).map { try tick(path, minute: $0).milliseconds }
        add("docket tick that finds nothing, \(customers) customers", "ms", median(others), limit: 20, &results)
    }

    private func tick(_ path: String, minute: Int) throws -> Spawned {
        let time = Opening.time.adding(milliseconds: Int64(minute) * 60_000).local().short
        let run = try Spawned(
            docket, ["tick", "--as", "admin", "--at", time.replacing(" ", with: "T")],
            environment: ["DOCKET_OFFICE": path, "DOCKET_ROOT": project, "LC_ALL": "C.UTF-8"])
        guard run.status == 0 else { throw Unexpected(what: "docket tick ended with \(run.status)") }
        return run
    }

    private func add(
        _ name: String, _ unit: String, _ figure: Double, limit: Double, _ results: inout Results
    ) {
        results.add(
            Result(
                name: name, unit: unit, ours: figure, peer: nil, peerName: nil, ratio: nil,
                target: "at most \(Int(limit)) \(unit)", met: figure <= limit))
    }
}
