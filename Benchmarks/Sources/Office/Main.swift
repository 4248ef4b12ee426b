import Foundation

/// Measures the office as people use it: decisions per second, and what size costs.
///
/// `office-bench DOCKET RAW FOLDER RESULTS PROJECT PERCENT`: the built `docket`, the executable made from
/// `peers/sqlite/raw-commits.c`, a folder on the disk to be measured, the file for the results, the project's root, and
/// how much of the full size (100,000 customers, 300,000 contracts, 2,000,000 events). An office of that size that
/// is in the folder from an earlier run is used again.
@main
struct OfficeBench {
    static func main() throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 7, let percent = Int(arguments[6]), (1...100).contains(percent) else {
            print("usage: office-bench DOCKET RAW FOLDER RESULTS PROJECT PERCENT")
            exit(2)
        }
        let (docket, raw, project) = (arguments[1], arguments[2], arguments[5])
        let base = URL(filePath: arguments[3])
        let folder = base.appending(path: "office-bench-\(getpid())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        var results = Results()
        try Decisions(raw: raw, folder: folder, project: project).run(into: &results)
        let (customers, contracts) = (1_000 * percent, 3_000 * percent)
        let path = base.appending(path: "office-\(percent).docket").path
        if !FileManager.default.fileExists(atPath: path) {
            let made = folder.appending(path: "large.docket").path
            let sample = try Opening(path: made, project: project, cities: 20).open()
            let time = try seconds {
                try Generator(path: made, customers: customers, contracts: contracts, cities: 20).fill(from: sample)
            }
            print("made \(customers) customers and \(contracts) contracts in \(Int(time)) s")
            try FileManager.default.moveItem(atPath: made, toPath: path)
        }
        try Lookups(docket: docket, path: path, project: project, size: "\(customers) customers").run(
            openCase: customers + 2, into: &results)
        try results.write(to: URL(filePath: arguments[4]))
    }
}
