import Randomness
import Testing

@testable import Values

@Suite struct CSVWriterTests {
    @Test func `fields are quoted where they must be`() {
        #expect(
            CSV.Writer().line(["a", "b,c", "say \"hi\"", "x\r\ny", " z", ""])
                == "a,\"b,c\",\"say \"\"hi\"\"\",\"x\r\ny\",\" z\",\r\n")
        #expect(CSV.Writer(separator: .semicolon).line(["a,b", "c;d"]) == "a,b;\"c;d\"\r\n")
    }

    @Test func `a single empty field is not an empty line`() {
        #expect(CSV.Writer().line([""]) == "\"\"\r\n")
    }

    @Test(arguments: ["=1+1", "+cmd", "-2+3", "@SUM(A1)", "＝1", "＋1", "－x", "＠x", "\t=1", "-", "-1.", "+1.2.3", "-=1"])
    func `a text that a spreadsheet would run gets an apostrophe`(text: String) throws {
        let table = try CSV.read("a\r\n" + CSV.Writer().line([text]))
        #expect(table.rows.map(\.fields) == [["'" + text]])
    }

    @Test(arguments: ["-5.00", "+86", "-0", "12", "甲", "a=b", "5-3", "'x"])
    func `numbers and harmless texts stay as they are`(text: String) {
        #expect(CSV.Writer().line([text]) == text + "\r\n")
    }

    @Test func `without the guard a formula is written as it is`() {
        #expect(CSV.Writer(formulaGuard: .none).line(["=1"]) == "=1\r\n")
    }

    @Test func `what is written without the guard reads back as it was`() throws {
        var generator = SeededGenerator(seed: 3)
        let alphabet = Array("ab\",;\t\r\n甲 =")
        for _ in 0..<1000 {
            let rows = (0..<3).map { row in
                ["r\(row)"]
                    + (0..<2).map { _ in
                        String(
                            (0..<Int.random(in: 0...6, using: &generator)).map { _ in
                                alphabet[Int.random(in: 0..<alphabet.count, using: &generator)]
                            })
                    }
            }
            let text = CSV.Writer(formulaGuard: .none).text(header: ["n", "x", "y"], rows: rows)
            #expect(try CSV.read(text).rows.map(\.fields) == rows)
        }
    }
}
