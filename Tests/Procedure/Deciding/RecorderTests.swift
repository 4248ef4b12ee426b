import SmallOffices
import Testing

@testable import Procedure
@testable import Records

/// What deciding records: one command with its events, all of it or nothing, and numbers without gaps.
@Suite struct RecorderTests {
    private let office: SmallOffice

    init() throws { office = try SmallOffice(SmallRegulation.step("review", SmallOffice.boss)) }

    private struct Interruption: Error {}

    private func unit(_ code: String) throws -> Records.Unit { try office.look { try $0.units.existingUnit(code) } }

    private func letter(_ unit: String) throws -> String {
        let unit = try self.unit(unit)
        return try office.decide(as: "admin") { try $0.allocate("letter", unit: unit) }
    }

    // MARK: Numbers

    @Test func `numbers of a series by units count in each unit for itself`() throws {
        #expect(try letter("left") == "左函〔2026〕1号")
        #expect(try letter("left") == "左函〔2026〕2号")
        #expect(try letter("right") == "右函〔2026〕1号")
    }

    @Test func `numbers of a series by years begin anew with the year`() throws {
        _ = try letter("left")
        try office.wait(until: "2027-01-04T09:00")
        #expect(try letter("left") == "左函〔2027〕1号")
    }

    @Test func `a series that never restarts goes on through the years and units`() throws {
        let left = try unit("left")
        let right = try unit("right")
        #expect(try office.decide(as: "admin") { try $0.allocate("matter", unit: left) } == "S0001")
        try office.wait(until: "2027-01-04T09:00")
        #expect(try office.decide(as: "admin") { try $0.allocate("matter", unit: right) } == "S0002")
    }

    @Test func `a series that the regulation does not have is refused`() throws {
        let left = try unit("left")
        #expect(
            try refusal { try office.decide(as: "admin") { try $0.allocate("bills", unit: left) } }
                == "casework.unknown-series")
    }

    // MARK: All or nothing

    @Test func `a command is written down before the first event that it decides, and once`() throws {
        let before = try office.events().count
        try office.submit()
        let written = try office.events().dropFirst(before)
        #expect(written.first == "command.given")
        #expect(written.filter { $0 == "command.given" }.count == 1)
    }

    @Test func `a command that decides nothing leaves nothing`() throws {
        let before = try office.events()
        try office.decide(as: "admin") { recorder in
            recorder.give(CommandGiven(FollowCase(1), account: nil))
        }
        #expect(try office.events() == before)
    }

    @Test func `an attempt that fails takes back its own events and no others`() throws {
        let left = try unit("left")
        let kept = try office.decide(as: "admin") { recorder in
            _ = try recorder.allocate("matter", unit: left)
            #expect(throws: Interruption.self) {
                try recorder.attempt {
                    _ = try recorder.allocate("matter", unit: left)
                    throw Interruption()
                }
            }
            return try recorder.allocate("matter", unit: left)
        }
        #expect(kept == "S0002")
        #expect(try office.events().filter { $0 == "number.allocated" }.count == 2)
        #expect(try office.isSound())
    }

    @Test func `what was decided is seen by what is decided next`() throws {
        try office.decide(as: "admin") { recorder in
            #expect(try recorder.units.tree()["new"] == nil)
            let unit = Records.Unit(
                code: "new", name: "新示例分部", kind: "branch", parent: "head", prefix: nil, attributes: [:])
            try recorder.record(UnitSet(unit: unit))
            #expect(try recorder.units.tree()["new"]?.name == "新示例分部")
            #expect(recorder.changes == .units)
        }
    }

    @Test func `an office is founded once`() throws {
        let again = FoundOffice(
            name: "再来", isDemonstration: true, account: "nobody",
            package: try office.look { $0.editions.current.package }, calendar: [])
        #expect(try refusal { try office.give("admin", again) } == "casework.already-founded")
    }

    @Test(arguments: ["", "  "]) func `a correction of time has a reason`(_ reason: String) throws {
        #expect(
            try refusal { try office.give("admin", CorrectTime(reason: reason)) }
                == "casework.correction-without-reason")
    }
}
