import Testing

@testable import Values

@Suite struct ArchiveNumberTests {
    @Test func `an archive number is formed from its parts`() throws {
        let number = try ArchiveNumber(fonds: "J001", year: 2026, retention: .years30, department: "BGS", item: 1)
        #expect(number.text == "J001-WS·2026-D30-BGS-0001")
    }

    @Test(arguments: ["J001-WS·2026-D30-BGS-0001", "J001-WS・2026-D30-BGS-0001", " Ｊ００１－WS•2026-D30-BGS-0001 "])
    func `an archive number is read with each form of the dot`(text: String) throws {
        let number = try ArchiveNumber(parsing: text)
        #expect(number.text == "J001-WS·2026-D30-BGS-0001")
        #expect(number.retention == .years30)
        #expect(number.department == "BGS")
    }

    @Test func `a fonds that is not arranged by departments leaves the code out`() throws {
        let number = try ArchiveNumber(parsing: "0012-WS·2026-Y-0105")
        #expect(number.department == nil)
        #expect(number.retention == .permanent)
        #expect(number.item == 105)
        #expect(number.text == "0012-WS·2026-Y-0105")
    }

    @Test(arguments: [
        ("J01-WS·2026-D30-BGS-0001", ArchiveNumber.Part.fonds, "J01"), ("j001-WS·2026-D30-BGS-0001", .fonds, "j001"),
        ("J001-W·2026-D30-BGS-0001", .category, "W"), ("J001-W1·2026-D30-BGS-0001", .category, "W1"),
        ("J001-WS·26-D30-BGS-0001", .year, "26"), ("J001-WS·0000-D30-BGS-0001", .year, "0"),
        ("J001-WS·2026-D20-BGS-0001", .retention, "D20"), ("J001-WS·2026-D30-BG-0001", .department, "BG"),
        ("J001-WS·2026-D30-办公室-0001", .department, "办公室"), ("J001-WS·2026-D30-BGS-1", .item, "1"),
        ("J001-WS·2026-D30-BGS-0000", .item, "0"), ("J001-WS·2026-D30-BGS-00O1", .item, "00O1"),
        ("J001-WS·2026-D30-BGS-10000", .item, "10000"),
    ])
    func `a part that is not as it must be is named`(text: String, part: ArchiveNumber.Part, written: String) {
        #expect(throws: ArchiveNumber.ParsingError.badPart(part, written)) { try ArchiveNumber(parsing: text) }
    }

    @Test(arguments: [
        "", "J001", "J001-WS2026-D30-BGS-0001", "J001-WS·2026·1-D30-BGS-0001", "J001-WS·2026-D30-BGS-0001-1",
    ])
    func `what lacks the parts is refused`(text: String) {
        #expect(throws: ArchiveNumber.ParsingError.malformed(text)) { try ArchiveNumber(parsing: text) }
    }

    @Test func `archives are ordered by fonds, year, retention, department and item`() throws {
        let texts = [
            "J001-WS·2026-Y-BGS-0001", "J001-WS·2026-D30-BGS-0002", "J001-WS·2026-D10-BGS-0001",
            "J001-WS·2027-Y-BGS-0001",
            "J002-WS·2026-Y-BGS-0001",
        ]
        #expect(try texts.reversed().map { try ArchiveNumber(parsing: $0) }.sorted().map(\.text) == texts)
    }

    @Test func `retentions have names`() {
        #expect(Retention.allCases.map(\.chinese) == ["永久", "30年", "10年"])
    }
}
