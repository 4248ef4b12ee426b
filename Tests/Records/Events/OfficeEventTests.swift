import Store
import Testing
import Values

@testable import Records

/// What follows from the events of the office itself.
@Suite struct OfficeEventTests {
    @Test(arguments: [true, false]) func `an opened office knows its name, its mode and its beginning`(
        _ isDemonstration: Bool
    ) throws {
        let events = try AppliedEvents(OfficeOpened(name: "示例局", isDemonstration: isDemonstration))
        #expect(
            try events.rows(Setting.self) == [
                "name=demonstration value=\(isDemonstration)", "name=name value=示例局",
                "name=opened value=2026-11-02T01:00:00.000Z",
            ])
        let settings = try events.office.read { tables in
            let settings = Settings(tables: tables)
            return (try settings.officeName(), try settings.isDemonstration())
        }
        #expect(settings == ("示例局", isDemonstration))
    }

    @Test func `the package of the last edition is in force, and all are remembered`() throws {
        let events = try AppliedEvents(
            RegulationAdopted(id: "small", edition: "1", package: "aa"),
            RegulationAdopted(id: "small", edition: "2", package: "bb"))
        #expect(try events.rows(Setting.self) == ["name=package value=bb", "name=regulation value=small"])
        #expect(
            try events.rows(AdoptedEdition.self) == [
                "id=1 edition=1 package=aa adopted=09:00 person=clerk",
                "id=2 edition=2 package=bb adopted=09:01 person=clerk",
            ])
        #expect(try events.office.read { try Settings(tables: $0).package() } == "bb")
    }

    @Test func `an office of which nothing is known has no settings`() throws {
        let events = try AppliedEvents()
        try events.office.read { (tables) throws -> Void in
            let settings = Settings(tables: tables)
            #expect(try settings.officeName().isEmpty)
            #expect(try settings.package().isEmpty)
            #expect(try !settings.isDemonstration())
            #expect(try settings.root() == nil)
            #expect(try !settings.isSignedOnly())
            #expect(try settings.graded() == nil)
        }
    }

    @Test func `a series goes on from its last number, by unit and year`() throws {
        func number(_ sequence: Int, _ unit: String = "", _ year: String = "2026") -> NumberAllocated {
            NumberAllocated(series: "letter", unit: unit, year: year, sequence: sequence, text: "\(sequence)号")
        }
        let events = try AppliedEvents(
            number(1), number(2), number(1, "left"), number(1, "", "2027"))
        #expect(
            try events.rows(LastNumber.self, "series", "unit", "year", "last") == [
                "letter  2026 2", "letter  2027 1", "letter left 2026 1",
            ])
    }

    @Test func `a month of figures that was there is replaced`() throws {
        func figures(_ amount: Int64, _ month: String = "2026-10") -> RevenueImported {
            RevenueImported(
                ledger: "revenue", entries: [.init(customer: "K1", month: month, unit: "left", amount: amount)])
        }
        let events = try AppliedEvents(figures(100), figures(250), figures(-50, "2026-09"))
        #expect(
            try events.rows(LedgerFigure.self) == [
                "ledger=revenue customer=K1 period=2026-09 unit=left figure=-50 decimals=2",
                "ledger=revenue customer=K1 period=2026-10 unit=left figure=250 decimals=2",
            ])
    }

    @Test func `a month that is none is refused, and nothing of the figures is written`() throws {
        let events = try AppliedEvents()
        #expect(throws: (any Error).self) {
            try events.give(
                RevenueImported(
                    ledger: "revenue",
                    entries: [
                        .init(customer: "K1", month: "2026-10", unit: "left", amount: 1),
                        .init(customer: "K1", month: "2026-13", unit: "left", amount: 1),
                    ]))
        }
        #expect(try events.rows(LedgerFigure.self).isEmpty)
    }

    @Test func `the day of the last grading of all is kept`() throws {
        let events = try AppliedEvents(
            AccountsGraded(day: "2026-10-01", changed: 3), AccountsGraded(day: "2027-01-01", changed: 0))
        #expect(try events.office.read { try Settings(tables: $0).graded()?.iso } == "2027-01-01")
    }

    @Test func `a year's calendar that was there is replaced`() throws {
        let events = try AppliedEvents(
            CalendarSet(year: 2026, holidays: ["2026-10-01"], workdays: [], names: ["国庆节 2026-10-01 2026-10-01"]),
            CalendarSet(
                year: 2026, holidays: ["2026-10-01", "2026-10-02"], workdays: ["2026-10-10"], names: ["一", "二"]))
        #expect(
            try events.rows(KnownYear.self) == [
                "year=2026 holidays=2026-10-01 2026-10-02 workdays=2026-10-10 names=一\n二"
            ])
    }

    @Test func `a corrected time changes no row`() throws {
        let events = try AppliedEvents(OfficeOpened(name: "示例局", isDemonstration: false))
        let before = try events.rows(Setting.self)
        try events.give(TimeCorrected(reason: "时钟误设"))
        #expect(try events.rows(Setting.self) == before)
    }
}
