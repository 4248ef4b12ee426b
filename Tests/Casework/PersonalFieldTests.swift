import Digest
import Fixtures
import Foundation
import Procedure
import Records
import Regulations
import SQLiteStore
import Store
import Testing

@testable import Casework

/// What tells something about a natural person stands as a salted digest wherever it goes, and can be erased.
@Suite struct PersonalFieldTests {
    private let office: OfficeFixture
    private static let person = "示例联系人甲乙丙"
    private static let other = "示例联系人丁戊己"

    init() throws {
        office = try OfficeFixture(
            workflows: ChangedPackage()
                .replacing(
                    "id=\"contact\"", by: "id=\"contact\" personal=\"yes\" unique=\"true\"", in: "forms/customer.xml"
                )
                .replacing("id=\"telephone\"", by: "id=\"telephone\" personal=\"yes\"", in: "forms/customer.xml"))
    }

    private static func customer(_ changes: [String: String] = [:]) -> [String: String] {
        OfficeFixture.customer.merging(["contact": person]) { $1 }.merging(changes) { $1 }
    }

    private func read<Answer>(_ body: (any Snapshot) throws -> Answer) throws -> Answer {
        try office.store.open(at: office.path, tables: OfficeTables.all).read(body)
    }

    /// The digests by which events of a kind write a field.
    private func digests(_ field: String, in kind: String) throws -> [String] {
        let pattern = try Regex("\"\(field)\":\\{\"digest\":\"([0-9a-f]{64})\"\\}")
        return try read { try $0.events(EventQuery(kinds: [kind])) }.flatMap { event in
            event.payload.matches(of: pattern).compactMap { $0.output[1].substring.map(String.init) }
        }
    }

    /// Whether the files of the office hold a text anywhere.
    private func holds(_ text: String) -> Bool {
        ["", "-wal"].contains { companion in
            guard let bytes = FileManager.default.contents(atPath: office.path + companion) else { return false }
            return bytes.range(of: Data(text.utf8)) != nil
        }
    }

    @discardableResult
    private func erase(_ number: String) throws -> Int {
        try office.desk("admin").erasePersonal(of: "customer", number, reason: "本人要求删除")
    }

    private func decided() throws -> DecisionReport {
        try Custody.decideAgain(officeAt: office.path, in: office.store)
    }

    @Test func `it is read as it was given, and stands in events, commands and tables by its digest`() throws {
        let number = try office.registered(Self.customer())
        let values = try office.desk("clerk").customerFile(number).record.values
        #expect(values["contact"] == .text(Self.person) && values["telephone"] == .text("000-0000"))
        let digest = try #require(try digests("contact", in: "record.created").first)
        for event in try read({ try $0.events(EventQuery()) }) {
            #expect(!event.payload.contains(Self.person) && !event.payload.contains("000-0000"), "\(event.kind)")
        }
        let command = try #require(
            try read { try $0.events(EventQuery(subject: "command:record.submit")) }.first)
        #expect(command.payload.contains("\"personal\":{\"contact\":\"\(digest)\""))
        let known = try #require(SHA256Digest(hexadecimal: digest))
        let kept = try #require(try read { try $0.personal(known) })
        #expect(kept.value == Self.person && kept.salt.count >= 16)
    }

    @Test func `the same value has another digest each time, and is found all the same where it must be unique`() throws
    {
        let number = try office.registered(Self.customer())
        expectRefusal("casework.duplicate") {
            try office.desk("clerk").register(FormEntry(values: Self.customer(["name": "另一示例公司"])))
        }
        _ = try office.desk("clerk").correct(
            number, with: FormEntry(values: ["contact": Self.person, "address": "甲市示例路9号"]), reason: "迁址")
        let all = try digests("contact", in: "record.created") + digests("contact", in: "record.revised")
        #expect(all.count == 2 && Set(all).count == 2)
        expectRefusal("casework.nothing-changed") {
            try office.desk("clerk").correct(number, with: FormEntry(values: ["contact": Self.person]), reason: "核对")
        }
    }

    @Test func `whatever way it comes in, nothing but the erasable table holds it, and erasing leaves no trace`() throws
    {
        let number = try office.registered(Self.customer())
        _ = try office.desk("clerk").correct(
            number, with: FormEntry(values: ["contact": Self.other]), reason: "换人")
        let imported = try office.desk("clerk").importCustomers(
            OfficeFixture.table([Self.customer(["name": "第三示例公司", "telephone": "000-4711"])]))
        #expect(try decided().problems == [])
        #expect(holds(Self.person) && holds(Self.other) && holds("000-4711"))
        #expect(try erase(number) == 3)
        #expect(try erase(try #require(imported.first).number) == 2)
        for text in [Self.person, Self.other, "000-4711"] { #expect(!holds(text), "\(text)") }
        let values = try office.desk("clerk").customerFile(number).record.values
        #expect(values["contact"]?.isWithheld == true && values["address"] == .text("甲市示例路1号"))
    }

    @Test func `what rests on an erased value is not decided again, and the rest is`() throws {
        let number = try office.registered(Self.customer())
        _ = try office.desk("clerk").correct(number, with: FormEntry(values: ["address": "甲市示例路9号"]), reason: "迁址")
        let before = try decided()
        #expect(before.problems == [] && before.erased == 0)
        try erase(number)
        let erasure = try #require(try read { try $0.events(EventQuery(kinds: ["personal.erased"])) }.first)
        let after = try decided()
        #expect(after.problems == [] && after.erased > 0 && after.erasures == [erasure.number])
        #expect(after.commands + after.erased == before.commands + 1)
        let office = try self.office.store.open(at: self.office.path, tables: OfficeTables.all)
        #expect(try office.verify(applying: Applier.apply).isSound)
        // The office goes on with what is left.
        _ = try self.office.desk("clerk").correct(
            number, with: FormEntry(values: ["contact": Self.other]), reason: "换人")
        let values = try self.office.desk("clerk").customerFile(number).record.values
        #expect(values["contact"] == .text(Self.other))
    }

    @Test func `a value that nobody erased and that is missing is found`() throws {
        _ = try office.registered(Self.customer())
        let file = try office.store.open(at: office.path, tables: OfficeTables.all)
        let digest = try #require(try digests("contact", in: "record.created").first)
        try file.write { try $0.erasePersonal([try #require(SHA256Digest(hexadecimal: digest))]) }
        let problems = try decided().problems
        guard case .undecidable(_, .vanished(digest)) = problems.first else {
            return #expect(Bool(false), "\(problems)")
        }
    }

    @Test func `only an administrator erases, for a reason, what there is`() throws {
        let number = try office.registered(Self.customer())
        expectRefusal("casework.not-allowed") {
            try office.desk("clerk").erasePersonal(of: "customer", number, reason: "本人要求")
        }
        expectRefusal("casework.erasure-reason") {
            try office.desk("admin").erasePersonal(of: "customer", number, reason: "")
        }
        let visit = try office.desk("clerk").submit("visit", FormEntry(values: RecordRefusalTests.visit(number))).number
        expectRefusal("casework.nothing-personal") {
            try office.desk("admin").erasePersonal(of: "visit", visit, reason: "本人要求")
        }
    }

    @Test func `without a salt it is not written down`() throws {
        let number = try office.registered(Self.customer())
        expectRefusal("casework.personal-in-clear") {
            try office.desk("clerk").perform(
                CorrectRecord("customer", number, with: FormEntry(values: ["contact": Self.other]), reason: "换人"))
        }
    }
}
