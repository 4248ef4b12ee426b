import BenchReport
import Foundation

/// Measures the office as people use it: decisions per second, and what size costs.
///
/// `office-bench DOCKET RAW FOLDER RESULTS PROJECT PERCENT`: the built `docket`, the executable made from
/// `peers/sqlite/raw-commits.c`, a folder on the disk to be measured, the file for the results, the project's root, and
/// how much of the full size (100,000 customers, 300,000 contracts, 2,000,000 events). An office of that size that
/// is in the folder from an earlier run is used again.
///
/// `office-bench duties DOCKET FOLDER PROJECT`: only the rounds of the clock that open duties.
///
/// `office-bench cost FOLDER PROJECT COUNT`: only the processor time of one decision, over so many.
@main
struct OfficeBench {
    static func main() throws {
        let arguments = CommandLine.arguments
        if arguments.count == 5, arguments[1] == "cost", let count = Int(arguments[4]), count > 0 {
            return try cost(in: URL(filePath: arguments[2]), arguments[3], count)
        }
        if arguments.count == 5, arguments[1] == "duties" {
            return try duties(arguments[2], in: URL(filePath: arguments[3]), arguments[4])
        }
        guard arguments.count == 7, let percent = Int(arguments[6]), (1...100).contains(percent) else {
            print("usage: office-bench DOCKET RAW FOLDER RESULTS PROJECT PERCENT")
            exit(2)
        }
        if CommandLine.arguments[1] == "make" { return try make(arguments, percent) }
        let (docket, raw, project) = (arguments[1], arguments[2], arguments[5])
        let base = URL(filePath: arguments[3])
        let folder = base.appending(path: "office-bench-\(getpid())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        var results = Results()
        let path = base.appending(path: "office-\(percent).docket").path
        if !FileManager.default.fileExists(atPath: path) {
            let made = folder.appending(path: "large.docket").path
            let maker = try Process.run(
                URL(filePath: "/proc/self/exe").resolvingSymlinksInPath(),
                arguments: ["make", raw, made, arguments[4], project, arguments[6]])
            maker.waitUntilExit()
            guard maker.terminationStatus == 0 else { throw Unexpected(what: "the office could not be made") }
            try FileManager.default.moveItem(atPath: made, toPath: path)
        }
        // The measuring process is still small here: what it holds would count as its children's memory.
        try StartUp(docket: docket, folder: folder, project: project).run(into: &results)
        try Lookups(docket: docket, path: path, project: project, size: "\(1_000 * percent) customers").run(
            openCase: 1_000 * percent + 2, into: &results)
        try DutyRounds(docket: docket, folder: folder, project: project).run(into: &results)
        try Decisions(raw: raw, folder: folder, project: project).run(into: &results)
        try results.write(to: URL(filePath: arguments[4]))
    }

    private static func duties(_ docket: String, in base: URL, _ project: String) throws {
        let folder = base.appending(path: "office-bench-\(getpid())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        var results = Results()
        try DutyRounds(docket: docket, folder: folder, project: project).run(into: &results)
    }

    private static func cost(in base: URL, _ project: String, _ count: Int) throws {
        let folder = base.appending(path: "office-bench-\(getpid())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try DecisionCost(folder: folder, project: project, count: count).run()
    }

    /// `office-bench make RAW FILE RESULTS PROJECT PERCENT`: makes the office in a process of its own.
    private static func make(_ arguments: [String], _ percent: Int) throws {
        let (customers, contracts) = (1_000 * percent, 3_000 * percent)
        let sample = try Opening(path: arguments[3], project: arguments[5], cities: 20).open()
        let time = try seconds {
            try Generator(path: arguments[3], customers: customers, contracts: contracts, cities: 20).fill(from: sample)
        }
        print("made \(customers) customers and \(contracts) contracts in \(Int(time)) s")
    }
}
