import Fixtures
import Foundation
import Testing

/// The guides, run as they are written: what they show is what comes out.
@Suite struct GuideTests {
    private let folder: URL

    init() throws {
        folder = try Folder.make()
        try FileManager.default.createDirectory(
            at: folder.appendingPathComponent("demo-office"), withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(
            atPath: folder.appendingPathComponent("Demo").path, withDestinationPath: "\(OfficeFixture.root)/Demo")
    }

    private func guide(_ path: String) throws -> String {
        try String(contentsOfFile: "\(OfficeFixture.root)/\(path)", encoding: .utf8)
    }

    private func run(_ steps: [Console.Step]) throws {
        for step in steps {
            let run = try Binary.run(
                [], environment: ["DOCKET_OFFICE": "demo-office/office.docket"], in: folder,
                wrapper: "\"$1\" \(step.command) 2>&1")
            #expect(run.status == 0, "docket \(step.command)")
            #expect(step.prints(run.output), "docket \(step.command)\n\(run.output)")
        }
    }

    @Test func `the tour prints what it shows`() throws {
        defer { Folder.remove(folder) }
        let steps = Console(try guide("Documentation/tour.md")).steps
        #expect(steps.count > 30)
        try run(steps)
    }

    @Test func `in the demo's office, the README's ten commands print what it shows`() throws {
        defer { Folder.remove(folder) }
        try FileManager.default.removeItem(at: folder.appendingPathComponent("demo-office"))
        let demo = try Binary.run(
            [], in: folder, wrapper: "DOCKET=\"$1\" \(OfficeFixture.root)/Demo/run demo-office")
        #expect(demo.status == 0, "\(demo.errors)")
        let steps = Console(try guide("README.md")).steps
        #expect(steps.count == 10)
        try run(steps)
    }

    @Test func `the README is short`() throws {
        defer { Folder.remove(folder) }
        #expect(try guide("README.md").split(separator: "\n", omittingEmptySubsequences: false).count <= 151)
    }
}
