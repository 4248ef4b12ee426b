import Foundation
import Randomness
import Regulations
import Testing
import Values

@testable import Records

@Suite struct FieldValueJSONTests {
    private let forms: [(FieldValue, String)] = [
        (.text("甲\"/\n"), #""甲\"/\n""#), (.lines("一\n二"), #"{"lines":"一\n二"}"#),
        (.money(Money(fen: 520_000_000)), #"{"money":"5200000.00"}"#),
        (.integer(-4), "-4"), (.boolean(true), "true"), (.number(ExactDecimal(12)), #"{"number":"12"}"#),
        (.percent(ExactDecimal(-5)), #"{"percent":"-5"}"#), (.date(.first), #"{"date":"0001-01-01"}"#),
        (.month(YearMonth(year: 2026, month: 11)), #"{"month":"2026-11"}"#), (.choice("red"), #"{"choice":"red"}"#),
        (.choices(["red", "blue"]), #"{"choices":["red","blue"]}"#), (.person("clerk"), #"{"person":"clerk"}"#),
        (.unit("jia"), #"{"unit":"jia"}"#), (.reference("KH1"), #"{"reference":"KH1"}"#),
        (.table([TableRow(["b": .integer(1), "a": .text("x")]), TableRow([:])]), #"{"table":[{"a":"x","b":1},{}]}"#),
        (.personal(digest: "5f"), #"{"digest":"5f"}"#),
    ]

    @Test func `each type has one form`() throws {
        for (value, json) in forms {
            let values = RecordValues(["x": value])
            #expect(try values.json() == #"{"texts":{"x":\#(json)}}"#)
            #expect(try RecordValues(json: values.json()) == values)
        }
        let time = try FieldValue.time(TimeOfDay(hour: 8, minute: 30))
        #expect(try RecordValues(["x": time]).json() == #"{"texts":{"x":{"time":"08:30"}}}"#)
    }

    @Test func `what was written before values had types is read as texts and written again to the byte`() throws {
        let old = #"{"texts":{"amount":"5200000.00","name":"示例/公司","upstream":"true"}}"#
        let values = try RecordValues(json: old)
        #expect(values.byField == ["amount": .text("5200000.00"), "name": .text("示例/公司"), "upstream": .text("true")])
        #expect(try values.json() == old)
        #expect(try RecordValues(json: #"{"texts":{}}"#) == RecordValues())
    }

    @Test func `an event of before holds the same values`() throws {
        let payload =
            #"{"customer":"KH1","form":"customer","number":"KH1","state":"applied","uniques":{"name":"甲"},"#
            + #""unit":"jia","values":{"texts":{"name":"甲","expected-revenue":"1.00"}}}"#
        let event = try CanonicalJSON.value(RecordCreated.self, from: payload)
        #expect(event.naming == nil, "its account is named by the field that had that name")
        #expect(event.values == RecordValues(texts: ["name": "甲", "expected-revenue": "1.00"]))
        #expect(
            try event.payload()
                == payload.replacingOccurrences(
                    of: #""name":"甲","expected-revenue":"1.00""#, with: #""expected-revenue":"1.00","name":"甲""#))
    }

    @Test(arguments: [
        #"{"date":"2026-2-3"}"#, #"{"date":"2026-02-30"}"#, #"{"number":"1.50"}"#, #"{"number":"1,200"}"#,
        #"{"number":12}"#,
        #"{"money":"1,200.00"}"#, #"{"money":1.5}"#, #"{"time":"24:00"}"#, #"{"colour":"red"}"#, "{}", "null", "[]",
        "1.5",
        #"{"choice":"a","number":"1"}"#, #"{"choices":"a b"}"#, #"{"table":[["a"]]}"#, #"{"table":[{"a":null}]}"#,
        #"{"table":{"a":"b"}}"#, #"{"month":"2026-13"}"#, "99999999999999999999",
        String(repeating: #"{"table":[{"a":"#, count: 100),
    ])
    func `what no value writes is refused by both readers`(json: String) {
        let text = #"{"texts":{"x":\#(json)}}"#
        #expect(throws: DecodingError.self) { try RecordValues(json: text) }
        #expect(throws: DecodingError.self) { try CanonicalJSON.value(RecordValues.self, from: text) }
    }

    @Test func `whatever a record holds comes back from its JSON, by whichever reader`() throws {
        var random = RandomValues(seed: 27)
        for _ in 0..<3000 {
            let values = random.values()
            let text = try values.json()
            #expect(try RecordValues(json: text) == values)
            #expect(try CanonicalJSON.value(RecordValues.self, from: text) == values)
            #expect(try JSONDecoder().decode(RecordValues.self, from: Data(text.utf8)) == values)
            let foundation = JSONEncoder()
            foundation.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            #expect(String(decoding: try foundation.encode(values), as: UTF8.self) == text)
        }
    }
}

/// Values of every type, with the characters that JSON, XML and tables find hard.
private struct RandomValues {
    private var generator: SeededGenerator

    init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

    mutating func values() -> RecordValues {
        RecordValues(fields(atMost: 6, depth: 1))
    }

    private mutating func fields(atMost count: Int, depth: Int) -> [String: FieldValue] {
        var fields: [String: FieldValue] = [:]
        for _ in 0..<Int.random(in: 0...count, using: &generator) { fields[text()] = value(depth: depth) }
        return fields
    }

    private mutating func text() -> String {
        let pieces = [
            "a", "Z", "/", "\"", "\\", "\n", "\r\n", "\u{1}", "\u{7F}", "\u{2028}", "\u{301}", "甲", "😀", "|", ";", " ",
        ]
        return (0..<Int.random(in: 0...6, using: &generator)).map { _ in pieces.randomElement(using: &generator) ?? "" }
            .joined()
    }

    private mutating func decimal() -> ExactDecimal {
        let digits = String(Int64.random(in: -999_999_999...999_999_999, using: &generator))
        let fraction = String(Int64.random(in: 0...999_999_999_999, using: &generator))
        return (try? ExactDecimal(parsing: "\(digits).\(fraction)")) ?? .zero
    }

    private mutating func value(depth: Int) -> FieldValue {
        switch Int.random(in: 0...(depth > 0 ? 16 : 15), using: &generator) {
        case 0: .text(text())
        case 1: .lines(text())
        case 2: .money(Money(fen: Int64.random(in: .min ... .max, using: &generator)))
        case 3: .integer(Int64.random(in: .min ... .max, using: &generator))
        case 4: .number(decimal())
        case 5: .percent(decimal())
        case 6: .date(CalendarDate(dayNumber: Int.random(in: -719_162...2_932_896, using: &generator)))
        case 7:
            (try? .time(
                TimeOfDay(
                    hour: Int.random(in: 0...23, using: &generator),
                    minute: Int.random(in: 0...59, using: &generator))))
                ?? .empty
        case 8: .month(YearMonth(year: Int.random(in: 1...9999, using: &generator), month: 7))
        case 9: .boolean(Bool.random(using: &generator))
        case 10: .choice(text())
        case 11: .choices((0..<Int.random(in: 0...3, using: &generator)).map { _ in text() })
        case 12: .person(text())
        case 13: .unit(text())
        case 14: .reference(text())
        case 15: .personal(digest: text())
        default: .table((0..<Int.random(in: 0...3, using: &generator)).map { _ in row() })
        }
    }

    private mutating func row() -> TableRow { TableRow(fields(atMost: 4, depth: 0)) }
}
