import Regulations
import Store
import Testing
import Values

@testable import Records

/// What follows from the events of records.
@Suite struct RecordEventTests {
    private static func account(
        _ number: String = "K1", name: String = "示例甲公司", naming: String? = nil
    ) -> RecordCreated {
        RecordCreated(
            form: "customer", number: number, unit: "left", customer: number, state: .applied,
            values: RecordValues([naming ?? "name": .text(name), "expected": .money(Money(fen: 100))]),
            uniques: ["name": name], naming: naming)
    }

    private static func contract(customer: String? = "K1") -> RecordCreated {
        RecordCreated(
            form: "contract", number: "H1", unit: "right", customer: customer, state: .submitted,
            values: RecordValues(["title": .text("示例合同")]), uniques: [:])
    }

    @Test func `an account is a record, its first version and a customer of its unit`() throws {
        let events = try AppliedEvents(Self.account())
        let values = #"{"texts":{"expected":{"money":"1.00"},"name":"示例甲公司"}}"#
        #expect(
            try events.rows(RecordRow.self) == [
                "form=customer number=K1 version=1 unit=left customer=K1 person=clerk created=09:00 updated=09:00 "
                    + "state=applied values=\(values) registrar=left"
            ])
        #expect(
            try events.rows(RecordVersion.self) == [
                "form=customer number=K1 version=1 kind=created values=\(values) person=clerk time=09:00"
            ])
        #expect(try events.rows(CustomerRow.self) == ["number=K1 name=示例甲公司 unit=left state=applied"])
        #expect(try events.rows(UniqueValue.self, "form", "field", "value", "number") == ["customer name 示例甲公司 K1"])
    }

    @Test func `what an account is called is the field that its event names, else the field name`() throws {
        let events = try AppliedEvents(
            Self.account(), Self.account("K2", name: "示例乙公司", naming: "trade-name"))
        #expect(try events.rows(CustomerRow.self, "number", "name") == ["K1 示例甲公司", "K2 示例乙公司"])
    }

    @Test func `a record of an account is known by who registered and who owns the account`() throws {
        let events = try AppliedEvents(
            Self.account(), CustomerGraded(number: "K1", grade: try Self.grade(), owner: "head"), Self.contract())
        #expect(
            try events.rows(RecordRow.self, "number", "unit", "customer", "registrar", "owner") == [
                "H1 right K1 left head", "K1 left K1 left head",
            ])
        #expect(try events.rows(CustomerRow.self, "number") == ["K1"])
    }

    @Test func `a record of no account belongs to nobody but its unit`() throws {
        let events = try AppliedEvents(Self.contract(customer: nil))
        #expect(try events.rows(RecordRow.self, "customer", "registrar", "owner") == ["- - -"])
    }

    @Test func `a value that another record has is refused by the table too`() throws {
        let events = try AppliedEvents(Self.account())
        #expect(throws: StoreError.duplicate(table: "uniques")) { try events.give(Self.account("K2")) }
        #expect(try events.rows(RecordRow.self, "number") == ["K1"])
    }

    // MARK: Versions

    private static func revision(
        _ kind: RecordRevised.Kind, version: Int = 2, reason: String? = nil
    ) -> RecordRevised {
        RecordRevised(
            form: "customer", number: "K1", isAccount: true, version: version, kind: kind,
            values: RecordValues(["name": .text("示例丙公司")]), uniques: ["name": "示例丙公司"], reason: reason, case: 7)
    }

    @Test(arguments: [(RecordRevised.Kind.revised, "revised"), (.corrected, "corrected")])
    func `a new version takes the place of the one before, which is kept`(
        _ kind: RecordRevised.Kind, _ kept: String
    ) throws {
        let events = try AppliedEvents(Self.account(), Self.revision(kind, reason: "写错了"))
        #expect(
            try events.rows(RecordRow.self, "version", "values", "created", "updated") == [
                #"2 {"texts":{"name":"示例丙公司"}} 09:00 09:01"#
            ])
        #expect(
            try events.rows(RecordVersion.self, "version", "kind", "reason", "case", "time") == [
                "1 created - - 09:00", "2 \(kept) 写错了 7 09:01",
            ])
        #expect(try events.rows(CustomerRow.self, "name") == ["示例丙公司"])
        #expect(try events.rows(UniqueValue.self, "value") == ["示例丙公司"])
    }

    @Test func `what a task fills in leaves the version that was submitted`() throws {
        let events = try AppliedEvents(Self.account(), Self.revision(.filled, version: 1))
        #expect(try events.rows(RecordRow.self, "version", "values") == [#"1 {"texts":{"name":"示例丙公司"}}"#])
        #expect(try events.rows(RecordVersion.self, "version", "kind") == ["1 created"])
    }

    @Test func `a revision of a record that is no account names no customer`() throws {
        let events = try AppliedEvents(
            Self.account(), Self.contract(),
            RecordRevised(
                form: "contract", number: "H1", isAccount: false, version: 2, kind: .revised,
                values: RecordValues(["name": .text("另一名称")]), uniques: [:], case: nil))
        #expect(try events.rows(CustomerRow.self, "name") == ["示例甲公司"])
    }

    @Test(arguments: [RecordState.registered, .rejected, .withdrawn])
    func `an account's place in its life is that of its customer`(_ state: RecordState) throws {
        let events = try AppliedEvents(
            Self.account(), RecordStateChanged(form: "customer", number: "K1", isAccount: true, state: state))
        #expect(try events.rows(RecordRow.self, "state") == [state.rawValue])
        #expect(try events.rows(CustomerRow.self, "state") == [state.rawValue])
    }

    @Test func `what came to nothing frees its values for others`() throws {
        let events = try AppliedEvents(
            Self.account(), UniquesReleased(form: "customer", number: "K1"), Self.account("K2"))
        #expect(try events.rows(UniqueValue.self, "value", "number") == ["示例甲公司 K2"])
    }

    // MARK: Grades

    private static func grade(_ tier: String? = "big") throws -> CustomerGrade {
        try CanonicalJSON.value(
            CustomerGrade.self,
            from: #"{"amount":100,"isExpected":true,"managedAs":"small","tier":"\#(tier ?? "")"}"#)
    }

    @Test func `a graded account has its tier, its management and its owner, and its records have the owner`() throws {
        let events = try AppliedEvents(
            Self.account(), Self.contract(), CustomerGraded(number: "K1", grade: try Self.grade(), owner: "head"))
        #expect(try events.rows(CustomerRow.self, "tier", "managed", "owner") == ["big small head"])
        #expect(try events.rows(RecordRow.self, "number", "owner") == ["H1 head", "K1 head"])
        try events.give(CustomerGraded(number: "K1", grade: try Self.grade(), owner: nil))
        #expect(try events.rows(RecordRow.self, "number", "owner") == ["H1 -", "K1 -"])
    }

    @Test func `a grade reads as it was kept`() throws {
        let grade = try Self.grade()
        #expect(CustomerGrade(columnValue: grade.columnValue) == grade)
        #expect(CustomerGrade(columnValue: .text("{}")) == nil)
        #expect(CustomerGrade(columnValue: .integer(1)) == nil)
    }

    // MARK: Files and people's data

    @Test func `an attached file stands under its record by its digest`() throws {
        let events = try AppliedEvents(
            AttachmentLinked(
                form: "contract", record: "H1", name: "合同.pdf", role: "signed-copy", digest: "5f", size: 12),
            AttachmentLinked(form: "contract", record: "H1", name: "空.txt", role: nil, digest: "6a", size: 0))
        #expect(
            try events.rows(AttachedFile.self) == [
                "id=1 form=contract record=H1 name=合同.pdf role=signed-copy digest=5f size=12 person=clerk time=09:00",
                "id=2 form=contract record=H1 name=空.txt digest=6a person=clerk time=09:01",
            ])
    }

    @Test func `erasing a value about a person leaves its digest wherever it stands`() throws {
        let record = RecordCreated(
            form: "customer", number: "K1", unit: "left", customer: "K1", state: .applied,
            values: RecordValues(["contact": .personal(digest: "5f")]), uniques: ["contact": "5f"])
        let events = try AppliedEvents(record)
        let before = try events.rows(RecordRow.self) + events.rows(RecordVersion.self) + events.rows(UniqueValue.self)
        try events.give(PersonalErased(form: "customer", number: "K1", digests: ["5f"], reason: "本人要求"))
        let after = try events.rows(RecordRow.self) + events.rows(RecordVersion.self) + events.rows(UniqueValue.self)
        #expect(before == after)
        #expect(after.allSatisfy { $0.contains("5f") })
    }
}
