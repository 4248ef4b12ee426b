import Casework
import Files
import Fixtures
import Foundation
import Procedure
import Records
import Regulations
import SQLiteStore
import Store
import Testing

/// Who is nobody in an office, and what an office cannot be read by.
@Suite struct IdentityRefusalTests {
    @Test func `an account is one person's, and a name is somebody's`() throws {
        let office = try OfficeFixture()
        func open(_ account: String, as person: String? = nil) throws -> Desk {
            try Desk.open(
                officeAt: office.path, in: OfficeFiles(), identity: Identity(account: account, actingAs: person),
                clock: .pretended(try OfficeFixture.time(60), real: try OfficeFixture.time(60)), command: "test")
        }
        expectRefusal("casework.unknown-account") { try open("stranger") }
        expectRefusal("casework.unknown-person") { try open("stranger", as: "clark") }
        let twins = ["a", "b"].map { ["code": $0, "name": "酉示例", "account": "twin"] }
        _ = try office.desk("admin").importPeople(OfficeFixture.table(twins))
        expectRefusal("casework.ambiguous-account") { try open("twin") }
    }

    @Test func `in earnest nobody acts for others or at another time`() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("docket-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appendingPathComponent("office.docket").path
        let now = try OfficeFixture.time(0)
        try Desk.create(
            officeAt: path, in: OfficeFiles(),
            OfficeOpening(name: "示例省邮政", isDemonstration: false, account: "keeper", now: now),
            workflows: try ChangedPackage(),
            templates: try TemplatePackage(of: ChangedPackage.flagship, below: "\(OfficeFixture.root)/Templates"),
            command: "test")
        func open(_ account: String, as person: String? = nil, _ clock: DeskClock) throws -> Desk {
            try Desk.open(
                officeAt: path, in: OfficeFiles(), identity: Identity(account: account, actingAs: person), clock: clock,
                command: "test")
        }
        _ = try open("keeper", .real(now)).importPeople(
            OfficeFixture.table([["code": "guest", "name": "酉示例", "account": "guest"]]))
        expectRefusal("casework.acting-for-others") { try open("guest", as: "admin", .real(now)) }
        expectRefusal("casework.another-time") { try open("keeper", .pretended(now, real: now)) }
    }

    @Test(arguments: [("office.moved", 1), ("case.opened", 99), ("command.given", DecisionVersion.latest.rawValue + 1)])
    func `an office that a newer docket wrote is not opened`(kind: String, version: Int) throws {
        let office = try OfficeFixture()
        try OfficeFile.open(at: office.path, tables: OfficeTables.all).write { transaction in
            _ = try transaction.append(
                EventDraft(
                    time: OfficeFixture.time(90).iso, kind: kind, version: version, person: "admin",
                    command: "docket test", subject: "office"))
        }
        expectRefusal("casework.newer-office") { try office.desk("clerk") }
    }

    @Test func `an event of a later version, and a list of files that is none, are refused`() throws {
        let office = try OfficeFixture()
        func append(_ kind: String, _ version: Int = 1, _ payload: String) throws {
            try OfficeFile.open(at: office.path, tables: OfficeTables.all).write { transaction in
                let event = try transaction.append(
                    EventDraft(
                        time: OfficeFixture.time(90).iso, kind: kind, version: version, person: "admin",
                        command: "docket test",
                        subject: "regulation", payload: payload))
                try Applier.apply(event, to: transaction)
            }
        }
        expectRefusal("casework.unknown-event") { try append("office.moved", 1, "{}") }
        expectRefusal("casework.unknown-event") { try append("case.opened", 99, "{}") }
        try append(
            "regulation.adopted", 1, #"{"edition":"2027.1","id":"\#(ChangedPackage.flagship)","package":"none"}"#)
        expectRefusal("casework.damaged-manifest") { try office.desk("admin") }
    }
}
