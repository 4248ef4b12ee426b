import Diagnostics
import SmallOffices
import Testing

@testable import Procedure
@testable import Records

/// Who attaches files to which records, and attachments that an action needs.
@Suite struct AttachingTests {
    private static func file(_ name: String = "合同.pdf", role: String? = nil, digest: Character = "5") -> GivenFile {
        GivenFile(name: name, role: role, digest: String(repeating: digest, count: 64), size: 12)
    }

    private static let chain =
        SmallRegulation.step("one", "<d:performer post=\"clerk\" unit=\"right\"/>", to: "two")
        + SmallRegulation.step(
            "two", SmallOffice.boss,
            inside: "<d:attachment role=\"signed-copy\" label=\"签署件\" action=\"approve\"/>")

    private func attached(_ office: SmallOffice) throws -> [String] {
        try office.look { try $0.records.attachments(of: "matter", "S0001").map { "\($0.name) \($0.person)" } }
    }

    /// Who attaches, while the case waits for the clerk of the other branch, and the rule that refuses it.
    static let people: [(person: String, rule: String?)] = [
        ("clerk", nil), ("chief", nil), ("neighbour", nil), ("r1", "casework.outside-scope"),
        ("officer", "casework.outside-scope"),
    ]

    @Test(arguments: people) func `files are attached by those who may submit or have a task about it`(
        _ person: String, _ rule: String?
    ) throws {
        let office = try SmallOffice.submitted(Self.chain)
        let found = try refusal { try office.give(person, AttachFiles([Self.file()], to: "matter", "S0001")) }
        #expect(found == rule)
        #expect(try attached(office) == (rule == nil ? ["合同.pdf \(person)"] : []))
    }

    @Test func `several files are attached at once, in order, and known by their digests`() throws {
        let office = try SmallOffice.submitted(Self.chain)
        let files = [Self.file("一.txt", digest: "1"), Self.file("二.txt", digest: "2")]
        let digests = try office.give("clerk", AttachFiles(files, to: nil, "S0001"))
        #expect(digests == files.map(\.digest))
        #expect(try attached(office) == ["一.txt clerk", "二.txt clerk"])
    }

    @Test func `what is not there, and what is out of sight, is answered alike`() throws {
        let office = try SmallOffice.submitted(SmallRegulation.step("one", SmallOffice.boss))
        let absent = try refusal { try office.give("neighbour", AttachFiles([Self.file()], to: "matter", "S0009")) }
        #expect(absent == "casework.unknown-record")
        let unseen = #expect(throws: (any Error).self) {
            try office.give("neighbour", AttachFiles([Self.file()], to: "matter", "S0001"))
        }
        #expect((unseen as? any Explainable)?.findings.map(\.rule) == ["casework.unknown-record"])
    }

    @Test func `an action that needs an attachment is refused without, whoever attached it`() throws {
        let office = try SmallOffice.submitted(Self.chain)
        try office.act("neighbour")
        let missing = try refusal { try office.act("boss") }
        #expect(missing != nil)
        #expect(try refusal { try office.act("boss", "reject") } == nil)
    }

    @Test(arguments: [("signed-copy", true), ("draft", false), (nil, false)] as [(String?, Bool)])
    func `the attachment has the role that the action asks for`(_ role: String?, _ isTaken: Bool) throws {
        let office = try SmallOffice.submitted(Self.chain)
        try office.act("neighbour")
        let action = TaskAction("approve", opinion: "同意")
        let found = try refusal {
            try office.give("boss", PerformAction(1, action, files: [Self.file(role: role)]))
        }
        #expect((found == nil) == isTaken)
        #expect(try attached(office).isEmpty != isTaken)
    }

    @Test func `an opinion names the digests of what it was given on`() throws {
        let office = try SmallOffice.submitted(Self.chain)
        try office.give("clerk", AttachFiles([Self.file(digest: "7")], to: "matter", "S0001"))
        try office.act("neighbour")
        try office.give(
            "boss",
            PerformAction(
                1, TaskAction("approve", opinion: "同意"), files: [Self.file("签.pdf", role: "signed-copy", digest: "8")]))
        let digests = try office.look { try $0.cases.opinions(of: 1).map(\.digests) }
        // What came with the opinion itself was not before anybody's eyes.
        #expect(digests == [[Self.file(digest: "7").digest], [Self.file(digest: "7").digest]])
    }
}
