import Diagnostics
import Regulations
import Testing
import Values
import XML

private let table = """
    <field id='readings' label='抄表' label-en='Readings' type='table'>
      <column id='month' label='月份' label-en='Month' type='month' required='true'/>
      <column id='energy' label='电量' label-en='Energy' type='number' unit='千瓦时' decimals='2'/>
      <column id='fee' label='电费' label-en='Fee' type='money'/>
      <column id='note' label='备注' type='text' length='10'/>
    </field>
    """

@Suite struct TableTests {
    private let form: Form

    init() throws { form = try formWith(table) }

    private func read(_ text: String) throws -> FieldValue? { try FormInput(form).read(["readings": text])["readings"] }

    private func messages(_ text: String) throws -> [Message] {
        try #require(throws: Findings.self) { try read(text) }.findings.map(\.message)
    }

    private let rows: [TableRow] = [
        TableRow(["month": .month(YearMonth(year: 2026, month: 1)), "energy": .number(ExactDecimal(1200))]),
        TableRow([
            "month": .month(YearMonth(year: 2026, month: 2)), "fee": .money(Money(fen: 12_345)), "note": .text("a|b;c"),
        ]),
    ]

    @Test(arguments: [
        "month=2026-01 | energy=1200\nfee=123.45 | month=2026-02 | note=a\\|b\\;c",
        "月份=2026年1月|电量=1,200.00;月份=202602|电费=123.45元|备注=a\\|b\\;c",
        "\n\nmonth=2026-01|energy=1200|\n|\n"
            + "fee=123.45|month=2026-02|note=a\\|b\\;c|energy=;",
    ])
    func `rows are lines, cells are named, in any order and by id or label`(text: String) throws {
        let value = try read(text)
        #expect(value == .table(rows))
        #expect(value?.text == "energy=1200 | month=2026-01\nfee=123.45 | month=2026-02 | note=a\\|b\\;c")
    }

    @Test func `every wrong cell is named with its row and column`() throws {
        let found = try messages("month=2026-13 | energy=1.234\nenergy=x | fee=-1 | nte=y | z | note=a\u{7}")
        #expect(
            found.map(\.chinese) == [
                "“抄表”（readings）第 1 行“月份”（month）的值 “2026-13” 不对",
                "“抄表”（readings）第 1 行“电量”（energy）的值 “1.234” 小数太多",
                "“抄表”（readings）第 2 行“电量”（energy）的值 “x” 不对", "“抄表”（readings）第 2 行“电费”（fee）不能是负数",
                "“抄表”（readings）第 2 行没有列 “nte”", "“抄表”（readings）第 2 行的 “z” 没有写列名",
                "“抄表”（readings）第 2 行“备注”（note）含有控制字符 U+7", "“抄表”（readings）第 2 行“月份”（month）必须填写",
            ])
        #expect(found[0].english == "“Readings” (readings) row 1, “Month” (month) does not take “2026-13”")
    }

    @Test(arguments: [
        ("month=2026-01 | 月份=2026-02", "“抄表”（readings）第 1 行“月份”（month）写了两次"),
        ("2026-01", "“抄表”（readings）第 1 行的 “2026-01” 没有写列名"),
        ("month=2026-01 | note=一二三四五六七八九十多", "“抄表”（readings）第 1 行“备注”（note）有 11 个字符，最多 10 个"),
        ("month=2026-01 | energy=99999999999999999999", "“抄表”（readings）第 1 行“电量”（energy）的值 “99999999999999999999” 不对"),
    ])
    func `a row that cannot be taken is refused`(text: String, message: String) throws {
        #expect(try messages(text).first?.chinese == message)
    }

    @Test func `more rows than a table takes are refused at once`() throws {
        let text = String(repeating: "month=2026-01\n", count: 100_000)
        #expect(try messages(text).map(\.chinese) == ["“抄表”（readings）有 100000 行，最多 1000 行"])
    }

    @Test(arguments: ["", "\n", " ; | ; "])
    func `a table without rows is empty`(text: String) throws {
        #expect(try read(text) == .empty)
    }

    @Test func `conditions see rows and cells as elements`() throws {
        let document = Document(root: "record")
        let values = RecordValues(["readings": .table(rows), "place": .personal(digest: "5f")])
        let record = values.element(of: form, number: nil, into: document.root)
        let context = XPathContext(document)
        #expect(try context.evaluate(XPath("count(readings/row) = 2"), at: record).boolean)
        #expect(try context.evaluate(XPath("readings/row[month = '2026-02']/fee > 123.44"), at: record).boolean)
        #expect(try context.evaluate(XPath("readings/row[2]/note"), at: record).string == "a|b;c")
        #expect(try context.evaluate(XPath("place and place = ''"), at: record).boolean)
    }

    @Test func `a table is shown row by row with the labels of its columns`() throws {
        let type = try #require(form.field("readings")).type
        #expect(
            FieldValue.table(rows).shown(as: type)
                == "月份 2026-01，电量 1,200.00千瓦时；月份 2026-02，电费 123.45，备注 a|b;c")
    }

    @Test func `cells become values of their columns as far as they fit`() throws {
        let old = FieldValue.table([TableRow(["month": .text("2026-01"), "energy": .text("viel"), "gone": .text("x")])])
        let type = try #require(form.field("readings")).type
        #expect(
            old.typed(as: type)
                == .table([
                    TableRow([
                        "month": .month(YearMonth(year: 2026, month: 1)), "energy": .text("viel"), "gone": .text("x"),
                    ])
                ]))
    }
}
