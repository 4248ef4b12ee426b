import Checking
import Diagnostics
import Foundation
import Regulations
import Testing

@Suite struct RegulationCheckTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path

    private func report(_ id: String = "guangdong-post-letters", changing: [String: (String, String)] = [:]) throws
        -> CheckReport
    {
        let folder = try FolderPackage("\(Self.root)/Workflows/\(id)")
        var files: [String: [UInt8]] = [:]
        for path in folder.paths { files[path] = try folder.bytes(of: path) }
        for (path, (text, replacement)) in changing {
            let original = String(decoding: try #require(files[path]), as: UTF8.self)
            try #require(original.contains(text))
            files[path] = Array(original.replacingOccurrences(of: text, with: replacement).utf8)
        }
        return try RegulationCheck(
            workflows: MemoryPackage(name: "test", files: files),
            templates: TemplatePackage(of: id, below: "\(Self.root)/Templates")
        ).report()
    }

    @Test(arguments: [("guangdong-post-letters", 14, 4), ("power-supply", 1, 0), ("starter", 1, 1)])
    func `the project's own regulations are consistent`(id: String, charts: Int, templates: Int) throws {
        let report = try report(id)
        #expect(report.findings.isEmpty)
        #expect(report.charts == charts)
        #expect(report.templates == templates)
    }

    @Test(arguments: [
        ("<transition event=\"approve\" target=\"market-opinions\"/>", "", "chart.action-leads-nowhere"),
        (
            "<transition event=\"approve\" target=\"market-opinions\"/>",
            "<transition event=\"aprove\" target=\"market-opinions\"/>", "chart.unknown-action"
        ),
        (
            "event=\"approve.quality-opinion object.quality-opinion\"", "event=\"approve object\"",
            "chart.ambiguous-event"
        ),
        (
            "<transition event=\"approve\" target=\"market-opinions\"/>", "<transition event=\"approve\"/>",
            "chart.action-stays"
        ),
        ("target=\"signing-company\"", "target=\"signing-compny\"", "scxml.unknown-target"),
        ("$contract/signing-entity = 'company'", "$contract/signing-entty = 'company'", "chart.unknown-field"),
        ("$contract/signing-entity = 'company'", "$contract/amount * 2 = 3", "chart.money-arithmetic"),
        ("$contract/signing-entity = 'company'", "$contract/signing-entity = ", "xpath.syntax"),
        (
            "<d:performer post=\"leader\" at=\"bureau\"/>", "<d:performer post=\"leader\" at=\"market-department\"/>",
            "chart.post-not-there"
        ),
        (
            "<final id=\"rejected\"><d:outcome label=\"未予批准\" result=\"rejected\"/></final>",
            "<final id=\"rejected\"/>", "chart.no-outcome"
        ),
        ("<final id=\"withdrawn\">", "<state id=\"waiting\"/><final id=\"withdrawn\">", "chart.stuck"),
        (
            "<final id=\"withdrawn\">",
            "<final id=\"lost\"><d:outcome label=\"失\" result=\"rejected\"/></final><final id=\"withdrawn\">",
            "chart.unreachable"
        ),
    ])
    func `a slip in a chart is named with its place`(text: String, replacement: String, rule: String) throws {
        let report = try report(changing: ["charts/diamond-contract.scxml": (text, replacement)])
        let finding = try #require(report.findings.first { $0.rule == rule })
        #expect(finding.location?.file == "test/charts/diamond-contract.scxml")
        #expect(report.isConsistent == (rule == "chart.unreachable"))
        #expect((finding.location?.line ?? 0) > 1)
    }

    @Test(arguments: [
        (" rule=\"vote\"", "regulation.missing-attribute"), (" rule=\"vote\" pass=\"2\"", "chart.impossible-vote"),
        (" rule=\"vote\" pass=\"101%\"", "regulation.invalid-value"), (" pass=\"2\"", "regulation.invalid-value"),
        (" rule=\"most\"", "regulation.invalid-value"), (" otherwise=\"rejct\"", "regulation.invalid-value"),
        (" returns=\"bureau-departmnts\"", "chart.unknown-state"), (" returns=\"\"", "chart.no-return"),
        (" again=\"once\"", "regulation.invalid-value"), (" empty=\"skip\"", "regulation.invalid-value"),
        (" applicant=\"barred\"", "regulation.invalid-value"),
    ])
    func `a slip in how performers decide is named with its place`(attribute: String, rule: String) throws {
        let task = "<d:task label=\"省局领导审批\""
        let report = try report(changing: ["charts/diamond-contract.scxml": (task, task + attribute)])
        let finding = try #require(report.findings.first { $0.rule == rule }, "\(report.findings.map(\.rule))")
        #expect(finding.location?.file == "test/charts/diamond-contract.scxml")
        #expect(!report.isConsistent)
    }

    @Test(arguments: [
        (
            "<d:performer post=\"leader\" at=\"bureau\"/>",
            "<d:performer post=\"leader\" at=\"bureau\"/><d:stand-in post=\"officer\" at=\"city\"/>",
            "chart.post-not-there"
        ),
        (
            "<d:performer post=\"leader\" at=\"bureau\"/>", "<d:performer select=\"$contract/leadr\"/>",
            "chart.unknown-field"
        ),
        ("<d:performer post=\"leader\" at=\"bureau\"/>", "<d:performer select=\"$contract/[\"/>", "xpath.syntax"),
        ("<d:performer post=\"leader\" at=\"bureau\"/>", "<d:performer post=\"leader\"/>", "chart.no-place"),
        (
            "<d:action name=\"reject\" label=\"不同意\" opinion=\"required\"/>",
            "<d:action name=\"reject\" label=\"不同意\" voice=\"abstain\"/>", "chart.abstention"
        ),
        (
            "<d:copy at=\"market-department\"", "<d:copy each=\"true\" relative=\"superior\"",
            "regulation.invalid-value"
        ),
    ])
    func `a slip in who performs a task is named with its place`(
        text: String, replacement: String, rule: String
    ) throws {
        let report = try report(changing: ["charts/diamond-contract.scxml": (text, replacement)])
        let finding = try #require(report.findings.first { $0.rule == rule }, "\(report.findings.map(\.rule))")
        #expect((finding.location?.line ?? 0) > 1)
        #expect(!report.isConsistent)
    }

    @Test(arguments: [
        ("amount * amount &gt; 0", "expression.money-times-money"), ("sum(amoun) &gt; ", "xpath.syntax"),
        ("amount + name &gt; 0", "regulation.unknown-field"), ("amount = 'many'", "expression.text-with-number"),
        ("averag(amount) &gt; 0", "expression.unknown-function"), ("not(amount, 1)", "expression.argument-count"),
        ("preceding::amount", "expression.unsupported"), ("amount &gt; originals", "expression.mixed-units"),
    ])
    func `a condition that cannot mean what it says is named with its place`(test: String, rule: String) throws {
        let report = try report(
            changing: ["forms/contract.xml": ("test=\"amount &gt; 0\"", "test=\"\(test)\"")])
        let finding = try #require(report.findings.first { $0.rule == rule }, "\(report.findings.map(\.rule))")
        #expect(finding.location?.file == "test/forms/contract.xml")
        #expect(!report.isConsistent)
    }

    @Test func `conditions of grading and of chains are typed too`() throws {
        let report = try report(
            changing: [
                Regulation.mainFile: ("test=\"upstream = 'true'\"", "test=\"upstream = true()\"")
            ])
        #expect(report.findings.map(\.rule) == ["expression.flag-with-truth"])
    }

    @Test func `tiers are not graded by a rank`() throws {
        let report = try report(
            changing: [Regulation.mainFile: ("measure=\"yearly-revenue\"", "measure=\"city-revenue-rank\"")])
        #expect(report.findings.map(\.rule) == ["regulation.rank-as-amount"])
        #expect((report.findings.first?.location?.line ?? 0) > 1)
    }

    @Test func `a form that nobody may submit is named with its place`() throws {
        let report = try report(
            "power-supply", changing: ["forms/fluctuation.xml": (" submit=\"hall-clerk\"", "")])
        #expect(report.findings.map(\.rule) == ["form.no-submitter"])
        #expect(report.findings.first?.location?.file == "test/forms/fluctuation.xml")
        #expect(report.findings.first?.location?.line == 2)
        #expect(!report.isConsistent)
    }

    @Test func `a template that is not there is named`() throws {
        let report = try report(changing: ["regulation.xml": ("template=\"packet.html\"", "template=\"paket.html\"")])
        #expect(report.findings.map(\.rule) == ["package.missing-file"])
        #expect(report.findings.first?.advice?.english == "did you mean “packet.html”?")
    }

    @Test func `a chart that is not there is named`() throws {
        let report = try report(
            changing: ["regulation.xml": ("charts/registration.scxml", "charts/registratin.scxml")])
        #expect(report.findings.map(\.rule) == ["regulation.unknown-chart"])
    }
}
