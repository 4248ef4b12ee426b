import Fixtures
import Foundation
import Testing

/// Duties about records, by dates and by working days, under conditions, with escalation: in a regulation that shares
/// no name with the flagship.
@Suite final class DutyKindsTests {
    private let root: URL
    private let office: DemoOffice

    private static let duties = """
        <duties>
          <duty id="second-call" label="签约后走访" over="record:lease" at="inked-on + 1 week" until="inked-on + 1 month"
                post="berth-agent" form="call" clause="art-1"/>
          <duty id="rent-check" label="租金核对" over="record:lease" when="rent &gt; 300000" due="3" working-days="true"
                post="berth-agent" form="call" escalate-to="harbour-master" after="2" clause="art-1"/>
        </duties>
        </regulation>
        """

    private static let about = """
        <field id="about" label="有关租约" label-en="about" type="reference" form="lease"/>
        <notice date="day" least="24h" message="走访要提前一天登记" message-en="a call is recorded a day ahead" clause="art-1"/>
        </form>
        """

    init() throws {
        root = try HarbourRegulation.root { path, text in
            switch path {
            case "regulation.xml": text.replacingOccurrences(of: "</regulation>", with: Self.duties)
            case "forms/call.xml": text.replacingOccurrences(of: "</form>", with: Self.about)
            default: text
            }
        }
        office = try DemoOffice(
            regulation: HarbourRegulation.id, root: root.path, units: HarbourRegulation.units,
            people: HarbourRegulation.people)
        let year = "<calendar xmlns=\"urn:docket:regulation\" year=\"2026\"/>"
        try office.done("calendar", "import", office.write("2026.xml", year), as: "admin")
    }

    deinit { Folder.remove(root) }

    @Test func `the regulation is consistent`() throws {
        let run = try Binary.run(["regulation", "check", HarbourRegulation.id, "--root", root.path])
        #expect(run.status == 0, "\(run.output)\(run.errors)")
    }

    /// A lease that was granted and inked on a day; its number and its tenant.
    private func leased(rent: String, name: String = "1") throws -> (lease: String, tenant: String) {
        let applied = try office.json(
            "customer", "register", "-s", "trade-name=示例航运公司\(name)", "-s", "licence=L-\(name)", "-s",
            "expected-dues=120万", "-s", "warden=agent", as: "agent")
        try office.done("act", String(try #require(applied["case"].number)), "admit", as: "captain")
        let tenant = try #require(applied["number"].text)
        let submitted = try office.json(
            "contract", "submit", "-s", "lessee=\(tenant)", "-s", "heading=租约", "-s", "rent=\(rent)", as: "agent")
        let number = String(try #require(submitted["case"].number))
        try office.done("act", number, "grant", as: "captain")
        try office.done("act", number, "ink", "--set", "inked-on=2026-11-20", as: "agent")
        return (try #require(submitted["number"].text), tenant)
    }

    private func tick(afterDays days: Int = 0) throws -> Run {
        office.pass(minutes: days * 1440)
        return try office.run("tick", as: "admin")
    }

    private func refusal(_ id: String, _ words: [String], as person: String) throws {
        #expect(try office.run(words + ["--json"], as: person).findings().contains { $0["rule"].text == id })
    }

    private func mine(_ person: String) throws -> [String] {
        try office.json("inbox", "--duties", as: person).items.compactMap { $0["duty"].text }
    }

    private func call(_ tenant: String, _ lease: String, on day: String) throws -> Run {
        try office.run(
            ["visit", "record"]
                + Entries.set(["seen": tenant, "day": day, "crew": "甲", "log": "正常", "about": lease]), as: "agent")
    }

    @Test func `a date opens and ends a duty, a condition leaves others out, and who is above sees what is late`()
        throws
    {
        let (lease, tenant) = try leased(rent: "36万")
        _ = try leased(rent: "20万", name: "2")
        try #require(try tick().status == 0)
        #expect(try mine("agent") == ["rent-check"], "2 November: the date is ahead, the other rent too small")
        let check = try office.json("inbox", "--duties", as: "agent").items.first
        #expect(check?["due"].text == "2026-11-04" && check?["about"].text == lease)
        office.pass(minutes: 3 * 1440)
        #expect(try mine("captain") == [])
        office.pass(minutes: 1440)
        #expect(try mine("captain") == ["rent-check"], "6 November: two days late")

        #expect(try tick(afterDays: 21).output.contains("签约后走访"), "27 November")
        #expect(try mine("agent") == ["rent-check", "second-call", "second-call"])
        let missed = try tick(afterDays: 5)
        #expect(missed.output.contains("租金核对　漏做（2026-11-01 – 2026-11-30）"))
        #expect(try call(tenant, lease, on: "2026-12-10").status == 0)
        #expect(try mine("agent") == ["second-call"], "both duties about this lease are done, not that of the other")
        let last = try tick(afterDays: 20)
        #expect(last.output.contains("签约后走访　漏做（2026-11-27 – 2026-12-20）"))
    }

    @Test func `a year without public holidays keeps what counts working days waiting, and names it`() throws {
        _ = try leased(rent: "36万")
        try #require(try tick(afterDays: 30).status == 0)
        let run = try tick(afterDays: 35)
        #expect(run.status == 1 && run.errors.contains("没有 2027 年的放假安排"), "\(run.errors)")
        try refusal("tick.duties-not-opened", ["tick"], as: "admin")
        let year = "<calendar xmlns=\"urn:docket:regulation\" year=\"2027\"/>"
        try office.done("calendar", "import", office.write("2027.xml", year), as: "admin")
        #expect(try tick().output.contains("租金核对"))
        #expect(try office.done("tick", as: "admin").errors.contains("没有到期的"))
    }

    @Test func `a record of what comes too soon is refused with the latest time`() throws {
        let (lease, tenant) = try leased(rent: "36万")
        let late = try call(tenant, lease, on: "2026-11-03")
        #expect(late.status == 1 && late.errors.contains("走访要提前一天登记"))
        #expect(late.errors.contains("最晚 2026-11-02 00:00"))
        #expect(try call(tenant, lease, on: "2026-11-04").status == 0)
    }
}
