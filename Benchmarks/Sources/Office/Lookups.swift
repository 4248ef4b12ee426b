import BenchReport
import Casework
import Foundation
import Procedure
import Records
import SQLiteStore
import Store

/// What everyday commands of the real binary cost in a large office, and verifying it.
struct Lookups {
    let docket: String
    let path: String
    let project: String
    let size: String
    private let rounds = 9

    func run(openCase: Int, into results: inout Results) throws {
        try measure("docket inbox", ["inbox", "--as", "centre"], &results)
        try measure("docket show", ["show", "\(openCase)", "--as", "clerk-\(1)"], &results)
        try measure("docket show", ["show", "\(openCase)", "--as", "manager"], &results)
        try measure("customers by two characters", ["customer", "list", "电子", "--as", "manager"], &results)
        try measure("customers by two characters", ["customer", "list", "电子", "--as", "clerk-7"], &results)
        try measure("a mistyped contract number", ["contract", "show", "GDHY-2026-0001", "--as", "manager"], &results)
        try measure("contract list", ["contract", "list", "--as", "manager"], &results)
        try measure("contract list", ["contract", "list", "--as", "clerk-7"], &results)
        try measure("docket due", ["due", "--as", "manager"], &results)
        try opening(&results)
        try verify(&results)
    }

    private func spawned(_ words: [String]) throws -> Spawned {
        try Spawned(
            docket, words, environment: ["DOCKET_OFFICE": path, "DOCKET_ROOT": project, "LC_ALL": "C.UTF-8"])
    }

    private func measure(_ name: String, _ words: [String], _ results: inout Results) throws {
        let runs = try (0..<rounds).map { _ in try spawned(words) }
        let who = words.last ?? ""
        let time = median(runs.map(\.milliseconds))
        let memory = runs.map(\.megabytes).max() ?? 0
        add("\(name) as \(who), \(size)", "ms", time, limit: 50, &results)
        add("\(name) as \(who), memory, \(size)", "MB", memory, limit: 60, &results)
    }

    private func opening(_ results: inout Results) throws {
        var times: [Double] = []
        for _ in 0..<rounds {
            times.append(try seconds { _ = try OfficeFile.open(at: path, tables: OfficeTables.all) } * 1_000)
        }
        add("opening, \(size)", "ms", median(times), limit: 5, &results)
    }

    private func verify(_ results: inout Results) throws {
        let start = ContinuousClock.now
        var last = start
        var times: [VerificationStep: Duration] = [:]
        var current = VerificationStep.file
        let report = try Custody.verify(officeAt: path, in: OfficeFiles(), seals: [], keys: []) { step, _ in
            times[current, default: .zero] += ContinuousClock.now - last
            (current, last) = (step, ContinuousClock.now)
        }
        times[current, default: .zero] += ContinuousClock.now - last
        let chain = Double(report.head.number) / ((times[.events] ?? .zero) / .seconds(1))
        results.add(
            Result(
                name: "verifying the chain, \(size)", unit: "events per second", ours: chain, peer: nil, peerName: nil,
                ratio: nil, target: "200000", met: chain >= 200_000 && report.isSound))
        let whole = (ContinuousClock.now - start) / .seconds(1)
        results.add(
            Result(
                name: "docket verify of \(report.head.number) events, everything", unit: "s", ours: whole, peer: nil,
                peerName: nil, ratio: nil, target: "sound", met: report.isSound))
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
