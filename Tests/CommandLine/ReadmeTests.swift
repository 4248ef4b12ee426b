import Fixtures
import Foundation
import Testing

/// The README's tour, run as it is written: what it shows is what comes out.
@Suite struct ReadmeTests {
    /// One command of the tour and what it prints.
    private struct Step {
        let command: String
        let output: String
    }

    private func steps() throws -> [Step] {
        let readme = try String(contentsOfFile: "\(OfficeFixture.root)/README.md", encoding: .utf8)
        let blocks = readme.components(separatedBy: "```console\n").dropFirst()
        return blocks.flatMap { block -> [Step] in
            let text = block.components(separatedBy: "\n```").first ?? ""
            return text.components(separatedBy: "$ docket ").dropFirst().map { part in
                let lines = part.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
                let output = lines.count > 1 ? String(lines[1]) : ""
                return Step(
                    command: String(lines[0]), output: output.trimmingCharacters(in: .whitespacesAndNewlines))
            }
        }
    }

    @Test func `the tour prints what the README shows`() throws {
        let folder = try Folder.make()
        defer { Folder.remove(folder) }
        try FileManager.default.createDirectory(
            at: folder.appendingPathComponent("demo-office"), withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(
            atPath: folder.appendingPathComponent("Demo").path, withDestinationPath: "\(OfficeFixture.root)/Demo")
        let steps = try steps()
        #expect(steps.count > 30)
        for step in steps {
            let run = try Binary.run(
                [], environment: ["DOCKET_OFFICE": "demo-office/office.docket"], in: folder,
                wrapper: "\"$1\" \(step.command) 2>&1")
            #expect(run.status == 0, "docket \(step.command)")
            #expect(run.output.trimmingCharacters(in: .whitespacesAndNewlines) == step.output, "docket \(step.command)")
        }
    }
}
