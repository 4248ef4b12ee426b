import Casework
import Foundation
import Glibc
import Procedure
import Records

/// What one decision costs in processor time, which says the same on a busy machine as on a quiet one.
struct DecisionCost {
    let folder: URL
    let project: String
    let count: Int

    /// Prints the processor time of one completed task, in microseconds.
    func run() throws {
        for chain in DecisionRun.Chain.allCases { try run(chain) }
    }

    private func run(_ chain: DecisionRun.Chain) throws {
        let path = folder.appending(path: "cost-\(chain.rawValue).docket").path
        let decisions = try DecisionRun(chain, tasks: count, at: path, project: project)
        let before = Usage.now
        try decisions.decide()
        let used = Usage.now.since(before)
        let count = decisions.count
        print(
            "one decision of \(chain.rawValue): \(used.user / count) µs in the program, "
                + "\(used.system / count) µs in the kernel")
        let start = Usage.now
        let commands = try decisions.decideAgain()
        let again = Usage.now.since(start)
        print("one command of \(chain.rawValue) decided again: \(again.user / commands) µs in the program")
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
