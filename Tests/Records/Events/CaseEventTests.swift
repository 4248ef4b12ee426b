import Store
import Testing
import Values

@testable import Records

/// What follows from the events of a case.
@Suite struct CaseEventTests {
    static let opened = CaseOpened(
        number: 7, chain: "contract", form: "contract", record: "H1", unit: "left", package: "aa", chart: "c.scxml",
        letter: "左函〔2026〕1号")

    @Test func `an opened case is its submitter's, and open`() throws {
        let events = try AppliedEvents(Self.opened)
        #expect(
            try events.rows(Case.self) == [
                "number=7 chain=contract form=contract record=H1 unit=left submitter=clerk package=aa chart=c.scxml "
                    + "letter=左函〔2026〕1号 opened=09:00 state=open"
            ])
    }

    @Test func `a step of the chart says where the case stands and when its next delayed event comes`() throws {
        let events = try AppliedEvents(
            Self.opened,
            CaseMoved(
                number: 7, active: ["review", "check"], entered: ["review", "check"], exited: [], snapshot: "<s/>",
                due: try AppliedEvents.time(90)))
        #expect(try events.rows(Case.self, "active", "snapshot", "due") == ["review check <s/> 10:29"])
        try events.give(CaseMoved(number: 7, active: ["end"], entered: ["end"], exited: ["review"], snapshot: "<t/>"))
        #expect(try events.rows(Case.self, "active", "snapshot", "due") == ["end <t/> -"])
    }

    @Test(arguments: [Case.State.approved, .rejected, .withdrawn])
    func `a closed case has its outcome and waits for nothing`(_ result: Case.State) throws {
        let events = try AppliedEvents(
            Self.opened,
            CaseMoved(
                number: 7, active: ["a"], entered: [], exited: [], snapshot: "", due: try AppliedEvents.time(90)),
            TimerSet(case: 7, task: nil, what: .due, due: try AppliedEvents.time(60), isWorkingTime: false),
            CaseClosed(number: 7, outcome: "已办结", result: result))
        #expect(
            try events.rows(Case.self, "state", "outcome", "closed", "due") == ["\(result.rawValue) 已办结 09:03 -"])
        #expect(try events.rows(CaseTimer.self, "state") == ["ended"])
    }

    @Test func `events of one case leave the others alone`() throws {
        let other = CaseOpened(
            number: 8, chain: "contract", form: "contract", record: "H2", unit: "left", package: "aa",
            chart: "c.scxml", letter: nil)
        let events = try AppliedEvents(
            Self.opened, other,
            TimerSet(case: 8, task: nil, what: .due, due: try AppliedEvents.time(60), isWorkingTime: false),
            CaseClosed(number: 7, outcome: "不同意", result: .rejected))
        #expect(try events.rows(Case.self, "number", "state") == ["7 rejected", "8 open"])
        #expect(try events.rows(CaseTimer.self, "state") == ["set"])
    }

    @Test(arguments: [
        Intervention.Kind.handOver, .delegate, .callBack, .addCountersigner, .removeCountersigner, .recall, .cancel,
        .takeBack, .forward,
    ])
    func `what is done about a case beside deciding is on record with both names`(_ kind: Intervention.Kind) throws {
        let events = try AppliedEvents()
        try events.give(
            CaseIntervened(case: 7, what: kind, task: 3, state: "review", person: "r2", text: "出差"), by: "deputy",
            for: "chief")
        #expect(
            try events.rows(Intervention.self) == [
                "id=1 case=7 kind=\(kind.rawValue) task=3 state=review person=deputy deputyfor=chief concerns=r2 "
                    + "text=出差 time=09:00"
            ])
    }

    // MARK: Migration

    /// A case with a task, an opinion, an intervention and a copy of each of two states.
    private static func running() throws -> AppliedEvents {
        let events = try AppliedEvents(opened)
        for state in ["one", "two"] {
            let task = try events.give(
                TaskOpened(case: 7, state: state, label: "办\(state)", resume: state == "one" ? "two" : nil))
            try events.give(OpinionEventTests.opinion(on: task, at: state, target: state == "two" ? "one" : nil))
            try events.give(
                CaseIntervened(case: 7, what: .delegate, task: task, state: state, person: nil, text: ""))
            try events.give(CopySent(case: 7, state: state, unit: "head", label: "抄送", clause: nil))
        }
        return events
    }

    @Test func `a case that goes over to another edition has its names wherever they stand`() throws {
        let events = try Self.running()
        try events.give(
            CaseMigrated(
                number: 7, editions: "1 → 2", from: "aa", package: "bb", chart: "d.scxml",
                renamed: ["one": "two", "two": "one"], tasks: [.init(task: 2, label: "新办", barred: ["clerk"])],
                active: ["two"], snapshot: "<n/>"))
        #expect(
            try events.rows(Case.self, "package", "chart", "active", "snapshot", "due") == ["bb d.scxml two <n/> -"])
        #expect(
            try events.rows(CaseTask.self, "state", "label", "barred", "resume") == ["two 新办 clerk one", "one 办two  -"])
        #expect(try events.rows(Opinion.self, "state", "target") == ["two -", "one two"])
        #expect(try events.rows(SentCopy.self, "state") == ["two", "one"])
        #expect(
            try events.rows(Intervention.self, "kind", "state", "text") == [
                "delegate two ", "delegate one ", "migrate - 1 → 2",
            ])
    }

    @Test func `what has no other name keeps its own`() throws {
        let events = try Self.running()
        try events.give(
            CaseMigrated(
                number: 7, editions: "1 → 2", from: "aa", package: "bb", chart: "c.scxml", renamed: ["two": "three"],
                tasks: [], active: ["one"], snapshot: ""))
        #expect(try events.rows(CaseTask.self, "state", "resume") == ["one three", "three -"])
        #expect(try events.rows(Opinion.self, "state", "target") == ["one -", "three one"])
    }
}
