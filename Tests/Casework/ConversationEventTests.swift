import Fixtures
import SQLiteStore
import Store
import Testing

@testable import Casework
@testable import Files
@testable import Procedure
@testable import Records

/// Events of the years before people could send copies.
@Suite struct ConversationEventTests {
    @Test func `a copy that an earlier version recorded is one for a unit, not read yet`() throws {
        let fixture = try OfficeFixture()
        let (_, number) = try fixture.submitted()
        let office = try OfficeFile.open(at: fixture.path, tables: OfficeTables.all)
        try office.write { transaction in
            let event = try transaction.append(
                EventDraft(
                    time: try OfficeFixture.time(90).iso, kind: "copy.sent", person: "leader",
                    command: "docket approve",
                    subject: "case:\(number)",
                    payload:
                        #"{"case":\#(number),"clause":"6.1.1(3)","label":"省局意见报市场部","state":"market-opinions","unit":"market"}"#
                ))
            try Applier.apply(event, to: transaction)
        }
        let copies = try fixture.desk("market").inbox([.copies]).copies.rows
        #expect(copies.map(\.copy.unit) == ["market"])
        #expect(copies.map(\.copy.sender) == [nil])
        #expect(try fixture.desk("market").read(number).map(\.label) == ["省局意见报市场部"])
    }

    @Test func `what the tables hold follows from the events alone`() throws {
        let fixture = try OfficeFixture()
        let (_, number) = try fixture.submitted()
        _ = try fixture.desk("business").draft(TaskChoice(number, text: "拟同意"))
        _ = try fixture.desk("centre").ask(TaskChoice(number, text: "能否按月结算？"), of: "finance")
        _ = try fixture.desk("centre").copy(number, to: [.person("quality"), .unit("yi")], note: "请知悉")
        _ = try fixture.desk("yi-clerk").read(number)
        _ = try fixture.desk("clerk").remind(of: number, "请尽快")
        try fixture.desk("clerk").follow(number)
        _ = try fixture.desk("centre").act(on: number, TaskAction("approve"))
        let office = try OfficeFile.open(at: fixture.path, tables: OfficeTables.all)
        #expect(try office.verify(applying: Applier.apply).problems.isEmpty)
        let tables = ["drafts", "questions", "copies", "readings", "reminders", "follows"]
        let before = try office.read { office in try tables.map { try office.rows(Query($0)) } }
        try office.rebuild(Applier.apply)
        let after = try office.read { office in try tables.map { try office.rows(Query($0)) } }
        #expect(before.map(\.count) == [1, 1, 2, 1, 3, 1])
        #expect(before == after)
    }
}
