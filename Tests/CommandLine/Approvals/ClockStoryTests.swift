import Fixtures
import Foundation
import Testing

/// 到期自动办理: what the clock decides has the consequences that a person's decision has.
@Suite struct ClockStoryTests {
    private typealias Office = ApprovalOffice

    /// A review by the chief that the clock approves, a day after it was due.
    private static func review(
        _ attributes: String = "", _ inside: String = "", next: String = "signed"
    ) -> String {
        Office.state(
            "review", "首席审核", "within=\"1 working-day\" \(attributes)",
            performers: "<d:performer post=\"chief-account-manager\" at=\"city\"/>",
            actions: "<d:action name=\"approve\" label=\"同意\"/>" + inside + "<d:automatic action=\"approve\"/>",
            transitions: "<transition event=\"approve\" target=\"\(next)\"/>")
    }

    private static func leaders(_ attributes: String = "", next: String) -> String {
        Office.state(
            "leaders", "领导审批", attributes, performers: "<d:performer post=\"leader\" at=\"city\"/>",
            transitions: "<transition event=\"approve\" target=\"\(next)\"/>"
                + "<transition event=\"reject\" target=\"rejected\"/>")
    }

    @Test func `opinions lose their force when the clock takes the action that voids them`() throws {
        let office = try Office(Self.leaders(next: "review") + Self.review("voids=\"leaders\""))
        let number = try office.submitted()
        try office.office.done("approve", number, "-m", "同意签约", as: "jia-leader")
        let before = try office.office.done("history", number, "--json", as: "clerk").output
        #expect(!before.contains("\"void\":true"))
        let tick = try office.tick(at: "2026-11-05T09:00")
        #expect(tick.output.contains("首席审核　自动办理"))
        let opinions = try office.office.json("history", number, as: "clerk").items
            .filter { $0["label"].text == "领导审批：同意" }
        #expect(opinions.map { $0["void"].truth } == [true])
    }

    @Test func `what the clock did within a person's command is the clock's in the history`() throws {
        let office = try Office(Self.review(next: "leaders") + Self.leaders(next: "signed"))
        let number = try office.submitted()
        _ = try office.at("2026-11-05T09:00", "approve", number, "-m", "同意签约", as: "jia-leader")
        let history = try office.office.json("history", number, as: "clerk").items
        let passed = try #require(history.first { $0["label"].text?.contains("到期未办") == true })
        #expect(passed["clock"].truth == true && passed["person"].text == "")
        let own = try #require(history.first { $0["text"].text == "同意签约" })
        #expect(own["clock"].truth == false && own["person"].text == "丙示例")
        #expect(try office.office.done("history", number, as: "clerk").output.contains("（时钟）"))
    }

    @Test func `a number that the action allocates is allocated, and the papers show it`() throws {
        let office = try Office(Self.review("", "<d:number series=\"filing\" action=\"approve\"/>"))
        let customer = try office.office.registered(["expected-revenue": "30万"])
        let numbers = try (0..<2).map { _ in
            let run = try office.office.run(Entries.contract(customer) + ["--json"], as: "clerk")
            return String(try #require(try run.json()["case"].number))
        }
        #expect(try office.tick(at: "2026-11-05T09:00").status == 0)
        for (number, filing) in zip(numbers, ["BA20260001", "BA20260002"]) {
            let history = try office.office.done("history", number, as: "clerk").output
            #expect(history.contains("到期未办，自动办理") && history.contains("备案编号 \(filing)"), "\(history)")
            let record = try #require(try office.office.json("show", number, as: "clerk")["record"].text)
            let paper = try office.office.done("packet", record, "--format", "xml", as: "clerk").output
            #expect(paper.contains("series=\"filing\" label=\"备案编号\" value=\"\(filing)\""), "\(paper)")
        }
        // The tables that the events give are those that the office works by.
        #expect(try office.office.done("verify", as: "admin").status == 0)
    }

    @Test func `a case that was to come straight back comes straight back`() throws {
        let states =
            Self.review("", next: "second")
            + Office.state(
                "second", "再审", performers: "<d:performer post=\"leader\" at=\"city\"/>",
                transitions: "<transition event=\"approve\" target=\"leaders\"/>"
                    + "<transition event=\"reject\" target=\"rejected\"/>")
            + Self.leaders("returns=\"any\"", next: "signed")
        let office = try Office(states)
        let number = try office.submitted()
        try office.office.done("approve", number, as: "chief")
        try office.office.done("approve", number, as: "jia-leader")
        try office.office.done(
            "return", number, "--to", "review", "--come-back", "-m", "请再核一遍", as: "jia-leader")
        #expect(try office.tick(at: "2026-11-05T09:00").output.contains("首席审核　自动办理"))
        let show = try office.office.done("show", number, as: "clerk").output
        #expect(show.contains("▶ 领导审批"), "\(show)")
    }

    @Test func `a decision that the chart does not take is told by every round, and people go on`() throws {
        let office = try Office(
            Office.state(
                "review", "首席审核", "within=\"1 working-day\"",
                performers: "<d:performer post=\"chief-account-manager\" at=\"city\"/>",
                actions: "<d:action name=\"approve\" label=\"同意\"/><d:action name=\"reject\" label=\"不同意\"/>"
                    + "<d:automatic action=\"approve\"/>",
                transitions: "<transition event=\"approve\" cond=\"$contract/payment = '预付'\" target=\"signed\"/>"
                    + "<transition event=\"reject\" target=\"rejected\"/>"))
        let number = try office.submitted()
        for _ in 0..<2 {
            let run = try Binary.run(
                ["tick", "--as", "admin", "--at", "2026-11-05T09:00"],
                environment: ["DOCKET_OFFICE": office.office.path], in: office.office.folder)
            #expect((run.output + run.errors).contains("事项 \(number)"), "\(run.output)\(run.errors)")
        }
        _ = try office.office.verified()
        #expect(try office.office.json("reject", number, "-m", "条件不符", as: "chief")["outcome"].text == "未予批准")
    }

    @Test func `what the clock decided next is not taken from under it`() throws {
        let office = try Office(
            Office.state(
                "leaders", "领导审批", performers: "<d:performer post=\"leader\" at=\"city\"/>",
                transitions: "<transition event=\"approve\" target=\"review\"/>"
                    + "<transition event=\"reject\" target=\"rejected\"/>")
                + Self.review("", next: "last")
                + Office.state("last", "终审", performers: "<d:performer post=\"leader\" at=\"city\"/>"))
        let number = try office.submitted()
        try office.office.done("approve", number, as: "jia-leader")
        _ = try office.tick(at: "2026-11-05T09:00")
        #expect(try office.office.active(number) == ["last"])
        let run = try office.office.run(["take-back", number], as: "jia-leader")
        #expect(run.status == 1 && run.errors.contains("到期自动办理"), "\(run.errors)")
    }
}
