import Casework
import Files
import Fixtures
import Procedure
import Records
import SQLiteStore
import Testing

/// Why someone cannot decide a task.
@Suite struct DecidingRefusalTests {
    private typealias Office = CityOffice

    @Test func `whoever has no task decides nothing, and what is decided is decided`() throws {
        let office = try Office(Office.step("review", Office.chief))
        expectRefusal("casework.unknown-case") { try office.desk("chief").act(on: 99, TaskAction("approve")) }
        expectRefusal("casework.outside-scope") {
            try office.desk("yi-clerk").act(on: office.number, TaskAction("approve"))
        }
        expectRefusal("casework.not-your-task") { try office.act("clerk-2") }
        expectRefusal("casework.unknown-task") {
            try office.desk("chief").act(on: office.number, TaskAction("approve", task: "revue"))
        }
        try office.act("chief")
        expectRefusal("casework.case-closed") { try office.act("chief") }
    }

    @Test func `a voice is given once`() throws {
        let office = try Office(
            Office.step("review", Office.chief, to: "signing") + Office.step("signing", Office.leaders))
        try office.act("chief")
        expectRefusal("casework.already-decided") { try office.act("chief") }
    }

    @Test func `an action is one that the task offers, with what it asks for`() throws {
        let office = try Office(
            """
            <state id="review">
              <d:task label="审核" clause="6.1.2">
                \(Office.chief)
                <d:action name="approve" label="同意"/><d:action name="object" label="反对" opinion="required"/>
                <d:action name="wave" label="不理"/>
                <d:attachment role="scan" label="扫描件" action="approve"/>
              </d:task>
              <transition event="approve.review object.review" target="signed"/>
            </state>
            """)
        expectRefusal("casework.unknown-action") { try office.act("chief", "aprove") }
        expectRefusal("casework.opinion-required") {
            try office.desk("chief").act(on: office.number, TaskAction("object"))
        }
        expectRefusal("casework.attachment-missing") { try office.act("chief") }
        expectRefusal("casework.not-revisable") {
            try office.desk("chief").act(on: office.number, TaskAction("wave", values: ["payment": "预付"]))
        }
        expectRefusal("casework.not-taken") { try office.act("chief", "wave") }
    }

    @Test func `of several tasks one is named`() throws {
        let office = try Office(
            Office.parallel([Office.step("left", Office.chief), Office.step("right", Office.chief)]))
        expectRefusal("casework.several-tasks") { try office.act("chief") }
    }

    @Test func `of several people whom a deputy represents one is named`() throws {
        let office = try Office(Office.step("review", Office.leaders, "rule=\"all\""))
        for leader in ["jia-leader", "jia-leader-2"] {
            let day = try OfficeFixture.time(0).day
            _ = try office.desk(leader).appoint(DeputyEntry(deputy: "chief", from: day, to: day.adding(days: 20)))
        }
        expectRefusal("approval.several-principals") { try office.act("chief") }
        expectRefusal("approval.not-deputy") { try office.act("chief", for: "president") }
    }

    @Test func `nobody decides the own application where the chart says so`() throws {
        let office = try Office(Office.step("review", Office.clerks, "applicant=\"skipped\""))
        expectRefusal("approval.own-application") { try office.act("clerk") }
        expectRefusal("approval.applicant-barred") { try office.desk("clerk-2").handOver(office.task(), to: "clerk") }
    }

    @Test func `a return leads to a step that the case came through, and not for whoever was only asked`() throws {
        let office = try Office(
            Office.step("first", Office.chief, to: "second")
                + Office.step("second", Office.leaders, "returns=\"any\"", to: "third")
                + Office.step("third", Office.leaders, "returns=\"none\""))
        func back(to target: String, as person: String) throws -> Acted {
            try office.desk(person).act(
                on: office.number, TaskAction("return", opinion: "请改", returning: .init(to: target)))
        }
        try office.act("chief")
        expectRefusal("approval.illegal-target") { try back(to: "third", as: "jia-leader") }
        _ = try office.desk("jia-leader").delegate(office.task(), to: "chief")
        expectRefusal("approval.advice-returns-nothing") { try back(to: "first", as: "chief") }
        try office.act("jia-leader-2")
        expectRefusal("approval.not-returnable") { try back(to: "first", as: "jia-leader-2") }
    }
}
