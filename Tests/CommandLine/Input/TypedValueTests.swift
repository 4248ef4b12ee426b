import Fixtures
import Foundation
import Regulations
import Testing

@testable import Casework
@testable import Files
@testable import Procedure
@testable import Records

/// Numbers, per cents, times and tables, from the command line to what people and programs read.
@Suite struct TypedValueTests {
    private static let fields = """
        <field id="energy" label="用电量" label-en="energy" type="number" unit="kWh" decimals="1"/>
          <field id="rise" label="增幅" label-en="rise" type="percent" decimals="1"/>
          <field id="at" label="时间" label-en="time" type="time"/>
          <field id="readings" label="抄表" label-en="readings" type="table">
            <column id="month" label="月份" label-en="month" type="month" required="true"/>
            <column id="energy" label="电量" label-en="energy" type="number" unit="kWh"/>
            <column id="read" label="抄表日" label-en="read on" type="date"/>
            <column id="checked" label="已核" label-en="checked" type="boolean"/>
          </field>
          <rule test="not(readings) or count(readings/row[energy &gt; 100]) &lt; 2" message="超过100的月份太多"
                message-en="too many months above 100" basis="assumed"/>
        </form>
        """

    private let copy: RegulationCopy
    private let office: DemoOffice
    private let customer: String

    init() throws {
        copy = try RegulationCopy()
        try copy.change("Workflows/guangdong-post-letters/forms/visit.xml", "</form>", to: Self.fields)
        office = try DemoOffice(
            regulation: "guangdong-post-letters", root: copy.root.path, units: OfficeFixture.units,
            people: DemoOffice.people)
        customer = try office.registered()
    }

    private func visit(_ values: [String: String]) -> [String] {
        let all = [
            "customer": customer, "date": "2026-11-01", "visitors": "甲示例", "met": "某某", "purposes": "hear",
            "findings": "运行正常",
        ].merging(values) { $1 }
        return ["visit", "record"] + all.sorted { $0.key < $1.key }.flatMap { ["-s", "\($0.key)=\($0.value)"] }
    }

    @Test func `the regulation is consistent, and the form says what to write`() throws {
        #expect(try copy.check().status == 0)
        let form = try office.done("record", "form", "visit", as: "clerk").output
        #expect(form.contains("数值（kWh）") && form.contains("month=月份 | energy=电量"))
        let fields = try office.json("record", "form", "visit", as: "clerk")["fields"].items
        let table = try #require(fields.first { $0["id"].text == "readings" })
        #expect(table["columns"].items.map { $0["type"].text } == ["month", "number", "date", "boolean"])
    }

    @Test func `values are shown as people read them, and told to programs as they are kept`() throws {
        let run = try office.run(
            visit([
                "energy": "12,345", "rise": "-5%", "at": "8点05分", "readings": "月份=2026年1月|电量=1,200.50; month=2026-02",
            ]), as: "clerk")
        try run.expectDone()
        let number = try #require(office.json("visit", "list", as: "clerk")[0]["number"].text)
        let shown = try office.done("record", "show", "visit", number, as: "clerk").output
        for text in ["12,345.0 kWh", "-5.0%", "08:05", "2026-01  1,200.5 kWh", "2026-02"] {
            #expect(shown.contains(text), "\(text) in \(shown)")
        }
        let values = try office.json("record", "show", "visit", number, as: "clerk")["values"]
        #expect(["energy", "rise", "at"].map { values[$0].text } == ["12345", "-5", "08:05"])
        #expect(values["readings"][0]["energy"].text == "1200.5")
        #expect(values["readings"][1].names == ["month"])
        _ = try office.verified()
    }

    @Test func `in English the cells of a table are said in English, by themselves and in what a correction changed`()
        throws
    {
        let row = "month=2026-01|energy=1|read=2026-02-01|checked=是"
        let number = try #require(
            try office.run(visit(["readings": "\(row); month=2026-02"]) + ["--json"], as: "clerk").json()["number"].text
        )
        try office.done(
            "record", "update", "visit", number, "-s", "readings=\(row)", "--reason", "again", as: "clerk")
        let shown = try office.done("record", "show", "visit", number, "--lang", "en", as: "clerk").output
        let table = try #require(shown.components(separatedBy: "readings:").dropFirst().first)
        #expect(table.contains("2026-02-01") && table.contains("yes"))
        #expect(shown.contains("month 2026-01, energy 1 kWh, read on 2026-02-01, checked yes; month 2026-02"))
        for word in ["2026年", "是", "月份", "，", "；"] { #expect(!table.contains(word), "\(word)") }
    }

    @Test func `each wrong cell is named at once`() throws {
        let refused = try office.refused(
            visit(["energy": "1.25", "at": "24:00", "readings": "month=2026-13 | energy=1O; energy=5"]), as: "clerk")
        #expect(
            refused.mistakes == [
                "错误: “用电量”（energy）的值 “1.25” 小数太多", "错误: “时间”（at）的值 “24:00” 不对",
                "错误: “抄表”（readings）第 1 行“月份”（month）的值 “2026-13” 不对",
                "错误: “抄表”（readings）第 1 行“电量”（energy）的值 “1O” 不对", "错误: “抄表”（readings）第 2 行“月份”（month）必须填写",
            ])
    }

    @Test func `rules between fields see the rows`() throws {
        let many = "month=2026-01 | energy=101; month=2026-02 | energy=102"
        let refused = try office.refused(visit(["readings": many]), as: "clerk")
        #expect(refused.mistakes == ["错误: 超过100的月份太多"])
    }

    @Test func `a correction says what the table was and is`() throws {
        try office.run(visit(["readings": "month=2026-01 | energy=1"]), as: "clerk").expectDone()
        let number = try #require(office.json("visit", "list", as: "clerk")[0]["number"].text)
        try office.done(
            "record", "update", "visit", number, "-s", "readings=month=2026-01 | energy=2", "--reason", "看错",
            as: "clerk")
        let shown = try office.done("record", "show", "visit", number, as: "clerk").output
        #expect(shown.contains("月份 2026-01，电量 1 kWh → 月份 2026-01，电量 2 kWh"))
        let corrections = try office.json("record", "show", "visit", number, as: "clerk")["corrections"]
        #expect(corrections[0]["changes"][0]["new"][0]["energy"].text == "2")
    }
}

/// What was erased shows that it was there.
@Suite struct ErasedValueTests {
    private let office: DemoOffice
    private let number: String

    init() throws {
        let fixture = try OfficeFixture()
        let customer = try fixture.registered()
        number = try fixture.desk("clerk").submit(
            "visit",
            FormEntry(values: [
                "customer": customer, "date": "2026-11-01", "visitors": "甲示例", "met": "某某", "purposes": "hear",
                "findings": "运行正常",
            ])
        ).number
        let record = try fixture.desk("clerk").recordFile(of: "visit", number).record
        let erased = record.values.merging(["met": .personal(digest: "5f00"), "findings": .personal(digest: "a1")])
        _ = try fixture.desk("clerk").change { recorder, _ in
            try recorder.record(
                RecordRevised(
                    form: "visit", number: record.number, isAccount: false, version: 2, kind: .corrected,
                    values: erased,
                    uniques: [:], reason: "应本人要求", case: nil))
        }
        office = try DemoOffice(copying: Array(Data(contentsOf: URL(fileURLWithPath: fixture.path))))
    }

    @Test(arguments: [("zh", "〔已删除〕"), ("en", "[erased]")])
    func `records and lists say that a value was erased`(language: String, word: String) throws {
        let shown = try office.done("record", "show", "visit", number, "--lang", language, as: "clerk").output
        #expect(shown.contains(word))
        #expect(!shown.contains("5f00"))
        try office.done("visit", "list", "--lang", language, as: "clerk")
    }

    @Test func `programs see nothing in its place`() throws {
        #expect(try office.json("record", "show", "visit", number, as: "clerk")["values"]["met"].isNull)
    }

    @Test func `papers and views say so too`() throws {
        let view = try office.done("visit", "report", number, "--format", "xml", as: "clerk").output
        #expect(view.contains("type=\"erased\"") && view.contains("〔已删除〕") && !view.contains("5f00"))
        #expect(try office.done("visit", "report", number, as: "clerk").output.contains("〔已删除〕"))
        _ = try office.verified()
    }
}
