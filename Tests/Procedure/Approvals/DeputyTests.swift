import SmallOffices
import Testing
import Values

@testable import Procedure
@testable import Records

/// Who acts for whom, in which days and chains: Documentation/approvals.md, Deputies.
@Suite struct DeputyTests {
    private static func day(_ text: String) throws -> CalendarDate { try CalendarDate(parsing: text) }

    private static func office(_ attributes: String = "") throws -> SmallOffice {
        try SmallOffice.submitted(SmallRegulation.step("review", SmallOffice.boss, attributes))
    }

    @discardableResult
    private static func appoint(
        _ deputy: String, by person: String = "boss", for other: String? = nil, from: String = "2026-11-02",
        to: String = "2026-11-30", chains: [String] = [], in office: SmallOffice
    ) throws -> Int {
        try office.give(
            person,
            AppointDeputy(
                DeputyEntry(deputy: deputy, for: other, from: try day(from), to: try day(to), chains: chains)))
    }

    @Test func `everybody appoints deputies of their own`() throws {
        let office = try Self.office()
        let number = try Self.appoint("r1", in: office)
        let found = try office.look { try $0.directory.deputyships() }
        #expect(found.map(\.id) == [number])
        #expect(found.map(\.by) == ["boss"])
        #expect(try office.isSound())
    }

    /// Who ends the deputyship of the boss, and the rule that refuses it.
    static let enders: [(person: String, rule: String?)] = [
        ("boss", nil), ("admin", nil), ("r1", "approval.not-your-deputy"), ("clerk", "approval.not-your-deputy"),
    ]

    @Test(arguments: enders) func `one's own deputies are ended by oneself or an administrator`(
        _ person: String, _ rule: String?
    ) throws {
        let office = try Self.office()
        let number = try Self.appoint("r1", in: office)
        #expect(try refusal { try office.give(person, EndDeputyship(number)) } == rule)
    }

    @Test func `a deputyship that was ended, and one that never was, are not there`() throws {
        let office = try Self.office()
        let number = try Self.appoint("r1", in: office)
        try office.give("boss", EndDeputyship(number))
        #expect(try refusal { try office.give("boss", EndDeputyship(number)) } == "approval.unknown-deputy")
        #expect(try refusal { try office.give("boss", EndDeputyship(9_999)) } == "approval.unknown-deputy")
    }

    @Test func `after an early end the same deputy may be appointed again`() throws {
        let office = try Self.office()
        let number = try Self.appoint("r1", in: office)
        #expect(try refusal { try Self.appoint("r1", in: office) } == "approval.deputy-twice")
        try office.give("boss", EndDeputyship(number))
        #expect(try refusal { try Self.appoint("r1", in: office) } == nil)
    }

    @Test func `a deputy of a deputy is none`() throws {
        let office = try Self.office()
        try Self.appoint("r1", in: office)
        try Self.appoint("r2", by: "r1", in: office)
        #expect(try refusal { try office.act("r2") } == "casework.not-your-task")
        #expect(try refusal { try office.act("r2", for: "boss") } == "approval.not-deputy")
        #expect(try refusal { try office.act("r1") } == nil)
    }

    /// Deputyships one after the other, and the rule that refuses the last.
    static let circles: [(steps: [(person: String, deputy: String, from: String, to: String)], rule: String?)] = [
        (
            [("boss", "r1", "2026-11-02", "2026-11-30"), ("r1", "boss", "2026-11-02", "2026-11-30")],
            "approval.deputy-circle"
        ),
        // On other days there is no circle.
        ([("boss", "r1", "2026-11-02", "2026-11-10"), ("r1", "boss", "2026-11-11", "2026-11-30")], nil),
        (
            [
                ("boss", "r1", "2026-11-02", "2026-11-30"), ("r1", "r2", "2026-11-02", "2026-11-30"),
                ("r2", "boss", "2026-11-20", "2026-11-21"),
            ], "approval.deputy-circle"
        ),
    ]

    @Test(arguments: circles) func `deputies in a circle are refused on any common day`(
        _ steps: [(person: String, deputy: String, from: String, to: String)], _ rule: String?
    ) throws {
        let office = try Self.office()
        var last: String?
        for step in steps {
            last = try refusal {
                try Self.appoint(step.deputy, by: step.person, from: step.from, to: step.to, in: office)
            }
        }
        #expect(last == rule)
    }

    @Test func `questions and copies to the person represented are the deputy's to answer and read`() throws {
        let office = try Self.office()
        try office.give("boss", Ask(TaskChoice(1, text: "何时？"), of: "chief"))
        try office.give("boss", SendCopies(1, to: [.person("chief")], note: ""))
        #expect(try refusal { try office.give("officer", Answer("明天", about: 1, question: nil)) } != nil)
        try Self.appoint("officer", by: "chief", in: office)
        let answered = try office.give("officer", Answer("明天", about: 1, question: nil))
        #expect(answered.answerer == "officer")
        #expect(answered.answeredFor == "chief")
        try office.give("officer", ReadCopies(1))
        let readings = try office.look { try $0.conversation.readings(in: 1) }
        #expect(readings.map { "\($0.person) \($0.deputyFor ?? "")" } == ["officer chief"])
    }

    @Test func `what a deputy does about a task is recorded with both names`() throws {
        let office = try Self.office()
        try Self.appoint("r1", in: office)
        try office.give("r1", HandOver(TaskChoice(1, text: "出差"), to: "r2"))
        let done = try office.look { try $0.cases.interventions(in: 1) }
        #expect(done.map { "\($0.person) \($0.deputyFor ?? "") \($0.concerns ?? "")" } == ["r1 boss r2"])
        let task = try office.task("review").id
        #expect(try office.look { try $0.cases.seats(of: task).last?.by } == "boss")
    }

    @Test func `a deputy does not get the task from the person represented`() throws {
        let office = try Self.office()
        try Self.appoint("r1", in: office)
        #expect(
            try refusal { try office.give("r1", HandOver(TaskChoice(1), to: "boss")) } == "approval.to-oneself")
        #expect(try refusal { try office.give("r1", HandOver(TaskChoice(1), to: "r1")) } == "approval.to-oneself")
    }

    @Test func `a deputy recalls and cancels for the applicant`() throws {
        let office = try Self.office()
        try Self.appoint("officer", by: "clerk", in: office)
        #expect(try office.give("officer", CancelCase(1, text: "不办了")).outcome == "撤回")
        let done = try office.look { try $0.cases.interventions(in: 1) }
        #expect(done.map { "\($0.person) \($0.deputyFor ?? "")" } == ["officer clerk"])
    }
}
