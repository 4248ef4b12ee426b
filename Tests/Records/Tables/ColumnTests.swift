import Regulations
import Store
import Testing
import Values

@testable import Records

/// What the columns of tables hold: each value becomes one stored value and is read from it again, exactly.
@Suite struct ColumnTests {
    private func roundTrip<Held: ColumnValue & Equatable>(_ held: Held, _ stored: Store.Value) {
        #expect(held.columnValue == stored)
        #expect(Held(columnValue: stored) == held)
    }

    @Test func `each type is kept in one way`() throws {
        roundTrip(Timestamp(milliseconds: -1), .integer(-1))
        roundTrip(try CalendarDate(parsing: "2026-02-28"), .text("2026-02-28"))
        roundTrip(Money(fen: -123), .integer(-123))
        roundTrip(TimeLimit.workingDays(3), .text("3 working-days"))
        roundTrip(Set(["b", "a"]), .text("a b"))
        roundTrip(Set<String>(), .text(""))
        roundTrip(["b", "a"], .text("b a"))
        roundTrip(["k": "v"], .text(#"{"k":"v"}"#))
        roundTrip(RecordState.registered, .text("registered"))
        roundTrip(RecordValues(["n": .integer(1)]), .text(#"{"texts":{"n":1}}"#))
        roundTrip(true, .integer(1))
        roundTrip(Timestamp?.none, .null)
        roundTrip(Int?.some(3), .integer(3))
    }

    @Test func `what is none of a type is not read as one`() {
        #expect(Timestamp(columnValue: .text("2026-11-02")) == nil)
        #expect(CalendarDate(columnValue: .text("2026-02-30")) == nil)
        #expect(CalendarDate(columnValue: .integer(1)) == nil)
        #expect(Money(columnValue: .text("1.00")) == nil)
        #expect(TimeLimit(columnValue: .text("soon")) == nil)
        #expect(RecordState(columnValue: .text("lost")) == nil)
        #expect(RecordValues(columnValue: .text("{")) == nil)
        #expect([String: String](columnValue: .text("[]")) == nil)
        #expect(Bool(columnValue: .integer(2)) == nil)
        #expect(Set<String>(columnValue: .null) == nil)
        #expect(Timestamp?(columnValue: .text("x")) == nil)
    }

    @Test func `a value that is none of its column names table and column`() throws {
        let row = Follow()
        var values = try row.written()
        values["case"] = .text("seven")
        let office = try AppliedEvents().office
        #expect(throws: StoreError.self) { try office.write { try $0.insert(into: "follows", values) } }
    }

    // MARK: Tables

    @Test func `no two tables have the same name, and each key is of its columns`() {
        #expect(Set(OfficeTables.all.map(\.name)).count == OfficeTables.all.count)
        for table in OfficeTables.all {
            let columns = table.columns.map(\.name)
            #expect(Set(columns).count == columns.count, "\(table.name)")
            #expect(Set(columns).isSuperset(of: table.primaryKey), "\(table.name)")
            #expect(!table.primaryKey.isEmpty, "\(table.name)")
        }
    }

    @Test func `identifiers of tables that events make are a key by themselves`() {
        for table in OfficeTables.all where table.columns.contains(where: { $0.name == "id" }) {
            #expect(table.primaryKey.first == "id", "\(table.name)")
        }
    }

    /// Writes an empty row of a type and reads it again.
    private func check<Row: StoredRow>(_ type: Row.Type) throws {
        let written = try Row().written()
        let office = try AppliedEvents().office
        try office.write { try $0.insert(Row()) }
        let read = try office.read { try $0.all(Row.self) }
        #expect(try read.map { try $0.written().pairs.map(\.value) } == [written.pairs.map(\.value)])
        #expect(written.pairs.map(\.name) == Row.definition.columns.map(\.name))
    }

    @Test func `a row of every table is read as it was written, in the order of its columns`() throws {
        let types: [any StoredRow.Type] = [
            Setting.self, AdoptedEdition.self, Unit.self, Person.self, HeldPost.self, RecordRow.self,
            RecordVersion.self, UniqueValue.self, CustomerRow.self, LedgerFigure.self, LastNumber.self, Case.self,
            CaseTask.self, Seat.self, Opinion.self, Intervention.self, Deputyship.self, AttachedFile.self,
            CaseTimer.self, KnownYear.self, Draft.self, Question.self, SentCopy.self, CopyReading.self,
            Reminder.self, Follow.self, PersonKey.self, GivenSignature.self, Notice.self, AccountClass.self,
            OpenedDuty.self, ReviewedDuty.self,
        ]
        for type in types { try check(type) }
        #expect(types.count == OfficeTables.all.count)
    }
}
