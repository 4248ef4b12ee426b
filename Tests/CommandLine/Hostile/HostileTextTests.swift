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
    func `no command lets through what people wrote`(row: String) throws {
        let office = try HostileOffice.make()
        let words = try AccessCommands(office: office).words(for: row)
        for person in ["clerk", "centre", "leader", "admin"] {
            for addition in [["--dry-run"], ["--dry-run", "--json"], ["--dry-run", "--lang", "en"]] {
                expectHarmless(try office.run(words + addition, as: person), words + addition)
            }
        }
    }

    /// What is shown by which command to whom, each with the mark that it was written with.
    private static func looks() throws -> [(words: [String], person: String, shown: [String])] {
        let (made, subjects) = (try HostileOffice.subjects(), try AccessOffice.subjects())
        let said = ["催", "抄", "问", "答"].map { $0 + HostileText.shown }
        let contract = ["题", "付"].map { $0 + HostileText.shownField }
        let name = "戊示例" + HostileText.shown
        return [
            (
                ["show", made.case], "centre",
                said + [contract[0], name, HostileText.shownFile, "稿" + HostileText.shown]
            ),
            (["history", made.case], "centre", said + ["批" + HostileText.shown, name]),
            (["inbox"], "centre", ["题" + HostileText.shownField]),
            (["inbox"], "market", ["抄" + HostileText.shown, name]),
            (["contract", "list"], "clerk", ["题" + HostileText.shownField]),
            (["contract", "show", made.contract], "clerk", contract + [HostileText.shownFile]),
            (["customer", "list"], "clerk", ["名" + HostileText.shownField]),
            (
                ["customer", "show", subjects.customer], "clerk",
                ["名" + HostileText.shownField, "址" + HostileText.shownField, "因" + HostileText.shown]
            ),
            (["record", "show", "visit", made.visit], "clerk", ["见", "晤"].map { $0 + HostileText.shownField }),
            (["packet", made.contract], "chief", contract + [HostileText.printedFile]),
            (["packet", made.contract, "--format", "xml"], "chief", contract + [HostileText.printedFile]),
            (["visit", "report", made.visit], "chief", ["见", "晤"].map { $0 + HostileText.shownField }),
        ]
    }

    @Test(arguments: 0..<12) func `what people wrote is there, and shown in its notation`(number: Int) throws {
        let (words, person, shown) = try Self.looks()[number]
        let office = try HostileOffice.make()
        for language in ["zh", "en"] {
            let run = try office.run(words + ["--lang", language], as: person)
            try run.expectDone()
            for text in shown { #expect(run.output.contains(text), "\(words): \(text)") }
            expectHarmless(run, words)
            let screen = try PseudoTerminal(office).run(words + ["--lang", language, "--as", person])
            #expect(screen.status == 0)
            for text in shown { #expect(screen.text.contains(text), "\(words) on a terminal: \(text)") }
            #expect(HostileText.obeyed(in: screen.withoutBold) == [], "\(words) on a terminal")
        }
    }

    @Test func `JSON holds it as it was written, escaped`() throws {
        let office = try HostileOffice.make()
        let made = try HostileOffice.subjects()
        let run = try office.run("show", made.case, "--json", as: "centre")
        expectHarmless(run, ["show"])
        let answer = try run.json()
        #expect(answer["attachments"][0]["name"].text == HostileText.file)
        let history = try office.json("history", made.case, as: "centre").items
        #expect(history.map { $0["text"].text }.contains("批" + HostileText.text))
    }

    @Test func `no command lets through its arguments`() throws {
        let office = try DemoOffice()
        for command in try HelpPages.commands() {
            for words in [
                [HostileText.argument], [HostileText.argument, HostileText.argument], ["--\(HostileText.argument)"],
                ["--lang", HostileText.argument], ["--at", HostileText.argument],
            ] {
                for addition in [[], ["--json"]] {
                    let words = command.words + words + addition
                    expectHarmless(
                        try Binary.run(words, environment: ["DOCKET_OFFICE": office.path], in: office.folder), words)
                }
            }
        }
        for words in [
            [HostileText.argument], ["customer", HostileText.argument], ["--office", HostileText.argument, "inbox"],
        ] {
            expectHarmless(try Binary.run(words, in: office.folder), words)
        }
    }

    @Test func `DEL in words and names is refused, by its name`() throws {
        let office = try AccessOffice.make()
        let review = String(try AccessOffice.subjects().review)
        for command in ["approve", "remind", "draft"] {
            let run = try office.run(
                command, review, "-m", "同意\u{7F}", "--json", as: command == "remind" ? "clerk" : "centre")
            try run.expectRefusal("casework.delete-character")
        }
        let people = try office.write("people.csv", "code,name\nnew,甲\u{7F}乙\n")
        let run = try office.refused("person", "import", people, as: "admin")
        #expect(run.errors.contains("people.csv:2:1: 错误: 写的内容含有控制字符 U+7F"), "\(run.errors)")
        expectHarmless(run, ["person", "import"])
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
