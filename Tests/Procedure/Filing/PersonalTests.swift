import Diagnostics
import Regulations
import SmallOffices
import Store
import Testing

@testable import Procedure
@testable import Records

/// Values about natural persons: written down by digests, kept where they can be erased, and erased.
@Suite struct PersonalTests {
    private let office: SmallOffice

    init() throws {
        office = try SmallOffice(
            SmallRegulation(
                states: SmallRegulation.step("review", SmallOffice.boss),
                fields: "<field id=\"contact\" label=\"联系人\" label-en=\"contact\" type=\"text\" personal=\"yes\"/>"))
    }

    private func sealed(_ texts: [String: String], salt: UInt8 = 7) throws -> SealedTexts {
        let form = try office.look { try $0.records.form("matter") }
        return try SealedTexts(texts, of: form) { Array(repeating: salt, count: 16) }
    }

    @discardableResult
    private func submit(_ contact: String, salt: UInt8 = 7) throws -> Submitted {
        let sealed = try sealed(["note": "说明", "contact": contact], salt: salt)
        try office.keep(sealed.kept)
        var entry = FormEntry(values: sealed.texts)
        entry.personal = sealed.personal
        return try office.give("clerk", SubmitRecord("matter", entry))
    }

    private func contact(_ number: String = "S0001") throws -> FieldValue? {
        try office.look { try $0.records.record("matter", number)?.values["contact"] }
    }

    // MARK: Sealing

    @Test(arguments: ["contact", "联系人"]) func `what is personal is set apart, by the name it was given under`(
        _ name: String
    ) throws {
        let sealed = try sealed(["note": "说明", name: "某某"])
        #expect(sealed.texts == ["note": "说明"])
        let digest = try #require(sealed.kept.first).digest.description
        #expect(sealed.personal == [name: digest])
        #expect(sealed.kept.map(\.value) == ["某某"])
    }

    @Test func `the same value has another digest by another salt`() throws {
        let one = try sealed(["contact": "某某"], salt: 1).personal
        #expect(try sealed(["contact": "某某"], salt: 1).personal == one)
        #expect(try sealed(["contact": "某某"], salt: 2).personal != one)
    }

    @Test(arguments: ["", "  "]) func `nothing is set apart where nothing is there`(_ text: String) throws {
        let sealed = try sealed(["contact": text])
        #expect(sealed.personal == nil)
        #expect(sealed.kept.isEmpty)
    }

    @Test func `what cannot be taken stays and is refused with the command`() throws {
        let long = String(repeating: "甲", count: 201)
        #expect(try sealed(["contact": long]).texts["contact"] == long)
        #expect(try refusal { try submit(long) } == "form.too-long")
    }

    @Test func `a short salt is refused`() throws {
        let form = try office.look { try $0.records.form("matter") }
        #expect(throws: StoreError.unfitSalt) { try SealedTexts(["contact": "某某"], of: form) { [1, 2, 3] } }
    }

    // MARK: Filing

    @Test func `a record shows the value, and events hold the digest alone`() throws {
        try submit("某某")
        #expect(try contact() == .text("某某"))
        #expect(try office.history().allSatisfy { !$0.payload.contains("某某") })
        let digest = try #require(try sealed(["contact": "某某"]).personal?["contact"])
        #expect(try office.history().contains { $0.kind == "record.created" && $0.payload.contains(digest) })
        #expect(try office.isSound())
    }

    @Test func `deciding it again comes to the same`() throws {
        try submit("某某")
        #expect(try office.replay().problems == [])
    }

    // MARK: Erasing

    @Test func `what was erased is withheld wherever it stood`() throws {
        try submit("某某")
        #expect(try office.give("admin", ErasePersonal("matter", "S0001", reason: "本人要求")) == 1)
        #expect(try contact()?.isWithheld == true)
        let versions = try office.look { reader in
            try reader.records.versions(of: try #require(try reader.records.record("matter", "S0001")))
        }
        #expect(versions.map { $0.values["contact"]?.isWithheld } == [true])
        #expect(try office.isSound())
    }

    @Test func `erasing leaves other records as they are`() throws {
        try submit("某某", salt: 1)
        try submit("某某", salt: 2)
        try office.give("admin", ErasePersonal("matter", "S0001", reason: "本人要求"))
        #expect(try contact("S0001")?.isWithheld == true)
        #expect(try contact("S0002") == .text("某某"))
    }

    /// Who erases what, with which reason, and the rule that refuses it.
    static let refused: [(person: String, number: String, reason: String, rule: String)] = [
        ("clerk", "S0001", "本人要求", "casework.not-allowed"), ("admin", "S0001", "", "casework.erasure-reason"),
        ("admin", "S0009", "本人要求", "casework.unknown-record"), ("admin", "S0002", "本人要求", "casework.nothing-personal"),
    ]

    @Test(arguments: refused) func `only an administrator erases, with a reason, what there is`(
        _ person: String, _ number: String, _ reason: String, _ rule: String
    ) throws {
        try submit("某某")
        try office.submit()
        #expect(try refusal { try office.give(person, ErasePersonal("matter", number, reason: reason)) } == rule)
    }

    @Test func `a command that rests on what was erased cannot be decided again, and that is said, not a problem`()
        throws
    {
        try submit("某某")
        try office.give("admin", ErasePersonal("matter", "S0001", reason: "本人要求"))
        let report = try office.replay()
        #expect(report.problems == [])
        #expect(report.erased == 1)
        #expect(report.erasures == [try #require(try office.history().last).number])
    }
}
