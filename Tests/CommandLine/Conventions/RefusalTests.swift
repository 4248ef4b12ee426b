import Fixtures
import Foundation
import Testing

/// What a program is told when a command is refused: with `--json`, each finding is a line of JSON on standard error.
@Suite struct RefusalTests {
    private let office: DemoOffice

    init() throws { office = try DemoOffice() }

    /// Expects a refusal by its identifier.
    private func refusal(
        _ id: String, _ words: [String], as person: String? = nil, environment: [String: String] = [:],
        of other: DemoOffice? = nil, at location: Testing.SourceLocation = #_sourceLocation
    ) throws {
        let run = try (other ?? office).run(words + ["--json"], as: person, environment: environment)
        #expect(run.status == 1, "\(run.output)", sourceLocation: location)
        let rules = try run.findings().map { $0["rule"].text }
        #expect(rules.contains(id), "\(run.errors)", sourceLocation: location)
    }

    @Test func `a finding says the rule, the sentence and what to do`() throws {
        let run = try office.run("show", "99", "--json", "--lang", "en", as: "clerk")
        let finding = try #require(try run.findings().first)
        #expect(finding["rule"].text == "casework.unknown-case")
        #expect(finding["severity"].text == "error")
        #expect(finding["message"].text == "there is no case 99")
        #expect(finding["advice"].text == "docket inbox shows what waits for you")
        #expect(run.output.isEmpty)
    }

    @Test func `a finding about a file says where`() throws {
        let file = try office.write("units.csv", "code,name,kind\nbing,丙市邮政局,town\n")
        let finding = try #require(try office.run("unit", "import", file, "--json", as: "admin").findings().first)
        #expect(finding["file"].text == file)
        #expect(finding["line"].number == 2)
        #expect(finding["column"].number == 12)
    }

    @Test func `of several cases some are refused`() throws {
        let (_, number) = try office.submitted()
        try refusal("act.some-refused", ["approve", number, "99"], as: "centre")
        try refusal("migration.some-refused", ["case", "migrate", number, "99"], as: "admin")
    }

    @Test func `the clock cannot decide what the chart does not take`() throws {
        let chart = ApprovalOffice.state(
            "review", "审核", "within=\"1h\"",
            actions: "<d:action name=\"approve\" label=\"同意\"/><d:action name=\"wave\" label=\"不理\"/>"
                + "<d:automatic action=\"wave\"/>",
            transitions: "<transition event=\"approve\" target=\"signed\"/>")
        let city = try ApprovalOffice(chart)
        _ = try city.submitted()
        city.office.pass(minutes: 1000)
        try refusal("tick.some-refused", ["tick"], as: "admin", of: city.office)
    }

    @Test func `the holidays of a year are given once`() throws {
        let year = try office.write("2027.xml", "<calendar xmlns=\"urn:docket:regulation\" year=\"2027\"/>")
        try refusal("calendar.year-twice", ["calendar", "import", year, year], as: "admin")
    }

    @Test func `a picture needs Graphviz`() throws {
        let words = ["regulation", "graph", "diamond-contract"]
        try refusal("graphviz.missing", words, as: "clerk", environment: ["PATH": "/nowhere"])
        let tool = try office.write("dot", "#!/bin/sh\nexit 3\n")
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: tool)
        try refusal("graphviz.failed", words, as: "clerk", environment: ["PATH": "\(office.folder.path):/bin:/usr/bin"])
    }

    @Test func `an office is opened by a regulation that is there`() throws {
        let new = office.file("new.docket")
        try refusal("root.missing", ["init", new, "--regulation", "other", "--root", "/nowhere"])
        try refusal("regulation.missing", ["init", new, "--regulation", "other", "--demo"])
    }

    @Test func `a paper is one of the regulation's`() throws {
        try refusal("document.unknown", ["paper", "certificate", try office.registered()], as: "clerk")
        try refusal("paper.no-subject", ["paper", "dossier"], as: "clerk")
        try refusal("paper.no-table", ["paper", "dossier", "KH20260001", "--csv"], as: "clerk")
        try refusal("paper.no-period", ["paper", "ledger", "visit", "--period", "2026-13"], as: "clerk")
    }

    @Test func `a paper has what the regulation says of it, and its template is pinned`() throws {
        let copy = try RegulationCopy()
        try copy.change(
            RegulationCopy.regulation, "</documents>",
            to: "<document id=\"monthly\" label=\"月报\" view=\"report\" clause=\"6.2\"/>"
                + "<document id=\"visits\" label=\"拜访台账\" view=\"ledger\" form=\"visit\" period=\"month\" "
                + "clause=\"6.2\"/></documents>")
        try FileManager.default.removeItem(at: copy.root.appendingPathComponent("Templates/common"))
        let other = try DemoOffice(
            regulation: "guangdong-post-letters", root: copy.root.path, units: OfficeFixture.units,
            people: DemoOffice.people)
        try refusal("document.no-template", ["dossier", try other.registered()], as: "clerk", of: other)
        try refusal("paper.no-figures", ["paper", "monthly"], as: "clerk", of: other)
        try refusal("paper.other-period", ["paper", "visits", "--period", "2026"], as: "clerk", of: other)
    }
}
