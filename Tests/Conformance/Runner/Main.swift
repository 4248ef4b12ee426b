import Diagnostics

/// `conformance FOLDER WAIVERS`: runs every document of the folder's manifest, prints a table and fails on any failure.
@main
struct Main {
    static func main() {
        let arguments = CommandLine.arguments.dropFirst()
        guard let folder = arguments.first, let waivers = arguments.dropFirst().first else {
            print("usage: conformance FOLDER WAIVERS")
            return leave(2)
        }
        do throws(FileProblem) {
            let suite = try Suite(folder: folder, waivers: waivers)
            let rows = results(of: suite)
            leave(Report(rows: rows).write() ? 0 : 1)
        } catch {
            print(FindingRenderer(language: .english).render(error.findings))
            leave(3)
        }
    }

    private static func results(of suite: Suite) -> [Report.Row] {
        var rows: [Report.Row] = []
        for entry in suite.entries {
            let path = "\(suite.folder)/\(entry.file)"
            var outcome = Trial(path: path, restores: false).run()
            if outcome == .passed {
                let again = Trial(path: path, restores: true).run()
                if case .failed(let reason) = again { outcome = .failed("after save and restore: \(reason)") }
            }
            if outcome != .passed, let reason = suite.waivers[entry.file] { outcome = .waived(reason) }
            rows.append(Report.Row(entry: entry, outcome: outcome))
        }
        return rows
    }
}
