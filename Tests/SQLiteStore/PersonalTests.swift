import Digest
import Foundation
import Store
import Testing

@testable import SQLiteStore

/// Values about people: kept beside the events, and erased without a trace.
@Suite struct PersonalTests {
    let folder: Folder
    let office: OfficeFile

    init() throws {
        folder = try Folder()
        office = try Sample.office(in: folder)
    }

    private func salt() -> [UInt8] { (0..<16).map { _ in .random(in: .min ... .max) } }

    private func kept(_ value: String) throws -> PersonalValue {
        let personal = try PersonalValue(value, salt: salt())
        try office.write { try $0.keepPersonal(personal) }
        return personal
    }

    @Test func `the digest is that of the salt with its length, and the value`() throws {
        let salt = [UInt8](repeating: 7, count: 16)
        #expect(try PersonalValue("某某", salt: salt).digest == SHA256Digest(of: [16] + salt + Array("某某".utf8)))
        for count in [0, 15, 256] {
            #expect(throws: StoreError.unfitSalt) { try PersonalValue("某某", salt: .init(repeating: 7, count: count)) }
        }
    }

    @Test func `a value is read by its digest and found by itself`() throws {
        let (one, other) = (try kept("某某"), try kept("某某"))
        _ = try kept("别人")
        try office.read { snapshot throws in
            #expect(try snapshot.personal(one.digest) == one)
            #expect(try snapshot.personalDigests(of: "某某") == [one.digest, other.digest].sorted())
            #expect(try snapshot.personal(SHA256Digest(of: [])) == nil)
        }
    }

    @Test func `an erased value is gone, its digest is counted, and the office is sound`() throws {
        let (one, other) = (try kept("某某"), try kept("别人"))
        try office.write { transaction throws in
            #expect(try transaction.erasePersonal([one.digest, one.digest]) == 1)
            #expect(try transaction.erasePersonal([one.digest]) == 0)
        }
        #expect(try office.read { try $0.personal(one.digest) } == nil)
        #expect(try office.read { try $0.personal(other.digest) } == other)
        let report = try office.verify(applying: Sample.apply)
        #expect(report.problems == [] && report.personalValues == 1 && report.erasedValues == 1)
    }

    @Test func `what is rehearsed or given up erases nothing`() throws {
        struct GivenUp: Error {}
        let one = try kept("某某")
        _ = try office.rehearse { try $0.erasePersonal([one.digest]) }
        try office.write { transaction throws in
            #expect(throws: GivenUp.self) {
                try transaction.attempt {
                    try transaction.erasePersonal([one.digest])
                    throw GivenUp()
                }
            }
        }
        #expect(try office.read { try $0.personal(one.digest) } == one)
    }

    /// Whether any file of the office holds a text.
    private func isFound(_ text: String) throws -> Bool {
        try folder.names.contains { name in
            try Data(contentsOf: URL(filePath: folder.file(name))).range(of: Data(text.utf8)) != nil
        }
    }

    @Test func `no file of the office holds an erased value, however the table grew`() throws {
        var values: [PersonalValue] = []
        for round in 0..<40 {
            try office.write { transaction throws in
                for number in 0..<25 {
                    let filling = String(repeating: "x", count: number % 7 == 0 ? 5_000 : number * 9)
                    values.append(try PersonalValue("<\(round)-\(number)>\(filling)", salt: salt()))
                    try transaction.keepPersonal(values[values.count - 1])
                }
            }
        }
        values.shuffle()
        for _ in 0..<6 {
            let erased = values.suffix(120)
            values.removeLast(120)
            #expect(try office.write { try $0.erasePersonal(erased.map(\.digest)) } == 120)
            for value in erased { #expect(try !isFound(String(value.value.prefix { $0 != "x" }))) }
        }
        for value in values {
            #expect(try office.read { try $0.personal(value.digest) } == value)
        }
        #expect(try office.verify().problems == [])
    }

    @Test func `a reader holds the log up only as long as it reads`() throws {
        let one = try kept("<某某>")
        let reader = try Sample.reopened(folder)
        try office.connection.execute("PRAGMA busy_timeout = 50")
        try reader.read { snapshot throws in
            _ = try snapshot.head()
            try office.write { try $0.erasePersonal([one.digest]) }
            #expect(try snapshot.personal(one.digest) == one)
        }
        try office.write { try Sample.open(1, in: $0) }
        #expect(try !isFound("<某某>"))
    }

    @Test func `a value that was altered, or that nobody kept, is named by its digest`() throws {
        let one = try kept("某某")
        try Tampering(folder).run("UPDATE personal SET value = '别人'")
        #expect(try office.verify().problems == [.personal(one.digest)])
        #expect(storeError { try office.read { try $0.personal(one.digest) } } == .damagedContent(one.digest))
        try Tampering(folder).run("UPDATE personal SET value = '某某'", "DELETE FROM personal_digests")
        #expect(try office.verify().problems == [.personal(one.digest)])
    }

    @Test func `a value that a hand took away is erased or missing`() throws {
        _ = try kept("某某")
        try Tampering(folder).run("DELETE FROM personal")
        let report = try office.verify()
        #expect(report.problems == [] && report.erasedValues == 1)
    }

    @Test func `a backup holds what is kept`() throws {
        let one = try kept("某某")
        try office.backUp(to: folder.file("backup"))
        let restored = try OfficeFile.restore(
            to: folder.file("restored"), tables: Sample.tables, fromFile: folder.file("backup"))
        #expect(try restored.read { try $0.personal(one.digest) } == one)
    }
}
