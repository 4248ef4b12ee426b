import Randomness
import Testing

@testable import Values

private func problems(_ text: String, limits: CSV.Limits = CSV.Limits()) -> [CSV.Problem] {
    do {
        _ = try CSV.read(text, limits: limits)
        return []
    } catch {
        return error.problems
    }
}

private func problem(_ kind: CSV.Problem.Kind, _ line: Int, _ column: Int) -> [CSV.Problem] {
    [CSV.Problem(kind: kind, place: CSV.Place(line: line, column: column))]
}

@Suite struct CSVReaderTests {
    @Test func `rows are read by the names of their columns`() throws {
        let table = try CSV.read("客户, 收入 \r\n甲公司,520万\r\n乙公司,\r\n")
        #expect(table.header == ["客户", "收入"])
        #expect(table.rows.map(\.fields) == [["甲公司", "520万"], ["乙公司", ""]])
        #expect(table.rows[0]["收入"] == "520万")
        #expect(table.rows[0]["金额"] == nil)
    }

    @Test func `quoted fields hold separators, quotes and line ends`() throws {
        let table = try CSV.read("a,b\n\"x,y\",\"say \"\"hi\"\"\"\n\"one\r\ntwo\n\",\"\"\n")
        #expect(table.rows.map(\.fields) == [["x,y", "say \"hi\""], ["one\r\ntwo\n", ""]])
    }

    @Test(arguments: ["a,b\n1,2\n3,4", "a,b\r\n1,2\r\n3,4\r\n", "a,b\r1,2\r3,4\r", "\n\na,b\n\n1,2\n\r\n3,4\n\n"])
    func `every way of ending lines is taken, and blank lines are passed over`(text: String) throws {
        #expect(try CSV.read(text).rows.map(\.fields) == [["1", "2"], ["3", "4"]])
    }

    @Test func `rows that a spreadsheet left empty are passed over`() throws {
        #expect(try CSV.read("a,b\n1,2\n,\n\"\",\n").rows.count == 1)
    }

    @Test(arguments: [
        ("a,b\n1,2", CSV.Separator.comma), ("a;b\n1;2", .semicolon), ("a\tb\n1\t2", .tab),
        ("\"a,x,y\";b\n1;2", .semicolon),
        ("\n\"a;\nx;y\"\tb\n1\t2", .tab),
    ])
    func `the separator is recognised from the header, quotes set aside`(text: String, separator: CSV.Separator) throws
    {
        let table = try CSV.read(text)
        #expect(table.separator == separator)
        #expect(table.rows.map(\.fields) == [["1", "2"]])
    }

    @Test func `a table of one column has commas`() throws {
        let table = try CSV.read("a\n1\n")
        #expect(table.separator == .comma)
        #expect(table.rows.map(\.fields) == [["1"]])
    }

    @Test func `a separator that is given is not guessed`() throws {
        #expect(try CSV.read("a;b\n1;2", separator: .comma).header == ["a;b"])
    }

    @Test func `each row and field knows its place`() throws {
        let table = try CSV.read("名称,金额\n\"甲\n乙\",5\n丙丙,7\n")
        #expect(table.rows.map(\.line) == [2, 4])
        #expect(table.rows[0].place(of: "金额") == CSV.Place(line: 3, column: 4))
        #expect(table.rows[1].place(of: "金额") == CSV.Place(line: 4, column: 4))
        #expect(table.rows[1].column(of: "数量") == nil)
        #expect(table.headerPlaces == [CSV.Place(line: 1, column: 1), CSV.Place(line: 1, column: 4)])
    }

    @Test func `of columns with the same name the first answers`() throws {
        let table = try CSV.read("a,b,a,c,b,a\n1,2,3,4,5,6\n")
        #expect(table.header.filter { $0 == "a" }.count > 1)
        #expect(table.rows[0]["a"] == "1")
    }

    @Test func `every row with a wrong number of fields is named`() {
        #expect(
            problems("a,b\n1\n1,2\n1,2,3\n")
                == problem(.wrongNumberOfFields(expected: 2, found: 1), 2, 1)
                + problem(.wrongNumberOfFields(expected: 2, found: 3), 4, 1))
    }

    @Test func `a thousand wrong rows are not all named`() {
        let text = "a,b\n" + String(repeating: "1\n", count: 1000)
        #expect(problems(text).count == CSV.Failure.maximumProblems)
    }

    @Test func `a quote that never closes is named where it opens`() {
        #expect(problems("a,b\n1,\"2\n3,4\n") == problem(.unterminatedQuote, 2, 3))
        #expect(
            problems("a,b\n1\n2,\"") == problem(.wrongNumberOfFields(expected: 2, found: 1), 2, 1)
                + problem(.unterminatedQuote, 3, 3))
    }

    @Test func `text around quotes is refused at its place`() {
        #expect(problems("a,b\n\"甲\"乙,2\n") == problem(.textAfterQuote, 2, 4))
        #expect(problems("a,b\n1,2\"3\"\n") == problem(.strayQuote, 2, 4))
    }

    @Test(arguments: ["", "\n\n", ",\n", "\"\"\n"])
    func `a text without a header is empty`(text: String) {
        #expect(problems(text).map(\.kind) == [.empty])
    }

    @Test func `a header alone is a table without rows`() throws {
        #expect(try CSV.read("a,b").rows.isEmpty)
    }

    @Test func `limits hold`() {
        let limits = CSV.Limits(rows: 2, fields: 3, fieldBytes: 6)
        #expect(problems("a\n1\n2\n", limits: limits).isEmpty)
        #expect(problems("a\n1\n2\n3\n", limits: limits) == problem(.tooManyRows(limit: 2), 4, 1))
        #expect(problems("a,b,c,d\n", limits: limits) == problem(.tooManyFields(limit: 3), 1, 7))
        #expect(problems("a\n甲乙\n", limits: limits).isEmpty)
        #expect(problems("a,b\n1,甲乙丙\n", limits: limits) == problem(.fieldTooLong(limit: 6), 2, 3))
        #expect(problems("a,b\n1,\"1234567\"\n", limits: limits) == problem(.fieldTooLong(limit: 6), 2, 3))
    }

    @Test func `random bytes are read or refused, and what is read has whole rows`() {
        var generator = SeededGenerator(seed: 42)
        let alphabet = Array("ab\",;\t\r\n甲 ")
        for _ in 0..<3000 {
            let text = String(
                (0..<Int.random(in: 0...40, using: &generator)).map { _ in
                    alphabet[Int.random(in: 0..<alphabet.count, using: &generator)]
                })
            guard let table = try? CSV.read(text) else { continue }
            #expect(
                table.rows.allSatisfy { $0.fields.count == table.header.count && $0.places.count == $0.fields.count })
        }
    }
}
