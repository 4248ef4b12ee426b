import Fixtures
import Foundation
import Testing

@Suite struct VersionTests {
    @Test func `the version is one line on standard output, and needs no office`() throws {
        let run = try Binary.run(["--version"], environment: ["DOCKET_OFFICE": "/nowhere"])
        #expect(run.status == 0)
        #expect(run.output == "docket 0.1.0\n")
        #expect(run.errors.isEmpty)
    }

    @Test(arguments: [["--version", "--json"], ["--json", "--version"]])
    func `programs get the version as JSON`(words: [String]) throws {
        let run = try Binary.run(words)
        #expect(run.status == 0)
        #expect(run.output == "{\"version\":\"0.1.0\"}\n")
    }

    @Test func `the version is the same in every language`() throws {
        #expect(try Binary.run(["--lang", "en", "--version"]).output == Binary.run(["--version"]).output)
    }

    @Test func `a misspelt version is pointed out`() throws {
        let run = try Binary.run(["--versoin", "--lang", "en"])
        #expect(run.status == 2)
        #expect(run.errors.contains("--version"))
    }

    @Test func `the change log says what is in the version`() throws {
        let log = try String(contentsOfFile: "\(OfficeFixture.root)/CHANGELOG.md", encoding: .utf8)
        let version = try Binary.run(["--version"]).output.split(separator: " ")[1]
        #expect(log.contains("## [\(version.trimmingCharacters(in: .newlines))]"))
    }
}
