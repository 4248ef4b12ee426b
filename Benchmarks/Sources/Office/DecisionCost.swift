import Casework
import Foundation
import Glibc

/// What one decision costs in processor time, which says the same on a busy machine as on a quiet one.
struct DecisionCost {
    let folder: URL
    let project: String
    let count: Int

    /// Registers customers, then approves each; prints the processor time of one approval in microseconds.
    func run() throws {
        let opening = Opening(path: folder.appending(path: "cost.docket").path, project: project, cities: 2)
        _ = try opening.open()
        let rows = (1...count).map { Opening.customer(Generator.name($0)) }
        let submitted = try opening.desk("clerk-1").importCustomers(
            ImportTable(rows: rows.map { texts in ImportTable.Row(texts: texts, place: { _ in nil }) }))
        let desk = try opening.desk("leader")
        let before = Usage.now
        for one in submitted { _ = try desk.act(on: one.case ?? 0, TaskAction("approve", opinion: "准予注册")) }
        let used = Usage.now.since(before)
        print("one decision: \(used.user / count) µs in the program, \(used.system / count) µs in the kernel")
    }
}

/// The processor time that a process has used, in microseconds.
private struct Usage {
    let user: Int
    let system: Int

    static var now: Usage {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return Usage(user: microseconds(usage.ru_utime), system: microseconds(usage.ru_stime))
    }

    func since(_ start: Usage) -> Usage { Usage(user: user - start.user, system: system - start.system) }

    private static func microseconds(_ time: timeval) -> Int { Int(time.tv_sec) * 1_000_000 + Int(time.tv_usec) }
}
