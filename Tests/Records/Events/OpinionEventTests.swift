import Regulations
import Store
import Testing
import Values

@testable import Records

/// What follows from the events of opinions.
@Suite struct OpinionEventTests {
    /// An opinion on a task of case 7.
    static func opinion(
        on task: Int, at state: String, text: String = "同意", seats: [Int]? = nil, isAdvice: Bool? = nil,
        target: String? = nil
    ) -> OpinionGiven {
        OpinionGiven(
            case: 7, task: task, state: state, label: "办\(state)", action: "approve", actionLabel: "同意", text: text,
            post: "reviewer", unit: "head", version: 2, digests: ["aa", "bb"],
            fields: ["signed-on": .date(.first), "amount": .money(Money(fen: 100))], seats: seats, isAdvice: isAdvice,
            target: target)
    }

    private static func task() throws -> AppliedEvents {
        try AppliedEvents(
            TaskOpened(
                case: 7, state: "review", label: "审核",
                seats: ["r1", "r2", "r3"].map { SeatPlan(person: $0) }))
    }

    @Test func `an opinion is bound to what it was given on, and bears both names`() throws {
        let events = try Self.task()
        try events.give(Self.opinion(on: 1, at: "review"), by: "deputy", for: "r1")
        #expect(
            try events.rows(Opinion.self) == [
                "id=2 case=7 task=1 state=review label=办review action=approve actionlabel=同意 text=同意 person=deputy "
                    + "deputyfor=r1 post=reviewer unit=head time=09:01 version=2 digests=aa bb "
                    + #"fields={"texts":{"amount":{"money":"1.00"},"signed-on":{"date":"0001-01-01"}}}"#
            ])
    }

    @Test func `the seats that speak by it have spoken, and no other`() throws {
        let events = try Self.task()
        try events.give(Self.opinion(on: 1, at: "review", seats: [1, 3]))
        #expect(
            try events.rows(Seat.self, "seat", "status", "open", "opinion") == [
                "1 spoken 0 2", "2 open 1 -", "3 spoken 0 2",
            ])
    }

    @Test(arguments: [(true, "1"), (false, "0"), (nil, "0")] as [(Bool?, String)])
    func `whether it is advice to who asked is kept`(_ isAdvice: Bool?, _ kept: String) throws {
        let events = try Self.task()
        try events.give(Self.opinion(on: 1, at: "review", isAdvice: isAdvice))
        #expect(try events.rows(Opinion.self, "advice") == [kept])
    }

    @Test func `where it was returned to is kept where no chart says it`() throws {
        let events = try Self.task()
        try events.give(Self.opinion(on: 1, at: "review", target: "draft"))
        #expect(try events.rows(Opinion.self, "target") == ["draft"])
    }

    @Test func `its author's draft is gone with it, another's is not`() throws {
        let events = try Self.task()
        try events.give(DraftSaved(case: 7, task: 1, text: "拟同意"), by: "r1")
        try events.give(DraftSaved(case: 7, task: 1, text: "拟不同意"), by: "r2")
        try events.give(Self.opinion(on: 1, at: "review"), by: "r1")
        #expect(try events.rows(Draft.self, "person", "text") == ["r2 拟不同意"])
    }

    @Test func `an opinion of the first version holds texts, which stay texts`() throws {
        let events = try Self.task()
        try events.give(
            "opinion.given", version: 1,
            #"{"action":"sign","actionLabel":"已签","case":7,"digests":[],"fields":{"signed-on":"2026-11-01"},"#
                + #""label":"签订","post":"clerk","state":"signing","task":1,"text":"","unit":"left","version":1}"#)
        #expect(try events.rows(Opinion.self, "fields") == [#"{"texts":{"signed-on":"2026-11-01"}}"#])
    }

    // MARK: Without force

    @Test func `a voided opinion names the version that voids it, and since when`() throws {
        let events = try Self.task()
        try events.give(Self.opinion(on: 1, at: "review"))
        try events.give(Self.opinion(on: 1, at: "review"))
        try events.give(OpinionVoided(case: 7, opinion: 2, version: 3))
        #expect(
            try events.rows(Opinion.self, "id", "voidedby", "voidedat", "takenback") == ["2 3 09:03 0", "3 - - 0"])
    }

    @Test func `one that was taken back is without force too, and is told apart`() throws {
        let events = try Self.task()
        try events.give(Self.opinion(on: 1, at: "review"))
        try events.give(OpinionTakenBack(case: 7, opinion: 2, version: 2))
        #expect(try events.rows(Opinion.self, "voidedby", "voidedat", "takenback", "text") == ["2 09:02 1 同意"])
    }
}
