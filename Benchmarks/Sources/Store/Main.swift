import BenchReport
import Foundation
import Store

/// Measures the store beside raw SQLite with the same settings, and what its size costs.
///
/// `store-bench RAW FOLDER RESULTS`: the executable made from `peers/sqlite/raw-commits.c`, a folder on the disk to be
/// measured, and the file for the results.
@main
struct StoreBench {
    static func main() throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 4 else {
            print("usage: store-bench RAW FOLDER RESULTS")
            exit(2)
        }
        let folder = URL(filePath: arguments[2]).appending(path: "store-bench-\(getpid())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        var results = Results()
        try DecisionBench(raw: arguments[1], folder: folder).run(into: &results)
        try SizeBench(folder: folder).run(into: &results)
        try results.write(to: URL(filePath: arguments[3]))
    }
}
