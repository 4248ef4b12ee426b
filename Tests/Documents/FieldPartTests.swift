import Casework
import Documents
import Fixtures
import Foundation
import Procedure
import Records
import Regulations
import Testing
import XML

/// Fields of every type on a paper and in its view.
@Suite struct FieldPartTests {
    private static let fields = """
        <field id="energy" label="用电量" label-en="energy" type="number" unit="千瓦时" decimals="2"/>
        <field id="rise" label="增幅" label-en="rise" type="percent"/>
        <field id="at" label="时间" label-en="time" type="time"/>
        <field id="readings" label="抄表" label-en="readings" type="table">
          <column id="month" label="月份" type="month"/>
          <column id="amount" label="电量" type="number" unit="千瓦时"/>
          <column id="fee" label="电费" type="money"/>
        </field>
        </form>
        """
    private static let table = "month=2026-01 | amount=1200.5 | fee=600元; month=2026-02 | fee=1.5"

    private let office: OfficeFixture
    private let visit: String

    init() throws {
        let folder = try FolderPackage("\(OfficeFixture.root)/Workflows/guangdong-post-letters")
        var files: [String: [UInt8]] = [:]
        for path in folder.paths { files[path] = try folder.bytes(of: path) }
        let form = String(decoding: try #require(files["forms/visit.xml"]), as: UTF8.self)
        files["forms/visit.xml"] = Array(form.replacing("</form>", with: Self.fields).utf8)
        office = try OfficeFixture(workflows: MemoryPackage(name: "test", files: files))
        let customer = try office.registered()
        visit = try office.desk("clerk").submit(
            "visit",
            FormEntry(values: [
                "customer": customer, "date": "2026-11-01", "visitors": "甲示例", "met": "某某", "purposes": "hear",
                "findings": "运行正常", "energy": "12,345", "rise": "12.5%", "at": "8点30分", "readings": Self.table,
            ])
        ).number
    }

    private func paper(_ format: PaperFormat) throws -> [UInt8] {
        try DocumentProducer(try office.desk("clerk")).visitReport(of: visit, as: format).bytes
    }

    private func field(_ id: String) throws -> Node {
        let view = try Document.parse(try paper(.xml), name: "view")
        return try #require(view.root.descendants().first { $0.name == "field" && $0["id"] == id })
    }

    @Test func `the view has the value and what people read`() throws {
        let view = try Document.parse(try paper(.xml), name: "view")
        #expect(try ShapeConformance(of: "visit-report").problems(in: view) == [])
        let shown = try ["energy", "rise", "at"].map { try [field($0)["type"], field($0)["value"], field($0)["text"]] }
        #expect(
            shown == [
                ["number", "12345", "12,345.00千瓦时"], ["percent", "12.5", "12.5%"], ["time", "08:30", nil],
            ])
    }

    @Test func `a table has its columns, and a cell for each of them in every row`() throws {
        let readings = try field("readings")
        #expect(readings.elements("column").map { $0["label"] } == ["月份", "电量", "电费"])
        let rows = readings.elements("row").map { row in row.elements("cell").map { $0["text"] } }
        #expect(rows == [["2026-01", "1,200.5千瓦时", "600.00"], ["2026-02", nil, "1.50"]])
    }

    @Test func `the paper shows it as a table`() throws {
        let html = String(decoding: try paper(.html), as: UTF8.self)
        for text in ["12,345.00千瓦时", "12.5%", "08:30", "电量</th>", "1,200.5千瓦时</td>", "1.50</td>"] {
            #expect(html.contains(text), "\(text)")
        }
    }
}
