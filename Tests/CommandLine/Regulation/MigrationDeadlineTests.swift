import Testing

/// What becomes of the deadlines of running cases that go over to the edition in force.
@Suite struct MigrationDeadlineTests {
    private let office: DemoOffice

    init() throws { office = try DemoOffice() }

    private static let task = "<d:task label=\"综合部审核\""
    private static let inTwoDays = "\(task) within=\"2 working-days\""

    /// When the task of the general department is due, in the office's time.
    private func due() throws -> [String] {
        let cases = try office.json("due", as: "leader").items.filter { $0["kind"].text != "duty" }
        return cases.compactMap { $0["due"].text }
    }

    private func message(_ migration: Answer, _ part: String, _ name: String) -> String {
        migration["parts"].items.first { $0["part"].text == part && $0["name"].text == name }?["message"].text ?? ""
    }

    @Test func `a deadline that the newer edition adds begins with the migration`() throws {
        let (_, number) = try office.submitted()
        try office.adopt(try RegulationCopy.edition("2026.2", (Self.task, Self.inTwoDays)))
        #expect(try due().isEmpty)
        #expect(message(try office.migrate(number, "--dry-run"), "task", "general-review").contains("期限从迁移起算"))
        #expect(try due().isEmpty)
        #expect(try office.migrate(number)["outcome"].text == "migrated")
        #expect(try due() == ["2026-11-04T09:30:00.000Z"])
        _ = try office.verified()
    }

    @Test func `a deadline that runs stays as it was set, and ends where the newer edition has none`() throws {
        try office.adopt(try RegulationCopy.edition("2026.2", (Self.task, Self.inTwoDays)))
        let (_, number) = try office.submitted()
        let before = try due()
        #expect(before.count == 1)
        try office.adopt(try RegulationCopy.edition("2026.3", (Self.task, "\(Self.task) within=\"9 working-days\"")))
        #expect(message(try office.migrate(number), "task", "general-review").contains("期限照旧"))
        #expect(try due() == before)
        try office.adopt(try RegulationCopy.edition("2026.4"))
        #expect(message(try office.migrate(number), "task", "general-review").contains("不再有期限"))
        #expect(try due().isEmpty)
        _ = try office.verified()
    }

    @Test func `a deadline of the whole case comes and goes with its edition`() throws {
        let (_, number) = try office.submitted()
        try office.adopt(
            try RegulationCopy.edition("2026.2", ("<d:submission ", "<d:submission within=\"5 working-days\" ")))
        #expect(message(try office.migrate(number), "timer", "submission").contains("期限从迁移起算"))
        #expect(try due() == ["2026-11-09T09:30:00.000Z"])
        try office.adopt(try RegulationCopy.edition("2026.3"))
        #expect(message(try office.migrate(number), "timer", "submission").contains("不再有期限"))
        #expect(try due().isEmpty)
    }

    @Test func `a decision by the clock follows the newer edition when its action is gone, and nothing is locked`()
        throws
    {
        let performer = "<d:performer post=\"reviewer\" at=\"bureau-general\"/>"
        let automatic = performer + "<d:automatic action=\"approve\"/>"
        let own = performer + "\n          <d:action name=\"approve\" label=\"同意\"/>"
        try office.adopt(try RegulationCopy.edition("2026.2", (Self.task, Self.inTwoDays), (performer, automatic)))
        let (_, number) = try office.submitted()
        try office.adopt(
            try RegulationCopy.edition(
                "2026.3", (Self.task, Self.inTwoDays),
                (own, performer + "<d:action name=\"agree\" label=\"同意\"/>"),
                ("approve.general-review", "agree.general-review")))
        #expect(message(try office.migrate(number), "task", "general-review").contains("到期自动办理按新版"))
        let later = try Binary.run(
            ["tick", "--json", "--as", "admin", "--at", "2026-11-20T10:00"],
            environment: ["DOCKET_OFFICE": office.path], in: office.folder)
        #expect(later.status == 0, "\(later.output)\(later.errors)")
        try office.done("act", number, "agree", as: "general")
        _ = try office.verified()
    }

    @Test func `a deadline that has passed is late no more when the newer edition has none`() throws {
        try office.adopt(try RegulationCopy.edition("2026.2", (Self.task, Self.inTwoDays)))
        let (_, number) = try office.submitted()
        _ = try Binary.run(
            ["tick", "--as", "admin", "--at", "2026-11-20T10:00"],
            environment: ["DOCKET_OFFICE": office.path], in: office.folder)
        #expect(try due().count == 1)
        try office.adopt(try RegulationCopy.edition("2026.3"))
        #expect(try office.migrate(number)["outcome"].text == "migrated")
        #expect(try due().isEmpty)
    }

    @Test func `the clock acts on a case by the edition that it runs by, not by the one in force`() throws {
        let performer = "<d:performer post=\"reviewer\" at=\"bureau-general\"/>"
        try office.adopt(
            try RegulationCopy.edition(
                "2026.2", (Self.task, Self.inTwoDays), (performer, performer + "<d:automatic action=\"approve\"/>")))
        let (_, number) = try office.submitted()
        #expect(try office.active(number).contains("general-review"))
        let newer = try RegulationCopy.edition("2026.3")
        for _ in 0..<5 { try newer.change(RegulationCopy.diamond, "general-review", to: "affairs-review") }
        try office.adopt(newer)
        let fired = try Binary.run(
            ["tick", "--json", "--as", "admin", "--at", "2026-11-20T10:00"],
            environment: ["DOCKET_OFFICE": office.path], in: office.folder)
        #expect(fired.status == 0, "\(fired.errors)")
        #expect(try office.active(number).contains("general-review") == false)
    }
}
