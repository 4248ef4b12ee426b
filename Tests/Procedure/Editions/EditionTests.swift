import SmallOffices
import Testing

@testable import Procedure
@testable import Records

/// Newer editions: new cases run by the one in force, running ones by their own until they are taken over.
@Suite struct EditionTests {
    private static func edition(_ number: Int, _ states: String) -> SmallRegulation {
        SmallRegulation(states: states, edition: number)
    }

    private static let first = SmallRegulation.step("review", SmallOffice.boss)

    /// An office with a running case that takes another edition.
    private static func adopting(_ states: String) throws -> SmallOffice {
        let office = try SmallOffice(edition(1, first))
        try office.submit()
        try office.adopt(edition(2, states))
        return office
    }

    private static func migrate(_ office: SmallOffice) throws -> CaseMigration {
        try office.give("admin", MigrateCase(1))
    }

    // MARK: Adoption

    @Test func `a new case runs by the edition in force, a running one by its own`() throws {
        let office = try Self.adopting(SmallRegulation.step("review", SmallOffice.chief))
        try office.act("boss")
        #expect(try office.outcome() == "同意")
        let number = try office.submit()
        let waiting = try office.look { reader in
            try reader.cases.openTasks(of: number).flatMap { try reader.cases.seats(of: $0.id).map(\.unit) }
        }
        #expect(waiting == ["left"])
        #expect(try office.isSound())
    }

    @Test func `an edition says how many cases go on by earlier ones`() throws {
        let office = try SmallOffice(Self.edition(1, Self.first))
        try office.submit()
        let adoption = try office.adopt(Self.edition(2, Self.first))
        #expect(adoption.from == "1" && adoption.to == "2" && adoption.openCases == 1)
    }

    @Test func `only an administrator takes a new edition, and only a new one`() throws {
        let office = try SmallOffice(Self.edition(1, Self.first))
        #expect(
            try refusal { try office.adopt(Self.edition(2, Self.first), by: "boss") } == "casework.not-allowed")
        #expect(try refusal { try office.adopt(Self.edition(1, Self.first)) } == "adoption.same-edition")
        let other = SmallRegulation.step("review", SmallOffice.chief)
        #expect(try refusal { try office.adopt(Self.edition(1, other)) } == "adoption.same-edition")
        try office.adopt(Self.edition(2, Self.first))
        #expect(try refusal { try office.adopt(Self.edition(1, other)) } == "adoption.edition-taken")
    }

    // MARK: Migration

    @Test func `a case that runs by the edition in force stays as it is`() throws {
        let office = try SmallOffice.submitted(Self.first)
        #expect(try Self.migrate(office).outcome == .current)
    }

    @Test func `a case goes over with its task, and its seats follow the newer chart`() throws {
        let office = try Self.adopting(SmallRegulation.step("review", SmallOffice.chief))
        let migration = try Self.migrate(office)
        #expect(migration.outcome == .migrated)
        #expect(migration.items.filter { $0.part == .task }.map(\.fit) == [.changed])
        #expect(try office.seats("review") == ["director@head removed", "director@left open"])
        try office.act("chief")
        #expect(try office.outcome() == "同意")
        #expect(try office.isSound())
    }

    @Test func `a state is found again by what it was called formerly`() throws {
        let renamed = SmallRegulation.step("audit", SmallOffice.boss)
            .replacing("<state id=\"audit\"", with: "<state id=\"audit\" d:formerly=\"review\"")
        let office = try Self.adopting(renamed)
        #expect(try Self.migrate(office).items.first { $0.part == .state }?.fit == .renamed)
        #expect(try office.open() == ["audit"])
    }

    @Test func `a case whose state is gone stays on its own edition, all or nothing`() throws {
        let office = try Self.adopting(SmallRegulation.step("audit", SmallOffice.boss))
        let before = try office.events()
        let migration = try Self.migrate(office)
        #expect(migration.outcome == .refused)
        #expect(migration.items.contains { $0.fit == .refused })
        #expect(try office.events() == before)
        try office.act("boss")
        #expect(try office.outcome() == "同意")
    }

    @Test func `whoever has spoken is heard by the newer edition too`() throws {
        let office = try SmallOffice(
            Self.edition(1, SmallRegulation.step("review", SmallOffice.reviewers, "rule=\"all\"")))
        try office.submit()
        try office.act("r1")
        try office.adopt(
            Self.edition(2, SmallRegulation.step("review", SmallOffice.reviewers, "rule=\"vote\" pass=\"2\"")))
        #expect(try Self.migrate(office).outcome == .migrated)
        #expect(try office.outcome() == nil)
        try office.act("r3")
        #expect(try office.outcome() == "同意")
    }

    /// The limit of a task before and in the newer edition, and the timers two minutes after it was opened.
    static let deadlines: [(before: String, now: String, timers: [String])] = [
        ("", "", []), ("within=\"2d\"", "within=\"2d\"", ["due 2026-11-04 09:02"]),
        // What runs already runs on as it was set.
        ("within=\"2d\"", "within=\"5d\"", ["due 2026-11-04 09:02"]),
        ("", "within=\"2d\"", ["due 2026-11-04 09:04"]), ("within=\"2d\"", "", []),
    ]

    @Test(arguments: deadlines)
    func `a deadline that runs stays, a new one begins with the migration, one that is gone ends`(
        _ before: String, _ now: String, _ timers: [String]
    ) throws {
        let office = try SmallOffice(Self.edition(1, SmallRegulation.step("review", SmallOffice.boss, before)))
        try office.submit()
        try office.adopt(Self.edition(2, SmallRegulation.step("review", SmallOffice.boss, now)))
        #expect(try Self.migrate(office).outcome == .migrated)
        #expect(try office.timers() == timers)
    }

    @Test func `only an administrator takes cases over`() throws {
        let office = try Self.adopting(Self.first)
        #expect(try refusal { try office.give("boss", MigrateCase(1)) } == "casework.not-allowed")
    }
}
