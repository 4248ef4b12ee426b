import Diagnostics
import Randomness
import Testing
import Values

@testable import Regulations

private let colours = [FieldType.Choice(id: "red", label: "红"), FieldType.Choice(id: "blue", label: "蓝")]

@Suite struct FieldValueTests {
    private static let readings: [(FieldType, String, String, String)] = [
        (.text(maximumLength: 20), " 一行 ", "一行", "一行"), (.lines, "甲\r\n乙", "甲\n乙", "甲\n乙"),
        (.money, "520万", "5200000.00", "5,200,000.00"), (.integer, " 4 ", "4", "4"),
        (.number(unit: "千瓦时", decimals: 2), "1,200.5", "1200.5", "1,200.50千瓦时"),
        (.number(unit: "kWh", decimals: nil), "-0.250", "-0.25", "-0.25 kWh"),
        (.percent(decimals: 1), "12.5%", "12.5", "12.5%"), (.percent(decimals: nil), "８５％", "85", "85%"),
        (.date, "2026年11月2日", "2026-11-02", "2026年11月2日"), (.time, "8点30分", "08:30", "08:30"),
        (.month, "202611", "2026-11", "2026-11"), (.boolean, "是", "true", "是"), (.boolean, "NO", "false", "否"),
        (.choice(colours), "蓝", "blue", "蓝"), (.choices(colours), "蓝、red", "red blue", "红、蓝"),
        (.person, "clerk", "clerk", "clerk"), (.unit, "jia", "jia", "jia"),
        (.reference(form: "customer"), "KH20260001", "KH20260001", "KH20260001"),
    ]

    @Test(arguments: readings)
    func `what a user wrote becomes a value with one text, and is shown as people read it`(
        type: FieldType, input: String, text: String, shown: String
    ) throws {
        let value = try FieldValue.read(input, as: type)
        #expect(value.word == type.word)
        #expect(value.text == text)
        #expect(value.shown(as: type) == shown)
        #expect(try FieldValue.read(text, as: type) == value)
    }

    @Test(arguments: readings.filter { ![.text(maximumLength: 20), .lines].contains($0.0) })
    func `a text from before values had types becomes the value that wrote it`(
        type: FieldType, input: String, text: String, shown: String
    ) throws {
        #expect(try FieldValue.text(text).typed(as: type) == FieldValue.read(input, as: type))
    }

    @Test(arguments: [
        (FieldValue.text("520万"), FieldType.money), (.text("green"), .choice(colours)),
        (.text("blue red"), .choices(colours)),
        (.text("2026-02-30"), .date), (.text("1.50"), .number(unit: nil, decimals: nil)),
        (.text("1.25"), .number(unit: nil, decimals: 1)), (.text(" "), .lines), (.integer(7), .date),
        (.personal(digest: "7"), .integer), (.choice("green"), .choice(colours)),
    ])
    func `what does not fit the type of its field stays what it is`(value: FieldValue, type: FieldType) {
        #expect(value.typed(as: type) == value)
    }

    @Test func `a value of another type becomes what its text says`() throws {
        #expect(FieldValue.integer(7).typed(as: .number(unit: nil, decimals: nil)) == .number(ExactDecimal(7)))
        #expect(FieldValue.money(Money(fen: 150)).typed(as: .text(maximumLength: 9)) == .text("1.50"))
    }

    private static let refused: [(FieldType, String, String)] = [
        (.number(unit: nil, decimals: 1), "1.25", "form.too-many-decimals"),
        (.number(unit: nil, decimals: 0), "1.5", "form.too-many-decimals"),
        (.number(unit: nil, decimals: nil), "99999999999999999999", "form.invalid-value"),
        (.number(unit: nil, decimals: nil), "1e400", "form.invalid-value"),
        (.number(unit: nil, decimals: nil), "", "form.invalid-value"),
        (.percent(decimals: nil), "%", "form.invalid-value"),
        (.percent(decimals: nil), "5%%", "form.invalid-value"), (.time, "25:00", "form.invalid-value"),
        (.time, "8:30\u{0}", "form.invalid-value"), (.integer, "9223372036854775808", "form.invalid-value"),
        (.money, "-0.01", "form.negative-amount"), (.text(maximumLength: 9), "a\u{1B}[2J", "form.control-character"),
    ]

    @Test(arguments: refused)
    func `hostile input is refused with a reason`(type: FieldType, input: String, rule: String) throws {
        let problem = try #require(throws: FieldProblem.self) { try FieldValue.read(input, as: type) }
        let finding = problem.finding(for: try field(type))
        #expect(finding.rule == rule)
        #expect(finding.message.chinese.hasPrefix("“字段”（field）"))
    }

    private func field(_ type: FieldType) throws -> Field {
        let form = try formWith("<field id='field' label='字段' label-en='Field' type='text'/>")
        return try #require(form.field("field"))
    }

    @Test func `whatever can be read has a text from which it is read again`() throws {
        var generator = SeededGenerator(seed: 20_261_127)
        let column = { (id: String, type: FieldType) in
            Column(id: id, label: id, englishLabel: id, type: type, isRequired: false, computation: nil)
        }
        let scalar: [FieldType] = [
            .text(maximumLength: 30), .money, .integer, .number(unit: nil, decimals: nil), .percent(decimals: 3), .date,
            .time,
            .month, .boolean, .choice(colours), .choices(colours),
        ]
        let columns = zip("abcdefghijk".map { String($0) }, scalar).map { column($0, $1) }
        let pieces = [
            "a", "k", "=", "|", ";", "\\", "\n", " ", "1", "0", "9", ".", ",", "-", "%", ":", "2026", "-11", "red", "蓝",
            "万",
            "\u{301}", "\u{2028}", "\u{FEFF}", "😀", "true", "a=", " | ", "a=甲 | b=1", "\r\n",
        ]
        var taken = 0
        for _ in 0..<20_000 {
            let input = (0..<Int.random(in: 1...9, using: &generator)).map { _ in
                pieces.randomElement(using: &generator) ?? ""
            }.joined()
            for type in [.table(columns), .lines] + [scalar.randomElement(using: &generator) ?? .date] {
                guard let value = try? FieldValue.read(input, as: type), !value.isEmpty else { continue }
                taken += 1
                #expect(try FieldValue.read(value.text, as: type) == value, "\(input.debugDescription) as \(type.word)")
            }
        }
        #expect(taken > 10_000)
    }

    @Test func `a personal value is here and is written down by its digest`() throws {
        let read = RecordValues(["name": .personal(digest: "5f"), "place": .text("甲市")])
        let opened = read.opened { $0 == "5f" ? "某某" : nil }
        #expect(opened["name"] == .text("某某") && opened.written == read.byField)
        #expect(!opened.isWrittenInClear("name") && opened.isWrittenInClear("place"))
        // A change without a digest is written as it is, one with another by that; what is not changed stays.
        #expect(opened.merging(["place": .text("乙市")]).written["name"] == .personal(digest: "5f"))
        #expect(opened.merging(["name": .text("他人")]).isWrittenInClear("name"))
        let changed = opened.merging(["name": .text("他人")], writtenAs: ["name": "a1"])
        #expect(changed.written["name"] == .personal(digest: "a1") && changed["name"] == .text("他人"))
        #expect(opened == opened.merging(["name": .text("某某")], writtenAs: ["name": "a1"]))
        #expect(read.opened { _ in nil }["name"]?.isWithheld == true)
    }

    @Test func `an erased value says so, in both languages, and keeps its place`() {
        let value = FieldValue.personal(digest: "5f")
        #expect(value.shown(as: .text(maximumLength: 9)) == "〔已删除〕")
        #expect(FieldValue.erased.english == "[erased]")
        #expect(!value.isEmpty && value.isWithheld)
    }
}

/// A form of a regulation with these fields.
func formWith(_ fields: String) throws -> Form {
    let (package, _) = try Packages.flagship(
        replacing: "</form>", with: fields.replacing("'", with: "\"") + "</form>", in: "forms/visit.xml")
    return try #require(Regulation.read(from: package).form("visit"))
}
