import Checking
import Diagnostics
import Foundation
import Regulations
import Testing

/// A duty that nobody can do is found before an office runs by it.
@Suite struct DutyCheckTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path

    /// What is found when the flagship has one duty more.
    private func findings(_ attributes: String) throws -> [Finding] {
        let folder = try FolderPackage("\(Self.root)/Workflows/guangdong-post-letters")
        var files: [String: [UInt8]] = [:]
        for path in folder.paths { files[path] = try folder.bytes(of: path) }
        let duty = "<duty id=\"more\" label=\"更多\" clause=\"2.1\" \(attributes)/></duties>"
        let main = String(decoding: try #require(files["regulation.xml"]), as: UTF8.self)
        files["regulation.xml"] = Array(main.replacingOccurrences(of: "</duties>", with: duty).utf8)
        return try RegulationCheck(
            workflows: MemoryPackage(name: "test", files: files),
            templates: TemplatePackage(of: "guangdong-post-letters", below: "\(Self.root)/Templates")
        ).report().findings
    }

    @Test(arguments: [
        ("post=\"account-manager\"", "duty.undischargeable"),
        ("post=\"officer\" form=\"visit\"", "duty.post-may-not"),
        ("post=\"officer\" form=\"customer\"", "duty.post-may-not"),
        ("post=\"officer\" chain=\"archive-update\"", "duty.post-may-not"),
        ("post=\"account-manager\" form=\"contract\" over=\"record:visit\"", "duty.unrelated"),
        ("post=\"administrator\" over=\"unit\" form=\"visit\"", "duty.nowhere"),
        ("post=\"account-manager\" over=\"unit\" form=\"visit\" tiers=\"vip\"", "duty.unit-has-no-tier"),
        ("post=\"account-manager\" held=\"bureau\" form=\"visit\"", "duty.post-not-there"),
        (
            "post=\"account-manager\" over=\"record:contract\" until=\"amount\" chain=\"archive-update\"",
            "duty.not-a-date"
        ),
        (
            "post=\"account-manager\" over=\"record:visit\" at=\"date + 2 weeks\" until=\"date + 1 week\" form=\"visit\"",
            "duty.reversed"
        ),
        ("post=\"account-manager\" form=\"visit\" when=\"name &gt; 3\"", "expression.text-with-number"),
        ("post=\"account-manager\" form=\"visit\" counts=\"date + 1 = 2\"", "expression.not-a-number"),
        ("post=\"account-manager\" form=\"visit\" when=\"nam = 'x'\"", "regulation.unknown-field"),
        ("post=\"account-manager\" form=\"vist\"", "regulation.unknown-form"),
        ("post=\"account-manager\" chain=\"archive\"", "regulation.unknown-chain"),
        ("post=\"account-manager\" form=\"visit\" over=\"customers\"", "regulation.invalid-value"),
        ("post=\"account-manager\" form=\"visit\" due=\"32\"", "regulation.invalid-value"),
        ("post=\"account-manager\" form=\"visit\" every=\"quarter\" due=\"04-01\"", "regulation.invalid-value"),
        (
            "post=\"account-manager\" form=\"visit\" until=\"date + 3 moons\" over=\"record:visit\"",
            "regulation.invalid-value"
        ),
        (
            "post=\"account-manager\" form=\"visit\" until=\"date\" due=\"3\" over=\"record:visit\"",
            "regulation.invalid-value"
        ),
        ("post=\"account-manager\" form=\"visit\" after=\"3\"", "regulation.invalid-value"),
        ("post=\"account-manager\" chain=\"archive-update\" counts=\"kind = 'x'\"", "regulation.invalid-value"),
    ])
    func `a duty that cannot be done is named with its place`(attributes: String, rule: String) throws {
        let findings = try findings(attributes)
        let finding = try #require(findings.first { $0.rule == rule }, "\(findings.map(\.rule))")
        #expect(finding.location?.file == "test/regulation.xml")
        #expect((finding.location?.line ?? 0) > 100)
    }

    @Test(arguments: [
        "post=\"account-manager\" form=\"visit\" every=\"half-year\" due=\"06-30\" working-days=\"true\"",
        "post=\"account-manager\" over=\"record:visit\" at=\"date + 1 week\" until=\"date + 3 working-days\" form=\"visit\"",
        "post=\"chief-account-manager\" over=\"unit\" form=\"inspection\" every=\"day\"",
        "post=\"chief-account-manager\" held=\"owner\" form=\"visit\" escalate-to=\"leader\" after=\"5\"",
    ])
    func `what can be done passes`(attributes: String) throws {
        #expect(try findings(attributes).map(\.rule) == [])
    }
}
