import Fixtures
import MemoryStore
import Procedure
import Records
import SQLiteStore
import Store
import Testing

@testable import Casework

/// History is decided again: what was written down follows from the commands that were given.
@Suite struct DecisionReplayTests {
    @Test(arguments: [true, false])
    func `an honest office follows from its commands, over tables in memory as in a file`(inMemory: Bool) throws {
        let fixture = try inMemory ? OfficeFixture(in: MemoryOffices()) : OfficeFixture()
        _ = try DecidingTests.story(in: fixture)
        let report = try Custody.decideAgain(officeAt: fixture.path, in: fixture.store)
        #expect(report.problems == [])
        #expect(report.commands > 15 && report.events > 60 && report.earlier == 0)
    }

    @Test func `what a seal has settled is applied alone`() throws {
        let fixture = try OfficeFixture(in: MemoryOffices())
        let (_, number) = try fixture.submitted()
        let head = try fixture.store.open(at: fixture.path, tables: OfficeTables.all).read { try $0.head().number }
        _ = try fixture.desk("centre").act(on: number, TaskAction("approve", opinion: "同意"))
        let report = try Custody.decideAgain(officeAt: fixture.path, in: fixture.store, settledThrough: head)
        #expect(report.problems == [] && report.commands == 1 && report.settled == head)
    }

    @Test func `an office is founded once`() throws {
        let fixture = try OfficeFixture(in: MemoryOffices())
        let desk = try fixture.desk("admin")
        expectRefusal("casework.already-founded") {
            try desk.perform(
                FoundOffice(
                    name: "另一个", isDemonstration: true, account: "x", package: desk.current.package, calendar: []))
        }
    }

    @Test func `every command is known by its name`() {
        let names = CommandCatalogue.all.map { $0.name }
        #expect(Set(names).count == names.count)
    }
}
