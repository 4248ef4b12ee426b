import SmallOffices
import Testing

@testable import Procedure
@testable import Records

/// How a task with several performers is decided, as people decide it.
@Suite struct TallyTests {
    /// Voices given one after the other, and what has become of the case after them.
    struct Ballot: CustomTestStringConvertible {
        let rule: String
        let voices: [(person: String, action: String)]
        /// How the case ended; `nil` while the task is open.
        let outcome: String?
        var testDescription: String {
            "\(rule): \(voices.map { "\($0.person) \($0.action)" }.joined(separator: ", "))"
        }

        init(_ rule: String, _ voices: String, _ outcome: String?) {
            self.rule = rule
            self.voices = voices.split(separator: " ").enumerated().map { ("r\($0 + 1)", String($1)) }
            self.outcome = outcome
        }
    }

    static let ballots = [
        Ballot("rule=\"any\"", "approve", "同意"), Ballot("rule=\"any\"", "reject", "不同意"),
        // An abstention leaves it to the others; where nobody is left, it is not passed.
        Ballot("rule=\"any\"", "abstain", nil), Ballot("rule=\"any\"", "abstain approve", "同意"),
        Ballot("rule=\"any\" otherwise=\"reject\"", "abstain abstain abstain", "不同意"),
        Ballot("rule=\"all\"", "approve approve", nil), Ballot("rule=\"all\"", "approve approve approve", "同意"),
        Ballot("rule=\"all\"", "reject", "不同意"), Ballot("rule=\"all\"", "approve veto", "不同意"),
        // One who abstains is not for it.
        Ballot("rule=\"all\" otherwise=\"reject\"", "abstain", "不同意"),
        // All speak before it is decided.
        Ballot("rule=\"all\" early=\"false\"", "reject", nil),
        Ballot("rule=\"all\" early=\"false\"", "reject approve approve", "不同意"),
        Ballot("rule=\"all\" early=\"false\"", "veto", "不同意"),
        Ballot("rule=\"sequence\"", "approve approve", nil),
        Ballot("rule=\"sequence\"", "approve approve approve", "同意"), Ballot("rule=\"sequence\"", "reject", "不同意"),
        Ballot("rule=\"vote\" pass=\"2\"", "approve", nil), Ballot("rule=\"vote\" pass=\"2\"", "approve approve", "同意"),
        Ballot("rule=\"vote\" pass=\"2\"", "reject", nil),
        Ballot("rule=\"vote\" pass=\"2\"", "reject reject", "不同意"),
        Ballot("rule=\"vote\" pass=\"2\"", "reject approve approve", "同意"),
        Ballot("rule=\"vote\" pass=\"60%\"", "approve approve", "同意"),
        // 67 of a hundred are more than two of three.
        Ballot("rule=\"vote\" pass=\"67%\"", "approve approve", nil),
        Ballot("rule=\"vote\" pass=\"1\"", "veto", "不同意"),
        Ballot("rule=\"vote\" pass=\"2\" early=\"false\"", "approve approve", nil),
        Ballot("rule=\"vote\" pass=\"2\" early=\"false\"", "approve approve reject", "同意"),
    ]

    @Test(arguments: ballots) func `voices decide by the rule of the task`(_ ballot: Ballot) throws {
        let office = try SmallOffice.submitted(SmallRegulation.step("review", SmallOffice.reviewers, ballot.rule))
        for voice in ballot.voices { try office.act(voice.person, voice.action) }
        #expect(try office.outcome() == ballot.outcome)
        #expect(try office.isSound())
    }

    @Test func `a voice may weigh more than others`() throws {
        let performers =
            "<d:performer post=\"director\" \(SmallOffice.head) weight=\"3\"/>" + SmallOffice.reviewers
        let office = try SmallOffice.submitted(
            SmallRegulation.step("review", performers, "rule=\"vote\" pass=\"4\""))
        try office.act("boss")
        #expect(try office.outcome() == nil)
        try office.act("r2")
        #expect(try office.outcome() == "同意")
    }

    @Test func `of those who speak one after the other the next has the turn when the one before has spoken`() throws {
        let office = try SmallOffice.submitted(
            SmallRegulation.step("review", SmallOffice.reviewers, "rule=\"sequence\""))
        #expect(try office.seats("review") == ["r1 open", "r2 waiting", "r3 waiting"])
        #expect(try refusal { try office.act("r2") } == "casework.not-your-task")
        try office.act("r1")
        #expect(try office.seats("review") == ["r1 spoken", "r2 open", "r3 waiting"])
    }

    @Test func `who has not been asked when the task is decided is not asked any more`() throws {
        let office = try SmallOffice.submitted(
            SmallRegulation.step("review", SmallOffice.reviewers, "rule=\"vote\" pass=\"2\"", to: "sign")
                + SmallRegulation.step("sign", SmallOffice.boss))
        try office.act("r1")
        try office.act("r3")
        #expect(try office.seats("review") == ["r1 spoken", "r2 unasked", "r3 spoken"])
        #expect(try office.open() == ["sign"])
    }

    // MARK: Countersigners who were added

    @Test func `a countersigner beside is heard before anything is decided`() throws {
        let office = try countersigned(.beside)
        try office.act("r1")
        #expect(try office.outcome() == nil)
        try office.act("officer")
        #expect(try office.outcome() == "同意")
    }

    @Test func `a countersigner beside who is against decides against`() throws {
        let office = try countersigned(.beside)
        try office.act("officer", "reject")
        #expect(try office.outcome() == "不同意")
    }

    @Test func `a countersigner after the others has the turn when they have spoken`() throws {
        let office = try countersigned(.after)
        #expect(try refusal { try office.act("officer") } == "casework.not-your-task")
        try office.act("r1")
        #expect(try office.seats("review") == ["reviewer@head spoken", "officer open"])
        try office.act("officer")
        #expect(try office.outcome() == "同意")
    }

    @Test func `a countersigner before gives advice, and whoever asked decides`() throws {
        let office = try countersigned(.before)
        #expect(try office.seats("review") == ["reviewer@head waiting", "officer open"])
        try office.act("officer", "reject")
        #expect(try office.outcome() == nil)
        #expect(try office.seats("review") == ["reviewer@head open", "officer spoken"])
        try office.act("r1")
        #expect(try office.outcome() == "同意")
    }

    @Test func `a countersigner who was removed is not waited for`() throws {
        let office = try countersigned(.beside)
        try office.act("r1")
        try office.give("r1", RemoveCountersigner(TaskChoice(1), "officer"))
        #expect(try office.outcome() == "同意")
    }

    @Test func `a countersigner who has spoken stays`() throws {
        let office = try countersigned(.beside)
        try office.act("officer")
        #expect(
            try refusal { try office.give("r1", RemoveCountersigner(TaskChoice(1), "officer")) }
                == "approval.has-spoken")
    }

    private func countersigned(_ place: CountersignerPlace) throws -> SmallOffice {
        let office = try SmallOffice.submitted(SmallRegulation.step("review", SmallOffice.reviewer))
        try office.give("r1", AddCountersigners(TaskChoice(1), ["officer"], place))
        return office
    }
}
