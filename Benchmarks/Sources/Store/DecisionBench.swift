import BenchReport
import Foundation
import SQLiteStore
import Store

/// Durable decisions by one process, alternating with raw SQLite's durable single-row commits.
struct DecisionBench {
    let raw: String
    let folder: URL
    private let rounds = 5
    private let count = 1_000

    func run(into results: inout Results) throws {
        var ours: [Double] = []
        var peer: [Double] = []
        for round in 0..<rounds {
            peer.append(try rawCommits(round))
            ours.append(try decisions(round))
        }
        let ratio = median(ours) / median(peer)
        results.add(
            Result(
                name: "durable decisions by one process", unit: "per second", ours: median(ours), peer: median(peer),
                peerName: "raw SQLite, one row, WAL and FULL", ratio: ratio, target: "ratio 0.6", met: ratio >= 0.6))
        let processor = try processorTime()
        results.add(
            Result(
                name: "processor time of one decision", unit: "µs", ours: processor, peer: nil, peerName: nil,
                ratio: nil,
                target: "none", met: true))
    }

    private func rawCommits(_ round: Int) throws -> Double {
        let process = Process()
        process.executableURL = URL(filePath: raw)
        process.arguments = [folder.appending(path: "raw-\(round)").path, "\(count)", "WAL", "FULL"]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return Double(text.split(separator: "\n").first ?? "") ?? .nan
    }

    private func decisions(_ round: Int) throws -> Double {
        let office = try OfficeFile.create(
            at: folder.appending(path: "office-\(round)").path, tables: BenchOffice.tables)
        let time = try seconds {
            for number in 0..<count {
                try office.write { try BenchOffice.decide(number, in: $0) }
            }
        }
        return Double(count) / time
    }

    /// What a decision costs besides waiting for the disk, in microseconds.
    private func processorTime() throws -> Double {
        let office = try OfficeFile.create(
            at: folder.appending(path: "office-cpu").path, tables: BenchOffice.tables)
        let start = clock()
        for number in 0..<count {
            try office.write { try BenchOffice.decide(number, in: $0) }
        }
        return Double(clock() - start) / Double(count)
    }
}
