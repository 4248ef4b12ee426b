import Fixtures
import Foundation
import Testing

/// `docket export events`, checked with nothing but the documentation's scripts.
@Suite struct CustodyExportTests {
    let office: DemoOffice

    init() throws { office = try StoryOffice.make() }

    /// The code of Documentation/events.md that begins with a line.
    private func documented(_ beginning: String) throws -> String {
        let text = try String(contentsOfFile: "\(OfficeFixture.root)/Documentation/events.md", encoding: .utf8)
        let start = try #require(text.range(of: "```sh\n\(beginning)"))
        let rest = text[start.lowerBound...].dropFirst("```sh\n".count)
        return String(rest.prefix(upTo: try #require(rest.range(of: "```")).lowerBound))
    }

    private func export() throws -> String {
        let run = try office.run(["export", "events"], as: "admin")
        try #require(run.status == 0, "\(run.errors)")
        return run.output
    }

    private func check(_ events: String) throws -> (status: Int32, output: String) {
        let script = try office.write("check-events", documented("#!/bin/sh"))
        let run = try Binary.run([], input: events, in: office.folder, wrapper: "sh '\(script)'")
        return (run.status, run.output)
    }

    @Test func `a third party recomputes the chain with sha256sum`() throws {
        let head = try office.verified()
        let (status, output) = try check(export())
        #expect(status == 0)
        #expect(output == "\(try #require(head["events"].number)) events, head \(try #require(head["head"].text))\n")
    }

    @Test func `a changed, a missing and a moved line break the recomputed chain`() throws {
        let lines = try export().split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        var changed = lines
        changed[30] = changed[30].replacingOccurrences(of: "clerk", with: "chief").replacingOccurrences(
            of: "admin", with: "clerk")
        try #require(changed != lines)
        #expect(try check(changed.joined(separator: "\n")) == (1, "event 30 breaks the chain\n"))
        var missing = lines
        missing.remove(at: 25)
        #expect(try check(missing.joined(separator: "\n")) == (1, "event 25 breaks the chain\n"))
        var moved = lines
        moved.swapAt(20, 21)
        #expect(try check(moved.joined(separator: "\n")) == (1, "event 20 breaks the chain\n"))
    }

    @Test func `a seal is checked with OpenSSL as documented`() throws {
        try office.done("key", "create", "office.key", "office.pub")
        let sealed = try office.run(["seal", "--key", office.file("office.key")], as: "admin")
        _ = try office.write("march.seal", sealed.output)
        let script = try documented("sed '/^signature")
        for tool in ["openssl", "xxd"] where !FileManager.default.isExecutableFile(atPath: "/usr/bin/\(tool)") {
            return Missing.note(tool)
        }
        let run = try Binary.run([], in: office.folder, wrapper: script)
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output.contains("Signature Verified Successfully"))
    }
}
