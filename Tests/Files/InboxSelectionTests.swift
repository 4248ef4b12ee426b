import Procedure
import SmallOffices
import Testing
import Values

@testable import Files

/// Which tasks of the inbox are chosen for an action at once: Documentation/approvals.md, Many at once.
@Suite struct InboxSelectionTests {
    private let office: SmallOffice

    /// Three cases that wait for the boss, the last of them of the right branch and submitted two days later.
    init() throws {
        office = try SmallOffice(
            SmallRegulation.step("one", SmallOffice.boss, to: "two") + SmallRegulation.step("two", SmallOffice.boss))
        try office.submit()
        try office.submit()
        try office.act("boss")
        try office.wait(until: "2026-11-04T09:00")
        try office.submit(as: "neighbour")
    }

    private func chosen(_ selection: InboxSelection, for action: String = "approve", as person: String = "boss") throws
        -> [String]
    {
        try office.look(as: person) { reader in
            try InboxReader(reader).select(selection, for: action).map { "\($0.heading.case.number) \($0.task.state)" }
        }
    }

    private static func day(_ text: String) throws -> CalendarDate { try CalendarDate(parsing: text) }

    /// What is chosen by, and which cases match.
    static let selections: [(name: String, selection: InboxSelection, cases: [String])] = [
        ("all", InboxSelection(), ["1 two", "2 one", "3 one"]),
        ("chain", InboxSelection(chain: "matter"), ["1 two", "2 one", "3 one"]),
        ("task", InboxSelection(task: "one"), ["2 one", "3 one"]),
        ("unit", InboxSelection(unit: "right"), ["3 one"]),
        ("unit above", InboxSelection(unit: "head"), ["1 two", "2 one", "3 one"]),
        ("both", InboxSelection(unit: "left", task: "one"), ["2 one"]),
    ]

    @Test(arguments: selections) func `what matches all that is asked for is chosen`(
        _ name: String, _ selection: InboxSelection, _ cases: [String]
    ) throws {
        #expect(Set(try chosen(selection)) == Set(cases), "\(name)")
    }

    @Test(arguments: [("2026-11-02", 0), ("2026-11-03", 2), ("2026-11-04", 2), ("2026-11-05", 3)])
    func `a day leaves out what was submitted on it or later`(_ day: String, _ count: Int) throws {
        let selection = InboxSelection(submittedBefore: try Self.day(day))
        if count == 0 {
            #expect(try refusal { try chosen(selection) } == "selection.nothing-matches")
        } else {
            #expect(try chosen(selection).count == count)
        }
    }

    static let refused: [(selection: InboxSelection, action: String, rule: String)] = [
        (InboxSelection(chain: "mater"), "approve", "selection.unknown-chain"),
        (InboxSelection(task: "three"), "approve", "selection.unknown-task"),
        (InboxSelection(unit: "nowhere"), "approve", "casework.unknown-unit"),
        (InboxSelection(customer: "K0001"), "approve", "selection.nothing-matches"),
        (InboxSelection(), "sign", "selection.nothing-takes"),
    ]

    @Test(arguments: refused) func `a choice of nothing is refused with the reason`(
        _ selection: InboxSelection, _ action: String, _ rule: String
    ) throws {
        #expect(try refusal { try chosen(selection, for: action) } == rule)
    }

    @Test func `tasks of somebody represented are chosen apart from the own ones`() throws {
        let day = office.now.day
        try office.give("boss", AppointDeputy(DeputyEntry(deputy: "r1", from: day, to: day)))
        #expect(try refusal { try chosen(InboxSelection(), as: "r1") } == "selection.nothing-matches")
        #expect(try chosen(InboxSelection(principal: "boss"), as: "r1").count == 3)
    }
}
