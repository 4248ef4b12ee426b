import Foundation
import Testing

/// What is attached can be listed and taken out: whole, under a harmless name, and over nothing.
@Suite struct AttachmentTests {
    private let office: DemoOffice
    private let contract: String
    private let folder: String

    init() throws {
        office = try AccessOffice.make()
        contract = try AccessOffice.subjects().contract
        folder = office.file("out")
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    private func attach(_ name: String, _ text: String) throws {
        let file = try office.write(name, text)
        try office.run(["attach", contract, "./\(name)"], as: "clerk").expectDone()
        try FileManager.default.removeItem(atPath: file)
    }

    private func extract(_ words: String..., as person: String = "centre") throws -> Run {
        try office.run(["attachment", "extract", contract] + words + ["--json"], as: person)
    }

    private func extracted() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: folder).sorted() }

    private func text(_ name: String) throws -> String {
        try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
    }

    @Test func `an approver lists and reads what is attached`() throws {
        try attach("合同.txt", "合同全文（示例）")
        try attach("附表.csv", "月份,金额\n")
        let list = try office.done("attachment", "list", contract, as: "centre").output
        #expect(list.contains("合同.txt") && list.contains("附表.csv"))
        let listed = try office.json("attachment", "list", contract, as: "centre").items
        #expect(listed.map { $0["name"].text } == ["合同.txt", "附表.csv"])
        let digest = try #require(listed[1]["digest"].text)
        try extract("1", "-O", folder).expectDone()
        #expect(try text("合同.txt") == "合同全文（示例）")
        try extract(String(digest.prefix(8)), "-O", "\(folder)/按摘要").expectDone()
        #expect(try text("按摘要") == "月份,金额\n")
        #expect(try extract("附表.csv", "-O", "-").output == "月份,金额\n")
        let mode = try FileManager.default.attributesOfItem(atPath: "\(folder)/合同.txt")[.posixPermissions] as? Int
        #expect(mode == 0o600)
    }

    @Test func `which of several is meant must be said, and it must be there`() throws {
        try extract().expectRefusal("attachment.unknown")
        try attach("合同.txt", "合同全文（示例）")
        try extract("-O", folder).expectDone()
        try attach("附表.csv", "月份,金额\n")
        try extract("-O", folder).expectRefusal("attachment.ambiguous")
        try extract("3", "-O", folder).expectRefusal("attachment.unknown")
        try extract("ab", "-O", folder).expectRefusal("attachment.unknown")
        #expect(try extracted() == ["合同.txt"])
    }

    @Test func `nothing is written over without --force, nor in a dry run`() throws {
        try attach("合同.txt", "合同全文（示例）")
        try Data("旧的".utf8).write(to: URL(fileURLWithPath: "\(folder)/合同.txt"))
        try extract("1", "-O", folder).expectRefusal("output.exists")
        #expect(try extract("1", "-O", folder, "--force", "--dry-run").status == 0)
        #expect(try text("合同.txt") == "旧的")
        try extract("1", "-O", folder, "--force").expectDone()
        #expect(try text("合同.txt") == "合同全文（示例）")
    }

    @Test(arguments: [
        ("-rf", "_rf"), (".desktop", "_desktop"), ("a.desktop", "a.desktop.txt"), ("..x", "_x"), ("b.EXE", "b.EXE.txt"),
        ("..\\..\\x", "x"), ("合\u{1B}[31m\u{202E}同.txt", "合_[31m_同.txt"), ("~", "_"),
    ])
    func `names lead nowhere and start nothing`(name: String, harmless: String) throws {
        try attach(name, "内容")
        try extract("1", "-O", folder).expectDone()
        #expect(try extracted() == [harmless])
    }

    @Test func `a damaged attachment is not left behind, nor streamed`() throws {
        try attach("合同.txt", "合同全文（示例）")
        try Tampering(path: office.path).run("UPDATE pieces SET bytes = x'00'")
        for place in [folder, "-"] {
            let run = try extract("1", "-O", place)
            #expect(run.status == 3, "\(run.errors)")
            #expect(run.output.isEmpty)
        }
        #expect(try extracted() == [])
    }

    @Test func `show and customer show name what is attached`() throws {
        let subjects = try AccessOffice.subjects()
        try attach("合同.txt", "合同全文（示例）")
        #expect(try office.done("show", String(subjects.review), as: "centre").output.contains("附件：合同.txt（24 B）"))
        let file = try office.write("执照.txt", "营业执照（示例）")
        try office.done("attach", subjects.customer, file, as: "clerk")
        #expect(try office.done("customer", "show", subjects.customer, as: "clerk").output.contains("附件：执照.txt（"))
        let answer = try office.json("customer", "show", subjects.customer, as: "clerk")
        #expect(answer["attachments"][0]["name"].text == "执照.txt")
    }
}
