import Casework
import Diagnostics
import Fixtures
import Foundation
import Records
import Regulations
import SQLiteStore
import Testing
import Values

/// Time only goes forward, and far ahead only when somebody has looked.
@Suite struct ClockRefusalTests {
    let office: ClockOffice
    private static let day: Int64 = 24 * 60 * 60_000

    init() throws { office = try ClockOffice() }

    @Test func `a clock at most two minutes behind writes at the time of the last event`() throws {
        try office.work(at: .real(office.opened.adding(milliseconds: -120_000)))
        #expect(try office.times().suffix(2) == [office.opened.iso, office.opened.iso])
    }

    @Test func `a clock further behind is refused, pretended or not, and looking is not`() throws {
        let before = office.opened.adding(milliseconds: -120_001)
        let count = try office.times().count
        expectRefusal("casework.clock-behind") { try office.work(at: .real(before)) }
        expectRefusal("casework.clock-behind") { try office.work(at: .confirmed(before)) }
        #expect(try office.times().count == count)
        _ = try office.desk(.real(before)).inbox()
        let demonstration = try ClockOffice(isDemonstration: true)
        expectRefusal("casework.clock-behind") { try demonstration.work(at: .pretended(before, real: before)) }
    }

    @Test func `a clock more than 40 days ahead is asked to be confirmed`() throws {
        try office.work(at: .real(office.opened.adding(milliseconds: 40 * Self.day)))
        let far = office.opened.adding(milliseconds: 81 * Self.day)
        expectRefusal("casework.clock-ahead") { try office.work(at: .real(far)) }
        try office.work(at: .confirmed(far))
        #expect(try office.times().last == far.iso)
    }

    @Test func `a demonstration may go ahead as far as it likes`() throws {
        let office = try ClockOffice(isDemonstration: true)
        let later = office.opened.adding(milliseconds: 400 * Self.day)
        try office.work(at: .pretended(later, real: later))
    }

    @Test func `what is due is not done by a clock that is far ahead, confirmed or not`() throws {
        let far = office.opened.adding(milliseconds: 41 * Self.day)
        expectRefusal("casework.clock-ahead-of-tick") { try office.desk(.real(far)).tick() }
        expectRefusal("casework.clock-ahead-of-tick") { try office.desk(.confirmed(far)).tick() }
        try office.work(at: .confirmed(far))
        _ = try office.desk(.real(far)).tick()
    }

    @Test func `a section of time does not begin before the office was opened`() throws {
        let before = office.opened.adding(milliseconds: -1)
        expectRefusal("casework.time-before-opening") { try office.desk(.real(before)).correctTime(because: "时钟错了") }
    }

    @Test func `an administrator begins a section of time after a wrong clock, with a reason`() throws {
        let now = office.opened.adding(milliseconds: Self.day)
        expectRefusal("casework.time-in-order") { try office.desk(.real(now)).correctTime(because: "没有错") }
        try office.work(at: .confirmed(office.opened.adding(milliseconds: 365 * Self.day)))
        expectRefusal("casework.clock-behind") { try office.work(at: .real(now)) }
        expectRefusal("casework.correction-without-reason") { try office.desk(.real(now)).correctTime(because: " ") }
        try office.desk(.real(now)).correctTime(because: "时钟误设为明年")
        try office.work(at: .real(now.adding(milliseconds: 1)))
        let report = try Custody.verify(officeAt: office.path, in: OfficeFiles(), seals: [], keys: []) { _, _ in }
        #expect(report.problems == [])
        #expect(try Custody.decideAgain(officeAt: office.path, in: OfficeFiles()).problems.isEmpty)
    }
}

/// An office of its own with one administrator, opened at a known time.
final class ClockOffice {
    let path: String
    let opened: Timestamp
    private let folder: URL
    private var worked = 0

    init(isDemonstration: Bool = false) throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("docket-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        path = folder.appendingPathComponent("office.docket").path
        opened = try OfficeFixture.time(0)
        try Desk.create(
            officeAt: path, in: OfficeFiles(),
            OfficeOpening(name: "示例省邮政", isDemonstration: isDemonstration, account: "keeper", now: opened),
            workflows: FolderPackage("\(OfficeFixture.root)/Workflows/guangdong-post-letters"),
            templates: TemplatePackage(of: "guangdong-post-letters", below: "\(OfficeFixture.root)/Templates"),
            command: "test")
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func desk(_ clock: DeskClock) throws -> Desk {
        try Desk.open(
            officeAt: path, in: OfficeFiles(), identity: Identity(account: "keeper"), clock: clock, command: "test")
    }

    /// Writes one command and one event.
    func work(at clock: DeskClock) throws {
        worked += 1
        let unit = ["code": "u\(worked)", "name": "示例单位\(worked)", "kind": "company"]
        _ = try desk(clock).importUnits(OfficeFixture.table([unit]))
    }

    /// The times of all events.
    func times() throws -> [String] {
        let office = try OfficeFile.open(at: path, tables: OfficeTables.all)
        return try office.read { try $0.events(.init()).map(\.time) }
    }
}

/// A figure of a month far ahead would be taken for the latest by every period.
@Suite struct MonthBoundTests {
    @Test(arguments: ["9999-12", "2027-01", "1989-12"])
    func `a figure of a month that cannot be is refused with its row`(month: String) throws {
        let office = try OfficeFixture()
        let customer = try office.registered()
        func load(_ month: String) throws -> Int {
            try office.desk("data").importFigures(
                of: "revenue", OfficeFixture.table([["customer": customer, "month": month, "amount": "1000.00"]]))
        }
        let refused = #expect(throws: Findings.self) { try load(month) }
        #expect(refused?.findings.map(\.rule) == ["import.month-bounds"])
        #expect(try load("2026-12") == 1)
    }
}
