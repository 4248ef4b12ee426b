import Checking
import Diagnostics
import Foundation
import Regulations
import Testing

/// A check looks at everything: no mistake hides another, and what nothing runs is one.
@Suite struct WholeCheckTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path

    /// The flagship with other texts in its files; a file that is not there is added.
    private func report(_ changes: [(path: String, text: String, replacement: String)]) throws -> CheckReport {
        let folder = try FolderPackage("\(Self.root)/Workflows/guangdong-post-letters")
        var files: [String: [UInt8]] = [:]
        for path in folder.paths { files[path] = try folder.bytes(of: path) }
        for (path, text, replacement) in changes {
            let original = String(decoding: files[path] ?? [], as: UTF8.self)
            try #require(text.isEmpty || original.contains(text))
            let changed = text.isEmpty ? replacement : original.replacingOccurrences(of: text, with: replacement)
            files[path] = Array(changed.utf8)
        }
        return try RegulationCheck(
            workflows: MemoryPackage(name: "test", files: files),
            templates: TemplatePackage(of: "guangdong-post-letters", below: "\(Self.root)/Templates")
        ).report()
    }

    private static let chart = (
        path: "charts/concession.scxml", text: "target=\"market-approval\"", replacement: "target=\"market-aproval\""
    )
    private static let form = (
        path: "forms/contract.xml", text: "test=\"amount &gt; 0\"", replacement: "test=\"averag(amount) &gt; 0\""
    )

    @Test(arguments: [
        ("edition=\"2026.1\"", "edition=\"2026.1\" editor=\"x\"", "regulation.unknown-attribute"),
        ("clause=\"3(1)\">", "clause=\"3(9)\">", "regulation.unknown-clause"),
        ("from=\"200万\"", "from=\"2O0万\"", "regulation.invalid-value"),
        ("</regulation>", "</regulatio>", "xml.syntax"),
    ])
    func `a mistake in the regulation hides none in charts and forms`(
        text: String, replacement: String, rule: String
    ) throws {
        let main = (path: "regulation.xml", text: text, replacement: replacement)
        let report = try report([main, Self.chart, Self.form])
        let places = Dictionary(
            report.findings.map { ($0.rule, $0.location?.file) }, uniquingKeysWith: { first, _ in first })
        #expect(report.findings.contains { $0.location?.file == "test/regulation.xml" })
        if rule != "xml.syntax" { #expect(places[rule] == "test/regulation.xml") }
        #expect(places["scxml.unknown-target"] == "test/charts/concession.scxml")
        if rule != "xml.syntax" { #expect(places["expression.unknown-function"] == "test/forms/contract.xml") }
    }

    @Test func `a form that cannot be read hides no mistake elsewhere, and is no mistake of those who name it`() throws
    {
        let broken = (path: "forms/contract.xml", text: "</form>", replacement: "</from>")
        let report = try report([broken, Self.chart])
        let files = Set(report.findings.compactMap { $0.location?.file })
        #expect(files == ["test/forms/contract.xml", "test/charts/concession.scxml"], "\(report.findings)")
    }

    @Test(arguments: [
        (
            "<transition event=\"approve\" target=\"market-opinions\"/>",
            "<transition event=\"approve\" cond=\"contians($contract/title, 'x')\" target=\"market-opinions\"/>",
            "expression.unknown-function"
        ),
        (
            "<transition event=\"approve\" target=\"market-opinions\"/>",
            "<transition event=\"approve\" target=\"market-opinions\">"
                + "<send event=\"timer.x\" delayexpr=\"days(3)\"/></transition>", "expression.unknown-function"
        ),
        (
            "<d:performer post=\"leader\" at=\"company\"/>", "<d:performer select=\"first($contract/title)\"/>",
            "expression.unknown-function"
        ),
        (
            "<transition event=\"approve\" target=\"market-opinions\"/>",
            "<transition event=\"approve\" cond=\"contains($contract/title)\" target=\"market-opinions\"/>",
            "expression.argument-count"
        ),
        (
            "<transition event=\"approve\" target=\"market-opinions\"/>",
            "<transition event=\"approve\" cond=\"$contarct/title = 'x'\" target=\"market-opinions\"/>",
            "chart.unknown-variable"
        ),
        (
            "<d:performer post=\"leader\" at=\"company\"/>", "<d:performer select=\"$matter/leader\"/>",
            "chart.unknown-variable"
        ),
    ])
    func `a function or variable that there is not is named wherever it stands`(
        text: String, replacement: String, rule: String
    ) throws {
        let report = try report([("charts/diamond-contract.scxml", text, replacement)])
        let finding = try #require(report.findings.first { $0.rule == rule }, "\(report.findings.map(\.rule))")
        #expect(finding.location?.file == "test/charts/diamond-contract.scxml")
        #expect((finding.location?.column ?? 0) > 20)
    }

    @Test(arguments: [
        ("GDYH-{year}-{sequence:4}", "GDYH-{sequence:4}", "regulation.repeating-number"),
        ("{unit}邮函〔{year}〕{sequence}号", "邮函〔{year}〕{sequence}号", "regulation.repeating-number"),
        ("KH{year}{sequence:4}", "KH{district}{year}{sequence:4}", "regulation.unknown-variable"),
    ])
    func `numbers that would repeat or never be complete are named`(
        pattern: String, replacement: String, rule: String
    ) throws {
        let report = try report([("regulation.xml", pattern, replacement)])
        #expect(report.findings.map(\.rule) == [rule])
        #expect((report.findings.first?.location?.line ?? 0) > 1)
    }

    @Test func `a series that never begins anew needs no year`() throws {
        let report = try report([
            (
                "regulation.xml", "pattern=\"GDYH-{year}-{sequence:4}\"",
                "pattern=\"GDYH-{sequence:4}\" restart=\"never\""
            )
        ])
        #expect(report.findings.isEmpty)
    }

    static let idle = [
        (
            "<post id=\"leader\"", "<post id=\"idler\" label=\"闲职\" at=\"city\"/><post id=\"leader\"",
            "regulation.idle-post"
        ),
        (
            "<series id=\"filing\"",
            "<series id=\"idle\" label=\"闲号\" pattern=\"X{year}{sequence}\"/><series id=\"filing\"",
            "regulation.idle-series"
        ),
        (
            "</chains>",
            "<chain id=\"late\" label=\"迟\" chart=\"charts/concession.scxml\" form=\"concession\" clause=\"6.2\"/>"
                + "</chains>",
            "regulation.idle-chain"
        ),
        (
            "</documents>",
            "<document id=\"idle\" label=\"闲文\" template=\"common/case-file.html\" view=\"case-fyle\" clause=\"6.2\"/></documents>",
            "regulation.idle-document"
        ),
        ("form=\"handover\" document=\"case-file\"", "form=\"handover\" document=\"dossier\"", "regulation.idle-view"),
    ]

    @Test(arguments: idle)
    func `what is declared and run by nothing is named`(text: String, replacement: String, rule: String) throws {
        let report = try report([("regulation.xml", text, replacement)])
        #expect(report.findings.map(\.rule) == [rule])
        #expect((report.findings.first?.location?.line ?? 0) > 1)
        #expect(!report.isConsistent)
    }

    @Test func `a field that only tasks fill in, and none does, is named`() throws {
        let report = try report([
            ("charts/concession.scxml", "<d:field ref=\"decision\" required=\"true\"/>", "")
        ])
        #expect(report.findings.map(\.rule) == ["form.idle-field"])
        #expect(report.findings.first?.location?.file == "test/forms/concession.xml")
    }

    @Test func `a file that the regulation does not name is named`() throws {
        let report = try report([("charts/forgotten.scxml", "", "<scxml/>"), ("forms/forgotten.xml", "", "<form/>")])
        #expect(report.findings.map(\.rule) == ["package.idle-file", "package.idle-file"])
    }
}
