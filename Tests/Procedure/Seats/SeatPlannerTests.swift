import SmallOffices
import Testing

@testable import Procedure
@testable import Records

/// Who is seated when a task opens.
@Suite struct SeatPlannerTests {
    // MARK: Places

    static let performers: [(String, [String])] = [
        ("<d:performer post=\"officer\" relative=\"submitter\"/>", ["officer@left open"]),
        ("<d:performer post=\"director\" relative=\"superior\"/>", ["director@head open"]),
        ("<d:performer post=\"director\" at=\"head\"/>", ["director@head open"]),
        ("<d:performer post=\"director\" at=\"branch\"/>", ["director@left open"]),
        ("<d:performer post=\"director\" unit=\"head\"/>", ["director@head open"]),
        ("<d:performer post=\"clerk\" field=\"branch\"/>", ["clerk@right open"]),
        ("<d:performer select=\"$matter/chosen\"/>", ["r2 open", "boss open"]),
        (SmallOffice.reviewers, ["r1 open", "r2 open", "r3 open"]),
        // The same place is one voice, however often the chart names it.
        (SmallOffice.boss + SmallOffice.boss, ["director@head open"]),
    ]

    @Test(arguments: performers) func `performers are found from where the case is`(
        _ performers: String, _ seats: [String]
    ) throws {
        let office = try SmallOffice.submitted(
            SmallRegulation.step("review", performers), ["branch": "right", "chosen": "r2, boss r2"])
        #expect(try office.seats("review") == seats)
    }

    @Test func `a person chosen by the data must be there`() throws {
        let office = try SmallOffice(SmallRegulation.step("review", "<d:performer select=\"$matter/chosen\"/>"))
        #expect(try refusal { try office.submit(["chosen": "nobody"]) } == "casework.unknown-person")
    }

    @Test func `what is refused leaves neither a record nor a number`() throws {
        let office = try SmallOffice(SmallRegulation.step("review", "<d:performer select=\"$matter/chosen\"/>"))
        let before = try office.events()
        #expect(try refusal { try office.submit(["chosen": "nobody"]) } != nil)
        #expect(try office.events() == before)
    }

    // MARK: Nobody there

    /// What becomes of a task whose post nobody holds: its attributes, further elements, its seats or the rule that
    /// refuses the submission.
    static let vacancies: [(attributes: String, standIn: String, seats: [String], refusal: String?)] = [
        ("", "", [], "casework.no-performer"), ("empty=\"stop\"", "", [], "casework.no-performer"),
        ("empty=\"leader\"", "", ["director@left open"], nil), ("empty=\"pass\"", "", [], nil),
        ("", "<d:stand-in post=\"reviewer\" unit=\"head\"/>", ["reviewer@head open"], nil),
        // A stand-in comes before the leader.
        ("empty=\"leader\"", "<d:stand-in post=\"reviewer\" unit=\"head\"/>", ["reviewer@head open"], nil),
        ("empty=\"leader\"", "<d:stand-in post=\"officer\" unit=\"right\"/>", ["director@left open"], nil),
    ]

    @Test(arguments: vacancies) func `where nobody holds the post, the chart says what then`(
        _ attributes: String, _ standIn: String, _ seats: [String], _ rule: String?
    ) throws {
        let office = try SmallOffice(
            SmallRegulation.step("review", SmallOffice.officer, attributes, to: "sign", inside: standIn)
                + SmallRegulation.step("sign", SmallOffice.boss))
        try office.endPost("officer", "officer", "left")
        #expect(try refusal { try office.submit() } == rule)
        guard rule == nil else { return }
        #expect(try office.seats("review") == seats)
        #expect(try office.open() == (seats.isEmpty ? ["sign"] : ["review"]))
        #expect(try office.task("review").reason == (seats.isEmpty ? .empty : nil))
    }

    @Test func `the leader of the next unit above performs it where the unit has none`() throws {
        let office = try SmallOffice(SmallRegulation.step("review", SmallOffice.officer, "empty=\"leader\""))
        try office.endPost("officer", "officer", "left")
        try office.endPost("chief", "director", "left")
        try office.submit()
        #expect(try office.seats("review") == ["director@head open"])
    }

    @Test func `where the first voice decides it is enough that somebody is there`() throws {
        let office = try SmallOffice(SmallRegulation.step("review", SmallOffice.officer + SmallOffice.boss))
        try office.endPost("officer", "officer", "left")
        try office.submit()
        #expect(try office.seats("review") == ["officer@left open", "director@head open"])
    }

    @Test func `where all decide each post must be held`() throws {
        let office = try SmallOffice(
            SmallRegulation.step("review", SmallOffice.officer + SmallOffice.boss, "rule=\"all\""))
        try office.endPost("officer", "officer", "left")
        #expect(try refusal { try office.submit() } == "casework.no-performer")
    }

    @Test func `units of a kind that does not have the post seat nobody`() throws {
        let office = try SmallOffice(
            SmallRegulation.step("review", "<d:performer post=\"officer\" unit=\"head\"/>", "empty=\"pass\""))
        try office.submit()
        #expect(try office.outcome() == "同意")
    }

    // MARK: The applicant

    /// What the chart says of the applicant, whose task it is, and who is seated.
    static let applications: [(rule: String, performers: String, seats: [String])] = [
        ("allowed", SmallOffice.chief, ["director@left open"]),
        ("skipped\" empty=\"pass", SmallOffice.chief, []),
        ("skipped\" empty=\"leader", SmallOffice.chief, ["director@head open"]),
        (
            "skipped", SmallOffice.chief + "<d:stand-in post=\"reviewer\" \(SmallOffice.head)/>", ["reviewer@head open"]
        ),
        ("leader", SmallOffice.chief, ["director@head open"]),
        // Where others may speak for the post too, the seat stays theirs.
        ("skipped", SmallOffice.chief + SmallOffice.boss, ["director@head open"]),
    ]

    @Test(arguments: applications) func `an applicant decides the own application only where the chart allows it`(
        _ rule: String, _ performers: String, _ seats: [String]
    ) throws {
        let office = try SmallOffice(
            SmallRegulation.step("review", performers, "applicant=\"\(rule)\" rule=\"all\""))
        try office.submit(as: "chief")
        #expect(try office.seats("review") == seats)
        #expect(try office.task("review").reason == (seats.isEmpty ? .applicant : nil))
        #expect(try office.task("review").barred == (rule == "allowed" || seats.isEmpty ? [] : ["chief"]))
    }

    @Test(arguments: ["any", "all", "sequence"])
    func `a task whose last voice was the applicant's is not decided by nobody`(_ rule: String) throws {
        for empty in ["", " empty=\"stop\""] {
            let office = try SmallOffice(
                SmallRegulation.step(
                    "review", SmallOffice.chief, "applicant=\"skipped\" rule=\"\(rule)\"\(empty)"))
            #expect(try refusal { try office.submit(as: "chief") } == "casework.only-applicant")
            #expect(try office.isSound())
        }
    }

    @Test func `an applicant who holds the post together with others is barred from its seat`() throws {
        let office = try SmallOffice(SmallRegulation.step("review", SmallOffice.chief, "applicant=\"skipped\""))
        try office.appoint("vice", "director", "left")
        try office.submit(as: "chief")
        #expect(try office.seats("review") == ["director@left open"])
        #expect(try refusal { try office.act("chief") } == "approval.own-application")
        try office.act("vice")
        #expect(try office.outcome() == "同意")
    }

    // MARK: The same person again

    static let repetitions: [(attributes: String, performers: String, seats: [String])] = [
        ("repeat=\"each\"", SmallOffice.boss, ["director@head open"]), ("repeat=\"once\"", SmallOffice.boss, []),
        (
            "repeat=\"once\" rule=\"all\"", SmallOffice.boss + SmallOffice.chief,
            ["director@head passed", "director@left open"]
        ), ("repeat=\"once\" rule=\"any\"", SmallOffice.boss + SmallOffice.chief, []),
        (
            "repeat=\"once\" rule=\"sequence\"", SmallOffice.boss + SmallOffice.chief + SmallOffice.reviewer,
            ["director@head passed", "director@left open", "reviewer@head waiting"]
        ),
    ]

    @Test(arguments: repetitions)
    func `whoever was for it in the step before is asked again unless the chart says once`(
        _ attributes: String, _ performers: String, _ seats: [String]
    ) throws {
        let office = try SmallOffice.submitted(
            SmallRegulation.step("first", SmallOffice.boss, to: "again")
                + SmallRegulation.step("again", performers, attributes))
        try office.act("boss")
        #expect(try office.seats("again") == seats)
        #expect(try office.outcome() == (seats.isEmpty ? "同意" : nil))
        #expect(try office.task("again").reason == (seats.isEmpty ? .repetition : nil))
    }

    @Test func `a chain that passes by itself for ever is refused`() throws {
        let circle =
            SmallRegulation.step("one", SmallOffice.officer, "empty=\"pass\"", to: "two")
            + SmallRegulation.step("two", SmallOffice.officer, "empty=\"pass\"", to: "one")
        let office = try SmallOffice(circle)
        try office.endPost("officer", "officer", "left")
        #expect(try refusal { try office.submit() } == "approval.passes-for-ever")
    }
}
