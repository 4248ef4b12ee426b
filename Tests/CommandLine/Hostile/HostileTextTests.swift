import Foundation
import Testing

/// Whatever people, files and arguments hold: nothing that a terminal obeys comes out of any command.
@Suite struct HostileTextTests {
    private func expectHarmless(
        _ run: Run, _ words: [String], at location: Testing.SourceLocation = #_sourceLocation
    ) {
        for output in [run.output, run.errors] {
            #expect(HostileText.obeyed(in: output) == [], "\(words)", sourceLocation: location)
        }
    }

    /// What `export events` writes is recomputed by `sha256sum` and therefore goes out byte by byte.
    @Test(arguments: AccessCommands.rows.filter { $0 != "export events" })
    func `no command lets through what people wrote or tried to write`(row: String) throws {
        let office = try HostileText.office()
        let words = try AccessCommands(office: office).words(for: row)
        for person in ["clerk", "centre", "leader", "admin"] {
            for addition in [["--dry-run"], ["--dry-run", "--json"]] {
                expectHarmless(try office.run(words + addition, as: person), words + addition)
            }
        }
    }

    @Test func `no command lets through its arguments`() throws {
        let office = try DemoOffice()
        for command in try HelpPages.commands() {
            for words in [
                [HostileText.text], [HostileText.text, HostileText.text], ["--\(HostileText.text)"],
                ["--lang", HostileText.text], ["--at", HostileText.text],
            ] {
                for addition in [[], ["--json"]] {
                    let words = command.words + words + addition
                    expectHarmless(
                        try Binary.run(words, environment: ["DOCKET_OFFICE": office.path], in: office.folder), words)
                }
            }
        }
        for words in [[HostileText.text], ["customer", HostileText.text], ["--office", HostileText.text, "inbox"]] {
            expectHarmless(try Binary.run(words, in: office.folder), words)
        }
    }

    @Test func `a form file with controls is refused without them`() throws {
        let office = try DemoOffice()
        let form = try office.write(
            "form.xml", "<customer>\n  <name>\u{9B}2J\u{202E}甲</name><nme>\u{85}</nme>\n</customer>\n")
        let run = try office.run("customer", "register", "--form", form, as: "clerk")
        #expect(run.status != 0)
        #expect(run.errors.contains("含有控制字符"))
        expectHarmless(run, ["customer", "register"])
    }
}
