import BenchReport
import Foundation
import SQLiteStore
import Store

/// What an office of 100,000 customers and 300,000 events costs: opening, searching, verifying.
struct SizeBench {
    let folder: URL
    private let customers = 100_000
    private let events = 300_000

    func run(into results: inout Results) throws {
        let path = folder.appending(path: "large").path
        try fill(path)
        let opening = try milliseconds { _ = try OfficeFile.open(at: path, tables: BenchOffice.tables) }
        add("opening a large office", "ms", opening, limit: 50, into: &results)
        let office = try OfficeFile.open(at: path, tables: BenchOffice.tables)
        for (name, text) in [("one", "贸"), ("two", "东西"), ("four", "南北中山")] {
            let time = try milliseconds {
                _ = try office.read {
                    try $0.rows(Query("customers", where: [.matches("name", text)], limit: 50))
                }
            }
            add("search for a customer by \(name) characters", "ms", time, limit: 50, into: &results)
        }
        let inbox = try milliseconds {
            _ = try office.read {
                try $0.rows(Query("tasks", where: [.equals("person", "p0011")], order: [.ascending("due")], limit: 100))
            }
        }
        add("the tasks of a person", "ms", inbox, limit: 50, into: &results)
        try verify(office, into: &results)
    }

    private func verify(_ office: OfficeFile, into results: inout Results) throws {
        var start = ContinuousClock.now
        var times: [VerificationStep: Duration] = [:]
        var step = VerificationStep.file
        let report = try office.verify(
            seals: [], keys: [], applying: nil,
            progress: { next, _ in
                times[step, default: .zero] += start.duration(to: .now)
                (step, start) = (next, .now)
            })
        times[step, default: .zero] += start.duration(to: .now)
        let chain = (times[.events] ?? .zero) / .seconds(1)
        let whole = times.values.reduce(.zero, +) / .seconds(1)
        let rate = Double(report.head.number) / chain
        results.add(
            Result(
                name: "verifying the chain", unit: "events per second", ours: rate, peer: nil, peerName: nil,
                ratio: nil,
                target: "200000", met: rate >= 200_000 && report.isSound))
        results.add(
            Result(
                name: "verifying without tables", unit: "s", ours: whole, peer: nil, peerName: nil, ratio: nil,
                target: "none", met: report.isSound))
    }

    private func fill(_ path: String) throws {
        let office = try OfficeFile.create(at: path, tables: BenchOffice.tables)
        for start in stride(from: 0, to: events, by: 5_000) {
            try office.write { transaction throws in
                for number in start..<(start + 5_000) {
                    try transaction.append(
                        BenchOffice.draft(
                            "contract.entered", "contract:\(number)",
                            #"{"customer":"C\#(number % customers)","amount":\#(number * 100),"name":"\#(BenchOffice.name(number))"}"#
                        ))
                    if number < customers {
                        try transaction.insert(
                            into: "customers",
                            [
                                "code": .text("C\(number)"), "name": .text(BenchOffice.name(number)),
                                "tier": Value(number % 4),
                            ])
                        try transaction.insert(
                            into: "tasks",
                            [
                                "number": Value(number), "case": Value(number), "due": "2026-03-09",
                                "person": .text(number % 1_000 == 0 ? "p0011" : "p\(number % 900)"),
                            ])
                    }
                }
            }
        }
    }

    private func milliseconds(_ body: () throws -> Void) throws -> Double {
        var times: [Double] = []
        for _ in 0..<9 { times.append(try seconds(body) * 1_000) }
        return median(times)
    }

    private func add(_ name: String, _ unit: String, _ figure: Double, limit: Double, into results: inout Results) {
        results.add(
            Result(
                name: name, unit: unit, ours: figure, peer: nil, peerName: nil, ratio: nil,
                target: "at most \(Int(limit)) \(unit)", met: figure <= limit))
    }
}
