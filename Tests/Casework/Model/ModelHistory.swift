import Checking
import Diagnostics
import Fixtures
import Foundation
import Randomness
import SQLiteStore
import Store
import Values

@testable import Casework
@testable import Files
@testable import Procedure
@testable import Records
@testable import Regulations

/// What random histories came to.
struct ModelFigures {
    var steps = 0
    var charts = 0
    var taken: [String: Int] = [:]
    var refused: [String: Int] = [:]
}

/// An invariant that did not hold, with what led there.
struct ModelFailure: Error, CustomStringConvertible {
    let seed: UInt64
    let problems: [String]
    let trace: [String]
    let chart: String

    var description: String {
        "seed \(seed), step \(trace.count): \(problems.joined(separator: "; "))\n"
            + trace.joined(separator: "\n") + "\n" + chart
    }
}

/// One random history of an office on a random chart.
final class ModelHistory {
    private let seed: UInt64
    private var random: SeededGenerator
    private let folder: URL
    private let path: String
    private let office: OfficeFile
    private let regulation: RandomRegulation
    private var time: Timestamp
    private var trace: [String] = []
    private(set) var figures = ModelFigures()

    init(seed: UInt64) throws {
        self.seed = seed
        random = SeededGenerator(seed: seed &* 7919)
        regulation = RandomRegulation(seed: seed)
        let package = regulation.package()
        try Self.check(package, seed)
        time = try OfficeFixture.time(0)
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("docket-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        path = folder.appendingPathComponent("office.docket").path
        try Desk.create(
            officeAt: path, in: OfficeFiles(),
            OfficeOpening(
                name: "随机", isDemonstration: true, account: "nobody-here", now: time,
                calendar: try [time.day.year, time.day.year + 1].map {
                    CalendarYear(year: try WorkingYear(year: $0, holidays: [], makeUpDays: []), holidays: [])
                }),
            workflows: package, templates: FolderPackage.empty("none"), command: "model")
        office = try OfficeFile.open(at: path, tables: OfficeTables.all)
        try populate()
        figures.charts = 1
    }

    /// Proves an edition consistent.
    private static func check(_ package: MemoryPackage, _ seed: UInt64) throws {
        let report = RegulationCheck(workflows: package, templates: FolderPackage.empty("none"))
            .report()
        guard report.isConsistent else {
            throw ModelFailure(
                seed: seed, problems: report.findings.map { "\($0.rule): \($0.message.english)" }, trace: [],
                chart: try chart(of: package))
        }
    }

    private static func chart(of package: MemoryPackage) throws -> String {
        String(decoding: try package.bytes(of: "charts/matter.scxml"), as: UTF8.self)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    private func populate() throws {
        _ = try desk("admin").importUnits(
            OfficeFixture.table([
                ["code": "office", "name": "总部", "kind": "office"],
                ["code": "left", "name": "左", "kind": "branch", "parent": "office"],
                ["code": "right", "name": "右", "kind": "branch", "parent": "office"],
            ]))
        var rows = [["code": "p1", "name": "人p1", "post": "clerk", "unit": "left"]]
        rows.append(["code": "p2", "name": "人p2", "post": "director", "unit": "office"])
        for code in RandomRegulation.people.dropFirst(2) {
            for _ in 1...Int.random(in: 1...2, using: &random) {
                let (post, unit) = (pick(RandomRegulation.posts), pick(RandomRegulation.units))
                let row = ["code": code, "name": "人\(code)", "post": post, "unit": unit]
                if !rows.contains(row) { rows.append(row) }
            }
        }
        _ = try desk("admin").importPeople(OfficeFixture.table(rows))
    }

    private func desk(_ person: String) throws -> Desk {
        try Desk(
            office: office, identity: Identity(account: "nobody-here", actingAs: person),
            clock: .pretended(time, real: time),
            command: "model")
    }

    private func pick(_ values: [String]) -> String { values.randomElement(using: &random) ?? "" }

    private func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }

    private func state() throws -> ModelState { try desk("admin").look(ModelState.init) }

    /// Takes random steps; every so often, and in the end, the tables are held against the events.
    func run(steps: Int) throws {
        var before = try state()
        for _ in 0..<steps {
            time = time.adding(milliseconds: chance(15) ? 20 * 3_600_000 : 60_000)
            before = try state()
            let step = try ModelStep.random(before, regulation, at: time, &random)
            trace.append("\(step)")
            let outcome = try attempt(step)
            let isTaken = outcome != nil
            let after = try state()
            figures.steps += 1
            if let outcome {
                figures.taken[[step.kind, outcome.note].compactMap(\.self).joined(separator: ": "), default: 0] += 1
            } else {
                figures.refused[step.kind, default: 0] += 1
            }
            var problems = after.problems
            if !isTaken, after.head != before.head { problems.append("a refusal changed the office") }
            if isTaken { problems += after.problems(after: before, by: step.actor) }
            if outcome?.note == CaseMigration.Outcome.refused.rawValue, !before.overdue.contains(step.number),
                after.head != before.head
            {
                problems.append("a migration that does not fit changed the case")
            }
            if case .tick = step.deed, let outcome, !after.overdue.isSubset(of: outcome.left) {
                problems.append("due and not done in \(after.overdue.subtracting(outcome.left).sorted())")
            }
            guard problems.isEmpty else {
                trace.append("before: " + before.text)
                throw try failure(problems)
            }
            if chance(2) { try verify() }
        }
        try verify()
    }

    /// What came of a step; `nil` when it was refused.
    private func attempt(_ step: ModelStep) throws -> ModelStep.Outcome? {
        do {
            if case .adopt(_, let package) = step.deed { try Self.check(package, seed) }
            return try step.take(at: desk(step.actor))
        } catch let error as StoreError {
            throw try failure(["\(error)"])
        } catch let error as any Explainable {
            trace[trace.count - 1] += " — \(error.findings.first?.rule ?? "")"
            return nil
        }
    }

    private func verify() throws {
        let report = try Custody.verify(officeAt: path, in: OfficeFiles(), seals: [], keys: []) { _, _ in }
        guard report.isSound else { throw try failure(report.problems.map { "\($0)" }) }
        let decided = try Custody.decideAgain(officeAt: path, in: OfficeFiles())
        guard decided.problems.isEmpty else { throw try failure(decided.problems.map { "\($0)" }) }
    }

    private func failure(_ problems: [String]) throws -> ModelFailure {
        let charts = try (1...(state().edition)).map { try Self.chart(of: regulation.package(edition: $0)) }
        return ModelFailure(seed: seed, problems: problems, trace: trace, chart: charts.joined(separator: "\n"))
    }
}
