import Diagnostics
import Regulations
import SmallOffices
import Testing

@testable import Procedure
@testable import Records

/// What somebody sees of the office.
@Suite struct SightTests {
    private static func sees(_ person: String, in office: SmallOffice) throws -> Bool {
        try refusal { try office.look(as: person) { try $0.sight.existingCase(1) } } == nil
    }

    /// The people of the office, and whether they see a case of the left branch that waits for the director there.
    static let people: [(person: String, sees: Bool)] = [
        ("clerk", true), ("officer", true), ("chief", true), ("boss", true), ("r1", true), ("admin", true),
        ("neighbour", false),
    ]

    @Test(arguments: people) func `a person sees the cases of the own unit and below, or those of the scope`(
        _ person: String, _ sees: Bool
    ) throws {
        let office = try SmallOffice.submitted(SmallRegulation.step("review", SmallOffice.chief))
        #expect(try Self.sees(person, in: office) == sees)
    }

    @Test func `whoever has a task in a case sees it, and its record, from any unit`() throws {
        let performers = "<d:performer post=\"clerk\" unit=\"right\"/>"
        let office = try SmallOffice.submitted(SmallRegulation.step("review", performers))
        #expect(try Self.sees("neighbour", in: office))
        let isSeen = try office.look(as: "neighbour") { reader in
            try reader.sight.sees(try #require(try reader.records.record("matter", "S0001")))
        }
        #expect(isSeen)
    }

    @Test func `whoever decided in a case goes on seeing it`() throws {
        let performers = "<d:performer post=\"clerk\" unit=\"right\"/>"
        let office = try SmallOffice.submitted(SmallRegulation.step("review", performers))
        try office.act("neighbour")
        #expect(try Self.sees("neighbour", in: office))
    }

    @Test func `what is out of sight is told as what is not there`() throws {
        let office = try SmallOffice.submitted(SmallRegulation.step("review", SmallOffice.chief))
        func told(_ number: Int) -> [String] {
            do {
                _ = try office.look(as: "neighbour") { try $0.sight.existingCase(number) }
                return []
            } catch { return (error as? Refusal)?.findings.map(\.rule) ?? [] }
        }
        #expect(told(1) == ["casework.unknown-case"])
        #expect(told(1) == told(99))
    }

    @Test func `a number that was probably meant tells of no record out of sight`() throws {
        let office = try SmallOffice.submitted(SmallRegulation.step("review", SmallOffice.chief))
        func advice(_ person: String) throws -> String? {
            try office.look(as: person) { reader in
                try reader.sight.resembling(try reader.records.form("matter"), "S001")?.english
            }
        }
        #expect(try advice("clerk")?.contains("S0001") == true)
        #expect(try advice("neighbour") == nil)
    }

    // MARK: Fields that a step hides

    private static func hiding(_ performers: String) throws -> SmallOffice {
        try SmallOffice.submitted(
            SmallRegulation.step("review", performers, inside: "<d:hide ref=\"chosen\"/>"), ["chosen": "r1"])
    }

    private static func hidden(from person: String, in office: SmallOffice) throws -> Set<String> {
        try office.look(as: person) { reader in
            try reader.sight.hiddenFields(of: try #require(try reader.records.record("matter", "S0001")))
        }
    }

    @Test func `a performer does not see what the step hides, and whoever has the record in scope sees all`() throws {
        let office = try Self.hiding("<d:performer post=\"clerk\" unit=\"right\"/>")
        #expect(try Self.hidden(from: "neighbour", in: office) == ["chosen"])
        for person in ["clerk", "chief", "boss"] { #expect(try Self.hidden(from: person, in: office).isEmpty) }
    }

    @Test func `a copy shows what its sender saw`() throws {
        let office = try Self.hiding("<d:performer post=\"clerk\" unit=\"right\"/>")
        try office.appoint("friend", "clerk", "right")
        try office.endPost("friend", "clerk", "right", to: "2026-11-02")
        try office.appoint("guest", "officer", "right")
        try office.give("neighbour", SendCopies(1, to: [.person("guest")], note: ""))
        #expect(try Self.hidden(from: "guest", in: office) == ["chosen"])
    }

    @Test func `a hidden value is not shown in the record`() throws {
        let office = try Self.hiding("<d:performer post=\"clerk\" unit=\"right\"/>")
        let shown = try office.look(as: "neighbour") { reader in
            try reader.sight.shown(try #require(try reader.records.record("matter", "S0001"))).values
        }
        #expect(shown.text("chosen") == nil)
        #expect(shown.text("note") == "示例说明")
    }
}
