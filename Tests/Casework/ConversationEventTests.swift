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
                    time: try OfficeFixture.time(6).iso, kind: "copy.sent", person: "leader",
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
        #expect(try fixture.desk("market").read(number).map(\.occasion) == [.named("省局意见报市场部")])
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

    @Test func `a copy by a person and one because something is late are recorded as codes, not as words`() throws {
        let fixture = try OfficeFixture()
        let (_, number) = try fixture.submitted()
        _ = try fixture.desk("centre").copy(number, to: [.person("quality")])
        let office = try OfficeFile.open(at: fixture.path, tables: OfficeTables.all)
        let labels = try office.read { snapshot in
            try snapshot.rows(Query("copies", where: [.equals("person", "quality")])).map { try $0.text("label") }
        }
        #expect(labels == [":copy"])
        for occasion in [CopyOccasion.person, .escalation(of: "综合部审核"), .escalation(of: nil), .named("省局意见报市场部")] {
            #expect(CopyOccasion(recorded: occasion.recorded) == occasion)
        }
        #expect(CopyOccasion(recorded: "抄送") == .named("抄送"), "what earlier versions recorded is shown as it is")
    }

    @Test func `a return to a chosen step is recorded by the regulation's name of the action and by the step`() throws {
        let city = try CityOffice(
            CityOffice.step("first", CityOffice.chief, to: "second")
                + CityOffice.step("second", CityOffice.leaders, "returns=\"any\""))
        try city.act("chief")
        let returned = try city.desk("jia-leader").act(
            on: city.number, TaskAction("return", opinion: "请改", returning: .init(to: "first")))
        #expect(returned.deed == .returned(to: "first"))
        let file = try city.desk("clerk").caseFile(city.number)
        let opinion = try #require(file.opinions.last)
        #expect(opinion.actionLabel.isEmpty, "the chart has no name for it")
        #expect(opinion.target == "first")
        #expect(file.deed(of: opinion) == .returned(to: "first"))
        #expect(try file.history().map(\.item).contains(.decided(task: "second", .returned(to: "first"))))
        #expect(try city.desk("clerk").holdings(of: city.number).map(\.deed).contains(.returned(to: "first")))
    }
}
