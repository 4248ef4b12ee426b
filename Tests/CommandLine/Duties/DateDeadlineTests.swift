import Fixtures
import Testing

/// GP-19: the date that a rectification notice sets is the deadline of the answer.
@Suite struct DateDeadlineTests {
    private let office: DemoOffice

    init() throws { office = try DemoOffice().withCounty() }

    private func noticed(due: String) throws -> String {
        let values = [
            "title": "时限抽查", "kind": "spot", "date": "2026-11-01", "inspected": "jia", "findings": "抽查十户",
            "problems": "两户晚投",
        ]
        let (_, number) = try office.filed("inspection", values, by: "manager")
        try office.done("act", number, "issue", "-s", "demands=改进投递", "-s", "due=\(due)", as: "manager")
        return number
    }

    @Test func `the answer is due at the close of business of the day that the notice names`() throws {
        let number = try noticed(due: "2026-11-20")
        let due = try #require(
            try office.json("due", as: "manager").items.first { $0["case"].number.map { String($0) } == number })
        #expect(due["due"].text == "2026-11-20T09:30:00.000Z")
        #expect(due["late"].truth == false)
        office.pass(minutes: 21 * 1440)
        #expect(try office.json("due", as: "chief").items.contains { $0["late"].truth == true })
        #expect(try office.done("tick", as: "admin").output.contains("受检单位整改并回复　到期（2026-11-20 17:30）"))
        try office.done("act", number, "reply", "-s", "reply=已改", as: "chief")
        try office.done("return", number, "-m", "仍有一户", as: "manager")
        try office.done("act", number, "issue", "-s", "demands=查明", "-s", "due=2026-12-10", as: "manager")
        #expect(
            try office.json("due", as: "manager").items.contains { $0["due"].text == "2026-12-10T09:30:00.000Z" },
            "the second notice sets its own")
    }

    @Test(arguments: [
        ("by=\"due\"", "by=\"title\"", "regulation.invalid-value"),
        ("by=\"due\"", "by=\"duee\"", "regulation.unknown-field"),
        ("by=\"due\"", "by=\"due\" within=\"3d\"", "regulation.invalid-value"),
        ("by=\"due\"", "since=\"due\"", "regulation.invalid-value"),
        ("by=\"due\"", "since=\"due\" within=\"3 moons\"", "regulation.invalid-value"),
    ])
    func `a deadline by what is no date is refused`(text: String, other: String, rule: String) throws {
        let copy = try RegulationCopy()
        try copy.change("Workflows/guangdong-post-letters/charts/inspection.scxml", text, to: other)
        let run = try copy.check("guangdong-post-letters", "--json")
        #expect(run.status == 1)
        #expect(try run.json()["findings"].items.contains { $0["rule"].text == rule }, "\(run.errors)")
    }

    @Test func `days and months may be counted from a date of the record`() throws {
        let copy = try RegulationCopy()
        try copy.change(
            "Workflows/guangdong-post-letters/charts/inspection.scxml", "by=\"due\"",
            to: "within=\"2 months\" since=\"due\"")
        let check = try copy.check()
        #expect(check.status == 0, "\(check.errors)")
        let other = try DemoOffice(
            regulation: "guangdong-post-letters", root: copy.root.path, units: OfficeFixture.units,
            people: DemoOffice.people)
        let values = [
            "title": "时限抽查", "kind": "spot", "date": "2026-11-01", "inspected": "jia", "findings": "抽查",
            "problems": "晚投",
        ]
        let (_, number) = try other.filed("inspection", values, by: "manager")
        try other.done("act", number, "issue", "-s", "demands=改进", "-s", "due=2026-12-31", as: "manager")
        #expect(try other.json("due", as: "manager").items.first?["due"].text == "2027-02-28T09:30:00.000Z")
    }
}
