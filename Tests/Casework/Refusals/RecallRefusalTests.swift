import Casework
import Files
import Procedure
import Records
import SQLiteStore
import Testing

/// Why something cannot be taken back.
@Suite struct RecallRefusalTests {
    private typealias Office = CityOffice
    private static let two =
        CityOffice.step("review", CityOffice.chief, to: "leaders") + CityOffice.step("leaders", CityOffice.leaders)

    @Test func `a case is recalled by who submitted it, before anybody acts on it`() throws {
        let office = try Office(Self.two)
        expectRefusal("approval.not-applicant") { try office.desk("clerk-2").recall(office.number) }
        try office.act("chief")
        expectRefusal("approval.acted-on") { try office.desk("clerk").recall(office.number) }
    }

    @Test func `a case that waits for its applicant is not recalled`() throws {
        let office = try Office(
            Office.step("draft", Office.clerks, to: "review") + Office.step("review", Office.chief),
            submission: "recall=\"draft\"")
        expectRefusal("approval.nothing-to-recall") { try office.desk("clerk").recall(office.number) }
    }

    @Test func `a case is cancelled with a reason, until it binds, and where the chart has an end for it`() throws {
        let binding = try Office(Self.two, submission: "binding=\"leaders\"")
        expectRefusal("casework.opinion-required") { try binding.desk("clerk").cancel(binding.number, text: "") }
        try binding.act("chief")
        expectRefusal("approval.bound") { try binding.desk("clerk").cancel(binding.number, text: "不再办") }
        let endless = try Office(Self.two, ends: "")
        expectRefusal("approval.not-cancellable") { try endless.desk("clerk").cancel(endless.number, text: "不再办") }
    }

    @Test func `only an own decision is taken back, and as long as nobody acted on it`() throws {
        let office = try Office(Self.two)
        expectRefusal("approval.nothing-to-take-back") { try office.desk("chief").takeBack(office.number) }
        try office.act("chief")
        _ = try office.desk("jia-leader").handOver(office.task(), to: "clerk-2")
        expectRefusal("approval.acted-on") { try office.desk("chief").takeBack(office.number) }
    }
}
