import BenchReport
import Casework
import Foundation
import Procedure
import Records

/// Durable decisions by one process: a decision is one task completed, with its events, its chart's new state and its
/// tables in one transaction; beside it raw SQLite's durable single-row commits under the same settings.
struct Decisions {
    let raw: String
    let folder: URL
    let project: String
    private let rounds = 5
    private let count = 400

    func run(into results: inout Results) throws {
        var ours: [DecisionRun.Chain: [Double]] = [:]
        var together: [Double] = []
        var peer: [Double] = []
        var spiff: [Double?] = []
        var again: [Double] = []
        for round in 0..<rounds {
            peer.append(try rawCommits(round))
            for chain in DecisionRun.Chain.allCases { ours[chain, default: []].append(try decisions(chain, round)) }
            together.append(try decisionsTogether(round))
            again.append(try commandsDecidedAgain(round))
            spiff.append(try spiffDecisions(round))
        }
        for chain in DecisionRun.Chain.allCases {
            let figure = median(ours[chain] ?? [])
            let ratio = figure / median(peer)
            results.add(
                Result(
                    name: "durable decisions of casework by one process, \(chain.rawValue)", unit: "per second",
                    ours: figure, peer: median(peer), peerName: "raw SQLite, one row, WAL and FULL", ratio: ratio,
                    target: "ratio 0.6", met: ratio >= 0.6))
        }
        let figureTogether = median(together)
        results.add(
            Result(
                name: "decisions of one command about many cases", unit: "per second", ours: figureTogether, peer: nil,
                peerName: "none", ratio: nil, target: "8,000 per second", met: figureTogether >= 8_000))
        let figureAgain = median(again)
        results.add(
            Result(
                name: "commands decided again by verify --decisions", unit: "per second", ours: figureAgain, peer: nil,
                peerName: "none", ratio: nil, target: "4,000 per second", met: figureAgain >= 4_000))
        let known = spiff.compactMap { $0 }
        let beside = known.isEmpty ? nil : median(known)
        let figure = median(ours[.fiveTasks] ?? [])
        results.add(
            Result(
                name: "tasks of a five-task chain completed durably", unit: "per second", ours: figure, peer: beside,
                peerName: beside == nil ? "SpiffWorkflow: missing" : "SpiffWorkflow, five-task chain, same settings",
                ratio: beside.map { figure / $0 }, target: "ratio 1.5",
                met: beside.map { figure / $0 >= 1.5 } ?? false))
    }

    /// Tasks per second of SpiffWorkflow, which `make bench-office-peers` installs; `nil` when it is not there.
    private func spiffDecisions(_ round: Int) throws -> Double? {
        let peers = "\(project)/Benchmarks/.peers/spiff"
        guard FileManager.default.fileExists(atPath: peers) else { return nil }
        return try figure(
            "/usr/bin/env",
            [
                "PYTHONPATH=\(peers)", "python3", "\(project)/Benchmarks/peers/spiff/decisions.py",
                "\(project)/Benchmarks/peers/spiff/chain.bpmn", folder.appending(path: "spiff-\(round)").path, "3",
            ])
    }

    private func rawCommits(_ round: Int) throws -> Double {
        try figure(raw, [folder.appending(path: "raw-\(round)").path, "1000", "WAL", "FULL"]) ?? .nan
    }

    /// The figure that a program prints.
    private func figure(_ program: String, _ arguments: [String]) throws -> Double? {
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return Double(text.split(separator: "\n").first ?? "")
    }

    private func decisionsTogether(_ round: Int) throws -> Double {
        let path = folder.appending(path: "together-\(round).docket").path
        let run = try DecisionRun(.registration, tasks: count, at: path, project: project)
        return Double(run.count) / (try seconds { try run.decideTogether() })
    }

    private func commandsDecidedAgain(_ round: Int) throws -> Double {
        let path = folder.appending(path: "again-\(round).docket").path
        let run = try DecisionRun(.fiveTasks, tasks: 5 * count, at: path, project: project)
        try run.decideTogether()
        var commands = 0
        let time = try seconds { commands = try run.decideAgain() }
        return Double(commands) / time
    }

    private func decisions(_ chain: DecisionRun.Chain, _ round: Int) throws -> Double {
        let path = folder.appending(path: "decisions-\(chain.rawValue)-\(round).docket").path
        let run = try DecisionRun(chain, tasks: count, at: path, project: project)
        return Double(run.count) / (try seconds { try run.decide() })
    }
}
