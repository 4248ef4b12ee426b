import Foundation
import Survey

/// Prints the measures of the sources: how long files and functions are, how many lines of tests there are, and which
/// folders depend on each other. Run it by `make measures`.
@main
struct Main {
    static func main() throws {
        let root = URL(fileURLWithPath: CommandLine.arguments.dropFirst().first ?? ".", isDirectory: true)
        let report = Report(try SourceTree(root: root))
        print(report.sizes, report.tests, report.pairs, separator: "\n")
    }
}
