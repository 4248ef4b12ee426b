import SmallOffices
import Testing

@testable import Procedure
@testable import Records

/// Tasks that pass by themselves, and why: Documentation/approvals.md, Passing by itself.
@Suite struct PassingTests {
    private static let last = SmallRegulation.step("last", SmallOffice.chief)

    /// Attributes of a task that nobody or only the applicant could decide, and why it passed.
    static let reasons: [(attributes: String, performers: String, submitter: String, reason: PassReason)] = [
        ("empty=\"pass\"", "<d:performer post=\"officer\" unit=\"right\"/>", "clerk", .empty),
        ("applicant=\"skipped\" empty=\"pass\"", SmallOffice.boss, "boss", .applicant),
    ]

    @Test(arguments: reasons) func `the record says why a task passed`(
        _ attributes: String, _ performers: String, _ submitter: String, _ reason: PassReason
    ) throws {
        let office = try SmallOffice(
            SmallRegulation.step("first", performers, attributes, to: "last") + Self.last)
        try office.submit(as: submitter)
        let task = try office.task("first")
        #expect(task.status == .passed)
        #expect(task.reason == reason)
        #expect(task.action == "approve")
        #expect(try office.open() == ["last"])
        #expect(try office.look { try $0.cases.opinions(of: 1) }.isEmpty)
        #expect(try office.isSound())
    }

    @Test func `whoever was for it in the step before is not asked again where the chart says once`() throws {
        let office = try SmallOffice.submitted(
            SmallRegulation.step("first", SmallOffice.boss, to: "second")
                + SmallRegulation.step("second", SmallOffice.boss, "repeat=\"once\"", to: "last") + Self.last)
        try office.act("boss")
        #expect(try office.task("second").reason == .repetition)
        #expect(try office.open() == ["last"])
    }

    @Test func `a deputy's word counts as that of the person represented`() throws {
        let office = try SmallOffice.submitted(
            SmallRegulation.step("first", SmallOffice.boss, to: "second")
                + SmallRegulation.step("second", SmallOffice.boss, "repeat=\"once\"", to: "last") + Self.last)
        let entry = DeputyEntry(deputy: "r1", from: office.now.day, to: office.now.day)
        try office.give("boss", AppointDeputy(entry))
        try office.act("r1", for: "boss")
        #expect(try office.task("second").reason == .repetition)
    }

    @Test func `a task that passes sends no reminder and has no timer left`() throws {
        let office = try SmallOffice.submitted(
            SmallRegulation.step(
                "first", "<d:performer post=\"officer\" unit=\"right\"/>", "empty=\"pass\" within=\"2d\"", to: "last",
                inside: "<d:remind before=\"1d\"/>") + Self.last)
        #expect(try office.timers().isEmpty)
    }

    @Test func `a task that would pass stops where the chart lets nobody be missing`() throws {
        let office = try SmallOffice(
            SmallRegulation.step("first", "<d:performer post=\"officer\" unit=\"right\"/>", to: "last") + Self.last)
        let before = try office.events()
        #expect(try refusal { try office.submit() } == "casework.no-performer")
        #expect(try office.events() == before)
    }

    // MARK: Copies that the chart sends

    @Test func `a copy goes to its unit when the state is entered, each time`() throws {
        let copying = SmallRegulation.step("second", SmallOffice.boss, "returns=\"any\"")
            .replacing(
                "<state id=\"second\">",
                with: "<state id=\"second\"><d:copy label=\"报送\" unit=\"right\" clause=\"1\"/>"
            )
        let office = try SmallOffice.submitted(
            SmallRegulation.step("first", SmallOffice.officer, to: "second") + copying)
        #expect(try office.look { try $0.conversation.copies(of: 1) }.isEmpty)
        try office.act("officer")
        try office.sendBack("boss", to: "first")
        try office.act("officer")
        let copies = try office.look { try $0.conversation.copies(of: 1) }
        #expect(copies.map(\.unit) == ["right", "right"])
        #expect(copies.map(\.occasion) == [.named("报送"), .named("报送")])
        #expect(copies.map(\.sender) == [nil, nil])
        #expect(try refusal { try office.look(as: "neighbour") { try $0.sight.existingCase(1) } } == nil)
    }
}
