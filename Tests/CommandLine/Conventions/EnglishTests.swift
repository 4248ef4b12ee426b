import Fixtures
import Foundation
import Testing

/// In English nothing is said in Chinese, and nothing is kept apart by the signs of Chinese: every command, over an
/// office in whose data nothing is Chinese.
@Suite struct EnglishTests {
    private static let rows = AccessCommands.rows.filter { !$0.hasSuffix(" of another unit") }

    /// Papers are Chinese, as their regulations are; the manual has examples as people write them.
    private static let papers: Set = ["packet", "visit report", "dossier", "regulation html", "manual", "paper"]

    private func expectEnglish(
        _ run: Run, _ words: [String], isPaper: Bool = false, at location: SourceLocation = #_sourceLocation
    ) {
        let said = isPaper ? run.errors : run.output + run.errors
        let lines = said.split(separator: "\n").filter { !Latin.chinese(in: String($0)).isEmpty }
        #expect(lines.isEmpty, "\(words)", sourceLocation: location)
    }

    @Test(arguments: rows) func `what a command answers to those who may and to those who may not`(
        row: String
    ) throws {
        let table = try AccessTable.read()
        let answers = Array(zip(table.roles, try #require(table.rows[row])))
        for answer in [AccessTable.Answer.allowed, .refused] {
            guard let role = answers.first(where: { $0.1 == answer })?.0 else { continue }
            for addition in [[], ["--json"]] {
                let office = try AccessOffice.makeInLatin()
                let words = try AccessCommands(office: office).words(for: row) + addition
                let run = try office.run(words + ["--lang", "en"], as: AccessOffice.people[role])
                #expect((run.status == 0) == (answer == .allowed), "\(words): \(run.errors)")
                expectEnglish(run, words, isPaper: Self.papers.contains(row))
            }
        }
    }

    @Test func `the signs of Chinese are seen`() {
        #expect(Latin.chinese(in: "a、b（c）：d　e甲") == ["、", "（", "）：", "　", "甲"])
        #expect(Latin.chinese(in: Latin.text("620万，甲（乙）")).isEmpty)
    }

    @Test func `what help says but for its examples, which are as people write them`() throws {
        for command in try HelpPages.commands() {
            let help = try Binary.run(command.words + ["--help", "--lang", "en"])
            let page = help.output.components(separatedBy: "\nexamples\n").first ?? ""
            #expect(!page.isEmpty && page != help.output, "\(command)")
            #expect(Latin.chinese(in: page).isEmpty, "\(command)")
        }
        expectEnglish(try Binary.run(["--help", "--lang", "en"]), ["--help"])
    }

    /// Whatever people do in a case, by one of each, as its history, the lists and the pictures tell it.
    @Test func `what happened in a case, step by step`() throws {
        let office = try AccessOffice.makeInLatin()
        let number = String(try AccessOffice.subjects().review)
        for (words, person) in [
            (["ask", number, "--of", "finance", "-m", "price?"], "centre"), (["inbox"], "finance"),
            (["answer", number, "-m", "yes"], "finance"),
            (["copy", number, "--to", "quality", "--unit", "market", "-m", "please see"], "centre"),
            (["inbox"], "quality"), (["read", number], "quality"), (["remind", number, "-m", "soon"], "clerk"),
            (["draft", number, "-m", "fine"], "general"), (["inbox"], "general"),
            (["handover", number, "--to", "market"], "general"), (["delegate", number, "--to", "finance"], "business"),
            (["show", number], "clerk"), (["delegate", number, "--call-back"], "business"),
            (["countersign", number, "--add", "finance"], "business"),
            (["countersign", number, "--remove", "finance"], "business"),
            (["countersign", number, "--add", "quality", "--before"], "business"), (["show", number], "clerk"),
            (["approve", number, "-m", "fine"], "centre"), (["take-back", number, "-m", "again"], "centre"),
            (["deputy", "appoint", "finance", "--to", "2026-12-31"], "centre"), (["deputy", "list"], "centre"),
            (["approve", number, "--for", "centre", "-m", "fine"], "finance"), (["due"], "clerk"),
            (["person", "leave", "general", "--successor", "archivist", "-m", "moved"], "admin"), (["due"], "admin"),
            (["follow", number], "clerk"), (["inbox"], "clerk"), (["show", number], "clerk"),
            (["history", number], "clerk"), (["history", number, "--held"], "clerk"),
            (["history", number, "--json"], "clerk"), (["show", number, "--json"], "clerk"),
            (["case", "graph", number, "--dot"], "clerk"), (["contract", "list"], "clerk"),
            (["customer", "list"], "clerk"), (["visit", "list"], "clerk"), (["record", "list", "contract"], "clerk"),
            (["cancel", number], "clerk"), (["cancel", number, "-m", "no more"], "clerk"),
            (["history", number], "clerk"), (["approve", number], "quality"), (["verify", "--decisions"], "admin"),
        ] {
            expectEnglish(try office.run(words + ["--lang", "en"], as: person), words)
        }
    }

    @Test(arguments: [
        "registration", "diamond-contract", "city-contract", "complaint", "concession", "handover", "inspection",
        "archive-update",
    ])
    func `what a picture of a chain says`(chain: String) throws {
        let office = try AccessOffice.makeInLatin()
        let words = ["regulation", "graph", chain, "--dot"]
        let run = try office.run(words + ["--lang", "en"], as: "admin")
        #expect(run.status == 0, "\(run.errors)")
        expectEnglish(run, words)
    }

    /// Words that are wrong in one way each.
    static let wrong: [[String]] = [
        ["frobnicate"], ["customer"], ["show"], ["show", "twelve"], ["show", "9999"], ["show", "1", "2"],
        ["show", "1", "--colour"], ["approve", "--task"], ["approve", "1", "--json=yes"], ["inbox", "--lang", "xx"],
        ["customer", "list", "--unit", "nowhere"], ["customer", "show", "KH99999999"], ["record", "form", "bill"],
        ["record", "submit", "visit"], ["customer", "register"], ["customer", "register", "-s", "colour=red"],
        ["customer", "register", "-s", "name=X", "-s", "name=Y"], ["customer", "register", "-s", "name"],
        ["customer", "register", "-s", "expected-revenue=1.234"],
        ["contract", "submit", "-s", "amount=many", "-s", "start=2027-13-01"], ["deputy", "end", "x"],
        ["deputy", "appoint", "clerk", "--to", "2026-12-31"], ["deputy", "appoint", "leader", "--to", "2026-01-31"],
        ["calendar", "show", "99999"], ["due", "--days", "many"], ["measure", "show", "nothing"],
        ["regulation", "graph", "nothing"], ["attachment", "extract", "KH20260001", "nothing"], ["packet", "X1"],
        ["approve", "--all-matching", "--chain", "nothing"], ["inbox", "--at", "yesterday"],
        ["customer", "import", "/nowhere/x.csv"], ["verify", "--root", "xx"], ["history", "9999"],
        ["key", "enrol", "--agent", "xx"], ["customer", "show", "KH20260001", "--form", "/nowhere/x.xml"],
    ]

    @Test(arguments: wrong) func `what is said of a mistake`(_ words: [String]) throws {
        let office = try AccessOffice.makeInLatin()
        let run = try office.run(words + (words.contains("--lang") ? [] : ["--lang", "en"]), as: "clerk")
        #expect(run.status != 0, "\(words)")
        if !words.contains("--lang") { expectEnglish(run, words) }
    }
}
