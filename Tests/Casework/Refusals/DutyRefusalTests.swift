import Casework
import Files
import Fixtures
import Procedure
import Records
import Testing

/// Who may waive and hand over a duty, and when it is too late.
@Suite struct DutyRefusalTests {
    private let office: OfficeFixture
    private let number: Int

    init() throws {
        office = try OfficeFixture()
        _ = try office.registered()
        _ = try office.desk("admin").tick()
        let mine = try office.desk("clerk").inbox([.duties]).duties
        number = try #require(mine.first { $0.duty.duty == "archive-diamond" }).duty.id
    }

    @Test func `a duty that there is not, or that is out of sight, is told alike`() throws {
        expectRefusal("duty.unknown") { try office.desk("leader").waiveDuty(99_999, reason: "停业") }
        expectRefusal("duty.outside-scope") { try office.desk("yi-clerk").waiveDuty(number, reason: "停业") }
        expectRefusal("duty.unknown") { try office.desk("yi-clerk").waiveDuty(number, reason: "停业").id + 0 }
    }

    @Test func `whoever has it does not waive it, nor does whoever is not above`() throws {
        expectRefusal("duty.own") { try office.desk("clerk").waiveDuty(number, reason: "停业") }
        expectRefusal("duty.not-above") { try office.desk("manager").waiveDuty(number, reason: "停业") }
        expectRefusal("duty.no-reason") { try office.desk("leader").waiveDuty(number, reason: " ") }
        _ = try office.desk("jia-leader").waiveDuty(number, reason: "停业")
        expectRefusal("duty.closed") { try office.desk("jia-leader").waiveDuty(number, reason: "停业") }
        expectRefusal("duty.closed") { try office.desk("clerk").handDuty(number, to: "manager") }
    }

    @Test func `it goes to somebody who can do it and has it not`() throws {
        expectRefusal("duty.not-yours") { try office.desk("manager").handDuty(number, to: "manager") }
        expectRefusal("duty.unable") { try office.desk("clerk").handDuty(number, to: "market") }
        expectRefusal("duty.has-it") { try office.desk("leader").handDuty(number, to: "clerk") }
        _ = try office.desk("clerk").handDuty(number, to: "manager")
        expectRefusal("duty.not-yours") { try office.desk("clerk").handDuty(number, to: "clerk") }
    }
}
