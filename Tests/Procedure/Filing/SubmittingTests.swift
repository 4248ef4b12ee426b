import Diagnostics
import Regulations
import SmallOffices
import Testing

@testable import Procedure
@testable import Records

/// Records that are submitted, numbered, corrected, and what becomes of them when their case ends.
@Suite struct SubmittingTests {
    private let office: SmallOffice

    init() throws { office = try SmallOffice(SmallRegulation.step("review", SmallOffice.boss)) }

    private func register(_ name: String, as person: String = "clerk", in unit: String? = nil) throws -> Submitted {
        try office.give(person, SubmitRecord("customer", FormEntry(values: ["name": name], unit: unit)))
    }

    private func state(_ form: String, _ number: String) throws -> RecordState? {
        try office.look { try $0.records.record(form, number)?.state }
    }

    /// What somebody submits, and the rule that refuses it.
    static let refused: [(person: String, form: String, values: [String: String], rule: String)] = [
        ("r1", "matter", ["note": "甲"], "casework.not-allowed"), ("clerk", "mater", [:], "casework.unknown-form"),
        ("clerk", "matter", [:], "form.missing-value"),
        ("clerk", "matter", ["note": "甲", "branch": "x"], "form.invalid-value"),
        ("clerk", "matter", ["note": "甲", "colour": "red"], "form.unknown-field"),
    ]

    @Test(arguments: refused) func `what is submitted must be allowed and complete`(
        _ person: String, _ form: String, _ values: [String: String], _ rule: String
    ) throws {
        let before = try office.events()
        let found = try refusal { try office.give(person, SubmitRecord(form, FormEntry(values: values))) }
        #expect(found == rule)
        #expect(try office.events() == before)
    }

    @Test func `a record belongs to the unit of the post that submits it, or to one in the scope`() throws {
        #expect(try register("甲").number == "K0001")
        #expect(try office.look { try $0.records.record("customer", "K0001")?.unit } == "left")
        #expect(try refusal { try register("乙", in: "right") } == "casework.outside-scope")
        #expect(try refusal { try register("乙", in: "nowhere") } == "casework.unknown-unit")
    }

    @Test func `numbers follow each other, and one that was refused leaves no gap`() throws {
        #expect(try register("甲").number == "K0001")
        #expect(try refusal { try register("甲") } == "casework.duplicate")
        #expect(try register("乙").number == "K0002")
    }

    @Test func `what must be unique is looked for in the whole office`() throws {
        _ = try register("甲")
        #expect(try refusal { try register("甲", as: "neighbour") } == "casework.duplicate")
    }

    @Test func `a form without a chain needs no approval`() throws {
        let submitted = try register("甲")
        #expect(submitted.case == nil)
        #expect(try state("customer", "K0001") == .registered)
    }

    static let ends: [(action: String, state: RecordState)] = [("approve", .approved), ("reject", .rejected)]

    @Test(arguments: ends) func `the end of a case is a new place in the life of its record`(
        _ action: String, _ state: RecordState
    ) throws {
        try office.submit()
        #expect(try self.state("matter", "S0001") == .submitted)
        try office.act("boss", action)
        #expect(try self.state("matter", "S0001") == state)
        #expect(try office.isSound())
    }

    // MARK: Corrections

    private func correct(_ person: String, _ name: String, _ reason: String = "写错了") throws -> [String] {
        try office.give(
            person, CorrectRecord("customer", "K0001", with: FormEntry(values: ["name": name]), reason: reason))
    }

    @Test func `a correction is a new version that names what changed`() throws {
        _ = try register("甲")
        #expect(try correct("clerk", "乙") == ["名称"])
        let versions = try office.look { reader in
            try reader.records.record("customer", "K0001").map(reader.records.versions) ?? []
        }
        #expect(versions.map { $0.values.text("name") } == ["甲", "乙"])
    }

    @Test func `a corrected value frees the earlier one`() throws {
        _ = try register("甲")
        _ = try correct("clerk", "乙")
        #expect(try refusal { try register("甲") } == nil)
        #expect(try refusal { try register("乙") } == "casework.duplicate")
    }

    @Test func `a correction has a reason, changes something, and lies in the scope of who may`() throws {
        _ = try register("甲")
        #expect(try refusal { try correct("clerk", "乙", "") } == "casework.reason-required")
        #expect(try refusal { try correct("clerk", "甲") } == "casework.nothing-changed")
        #expect(try refusal { try correct("r1", "乙") } == "casework.not-allowed")
        // One that is out of sight is told as one that is not there.
        #expect(try refusal { try correct("neighbour", "乙") } != nil)
    }
}
