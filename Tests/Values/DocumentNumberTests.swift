import Testing

@testable import Values

@Suite struct DocumentNumberTests {
    @Test func `a letter's number is formed from unit, year and sequence`() throws {
        let pattern = try DocumentNumber.Pattern(parsing: "{unit}邮函〔{year}〕{sequence}号")
        #expect(pattern.variables == ["unit", "year"])
        #expect(pattern.format(["unit": "甲", "year": "2026"], sequence: 12) == "甲邮函〔2026〕12号")
    }

    @Test func `a sequence has zeros in front up to its width and grows beyond it`() throws {
        let pattern = try DocumentNumber.Pattern(parsing: "GDYH-{year}-{sequence:4}")
        #expect(pattern.format(["year": "2026"], sequence: 7) == "GDYH-2026-0007")
        #expect(pattern.format(["year": "2026"], sequence: 12_345) == "GDYH-2026-12345")
    }

    @Test func `without a value there is no number`() throws {
        #expect(try DocumentNumber.Pattern(parsing: "{unit}{sequence}").format([:], sequence: 1) == nil)
    }

    @Test func `a value is put in as it is, braces too`() throws {
        let pattern = try DocumentNumber.Pattern(parsing: "{unit}-{unit}-{sequence}")
        #expect(pattern.variables == ["unit"])
        #expect(pattern.format(["unit": "{year}"], sequence: 1) == "{year}-{year}-1")
    }

    @Test func `doubled braces stand for themselves`() throws {
        #expect(try DocumentNumber.Pattern(parsing: "{{{sequence}}}").format([:], sequence: 5) == "{5}")
    }

    @Test(arguments: [
        ("{year}-", DocumentNumber.PatternError.Problem.noSequence, 7), ("", .noSequence, 0),
        ("{year", .unclosedBrace, 0),
        ("号{sequence", .unclosedBrace, 3), ("a}{sequence}", .strayBrace, 1), ("{}{sequence}", .badName(""), 1),
        ("甲{Year}{sequence}", .badName("Year"), 4), ("{年}{sequence}", .badName("年"), 1),
        ("{sequence:0}", .badWidth("0"), 10),
        ("{sequence:}", .badWidth(""), 10), ("{sequence:13}", .badWidth("13"), 10),
        ("{sequence:+4}", .badWidth("+4"), 10),
        ("{sequence:99999999999999999999}", .badWidth("99999999999999999999"), 10),
        ("{year:4}{sequence}", .widthOfVariable("year"), 6), ("{sequence}{sequence:2}", .secondSequence, 10),
        ("{year }{sequence}", .badName("year "), 1), ("{9}{sequence}", .badName("9"), 1),
    ])
    func `a faulty pattern is refused with its place`(
        text: String, problem: DocumentNumber.PatternError.Problem, offset: Int
    ) {
        #expect(throws: DocumentNumber.PatternError(problem: problem, offset: offset)) {
            try DocumentNumber.Pattern(parsing: text)
        }
    }
}
