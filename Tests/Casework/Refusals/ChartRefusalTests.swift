import Casework
import Files
import Fixtures
import Procedure
import Records
import Regulations
import SQLiteStore
import Testing

/// What a chart that its writer did not think through is kept from doing.
@Suite struct ChartRefusalTests {
    private typealias Office = CityOffice
    private static let nobody = "<d:performer post=\"chief-account-manager\" at=\"county\"/>"

    @Test func `tasks that pass by themselves do not go in circles for ever`() throws {
        let office = try Office(
            Office.step("a", Self.nobody, "empty=\"pass\"", to: "b")
                + Office.step("b", Self.nobody, "empty=\"pass\"", to: "a"), isSubmitted: false)
        office.expectRefusedSubmission("approval.passes-for-ever")
    }

    @Test func `a case does not stay where no task is left`() throws {
        let office = try Office(
            Office.step("review", Office.chief).replacing(" target=\"signed\"", with: ""))
        expectRefusal("approval.stays-behind") { try office.act("chief") }
    }

    @Test func `a task that nobody can perform does not open`() throws {
        let office = try Office(Office.step("review", Self.nobody), isSubmitted: false)
        office.expectRefusedSubmission("casework.no-performer")
    }

    @Test func `a task that only the applicant could perform does not open`() throws {
        let office = try Office(
            Office.step("review", "<d:performer select=\"'clerk'\"/>", "applicant=\"skipped\""), isSubmitted: false)
        office.expectRefusedSubmission("casework.only-applicant")
    }

    @Test func `a number needs a series, and a value for all of its pattern`() throws {
        let unnumbered = try OfficeFixture(
            workflows: try ChangedPackage().replacing("series id=\"visit\"", by: "series id=\"visits\"")
                .replacing(" series=\"visit\"", by: "", in: "forms/visit.xml"))
        let customer = try unnumbered.registered()
        expectRefusal("casework.unknown-series") {
            try unnumbered.desk("clerk").submit("visit", FormEntry(values: RecordRefusalTests.visit(customer)))
        }
        let fixture = try OfficeFixture(
            workflows: try ChangedPackage().replacing("KH{year}{sequence:4}", by: "KH{district}{sequence:4}"))
        expectRefusal("casework.number-pattern") {
            try fixture.desk("clerk").register(FormEntry(values: OfficeFixture.customer))
        }
    }

    @Test func `a deadline in working days needs the holidays of its year`() throws {
        let office = try Office(
            Office.step("review", Office.chief, "within=\"300 working-days\""), isSubmitted: false)
        office.expectRefusedSubmission("deadline.missing-year")
    }

    @Test func `a picture is of a chain that there is`() throws {
        let office = try Office(Office.step("review", Office.chief), isSubmitted: false)
        expectRefusal("casework.unknown-chain") {
            try office.desk("clerk").picture(ofChain: "city-contracts", in: .chinese)
        }
    }
}
