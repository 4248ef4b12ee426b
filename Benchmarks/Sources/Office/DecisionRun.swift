import Casework
import Foundation
import Procedure
import Records
import SQLiteStore

/// Registrations that wait for their leader, who then decides them one after the other.
struct DecisionRun {
    /// What the registrations run by.
    enum Chain: String, CaseIterable {
        /// The regulation's own chart: one task, then the end of the case.
        case registration
        /// Five tasks, as the chain of the peers has.
        case fiveTasks = "five-tasks"

        var tasks: Int { self == .registration ? 1 : 5 }
    }

    let chain: Chain
    private let path: String
    private let desk: Desk
    private let cases: [Int]

    /// The number of tasks that `decide` completes.
    var count: Int { cases.count * chain.tasks }

    /// Opens an office at a path and registers customers for about so many tasks.
    init(_ chain: Chain, tasks: Int, at path: String, project: String) throws {
        self.chain = chain
        self.path = path
        var opening = Opening(path: path, project: project, cities: 2)
        if chain == .fiveTasks { opening.registration = "\(project)/Benchmarks/charts/five-tasks.scxml" }
        try opening.create()
        let rows = (1...max(1, tasks / chain.tasks)).map { Opening.customer(Generator.name($0)) }
        let submitted = try opening.desk("clerk-1").importCustomers(
            ImportTable(rows: rows.map { texts in ImportTable.Row(texts: texts, place: { _ in nil }) }))
        cases = submitted.compactMap(\.case)
        desk = try opening.desk("leader")
    }

    /// Completes every task, each in a durable transaction.
    func decide() throws {
        for number in cases {
            for _ in 0..<chain.tasks { _ = try desk.act(on: number, TaskAction("approve", opinion: "准予注册")) }
        }
    }

    /// Decides the whole history of the office again; the number of its commands.
    ///
    /// - Throws: where something does not follow from its command.
    func decideAgain() throws -> Int {
        let report = try Custody.decideAgain(officeAt: path, in: OfficeFiles())
        guard report.problems.isEmpty else { throw Unexpected(what: "\(report.problems[0])") }
        return report.commands
    }

    /// Completes every task as one command with many cases does: many in one durable transaction.
    ///
    /// - Throws: the first refusal.
    func decideTogether() throws {
        for _ in 0..<chain.tasks {
            let requests = cases.map { ($0, TaskAction("approve", opinion: "准予注册")) }
            try desk.act(onEach: requests) { _, outcome in _ = try outcome.get() }
        }
    }
}
