import Diagnostics
import SmallOffices
import Testing

@testable import Procedure
@testable import Records

/// Tables that are loaded: all of it or nothing, and every bad row is named.
@Suite struct ImportingTests {
    private let office: SmallOffice

    init() throws { office = try SmallOffice(SmallRegulation.step("review", SmallOffice.boss)) }

    private static func table(_ rows: [[String: String]]) -> ImportTable {
        ImportTable(rows: rows.map { texts in ImportTable.Row(texts: texts, place: { _ in nil }) })
    }

    // MARK: Units

    /// A row of units, and the rule that refuses it.
    static let units: [(row: [String: String], rule: String?)] = [
        (["code": "new", "name": "新示例", "kind": "branch", "parent": "head"], nil),
        (["代码": "new", "名称": "新示例", "类别": "branch", "上级": "head"], nil),
        (["code": "new", "name": "", "kind": "branch", "parent": "head"], "casework.row-incomplete"),
        (["code": "new", "name": "新示例", "kind": "moon", "parent": "head"], "casework.unknown-kind"),
        (["code": "new", "name": "新示例", "kind": "branch", "parent": "left"], "casework.unit-not-below"),
        (["code": "new", "name": "新示例", "kind": "branch"], "casework.unit-not-below"),
        (["code": "new", "name": "新示例", "kind": "branch", "parent": "nowhere"], "casework.unknown-unit"),
    ]

    @Test(arguments: units) func `a unit is of a kind, below one of the kind that the regulation wants`(
        _ row: [String: String], _ rule: String?
    ) throws {
        #expect(try refusal { try office.give("admin", ImportUnits(Self.table([row]))) } == rule)
        #expect(try office.look { try $0.units.tree()["new"] != nil } == (rule == nil))
    }

    @Test func `other columns are attributes, and units may stand below those of rows before`() throws {
        let rows = [
            ["code": "head-2", "name": "二示例", "kind": "head", "coefficient": "0.8"],
            ["code": "below", "name": "三示例", "kind": "branch", "parent": "head-2"],
        ]
        #expect(try office.give("admin", ImportUnits(Self.table(rows))) == 2)
        #expect(try office.look { try $0.units.tree()["head-2"]?.attributes } == ["coefficient": "0.8"])
    }

    // MARK: People

    /// A row of people, and the rule that refuses it.
    static let people: [(row: [String: String], rule: String?)] = [
        (["code": "new", "name": "新人"], nil),
        (["code": "new", "name": "新人", "post": "officer", "unit": "left", "from": "2026-11-01"], nil),
        (["code": "new", "name": ""], "casework.row-incomplete"),
        (["code": "new", "name": "新人", "post": "pilot", "unit": "left"], "casework.unknown-post"),
        (["code": "new", "name": "新人", "post": "officer", "unit": "head"], "casework.post-not-there"),
        (["code": "new", "name": "新人", "post": "officer", "unit": "nowhere"], "casework.unknown-unit"),
        (["code": "new", "name": "新人", "post": "officer", "unit": "left", "from": "soon"], "import.date"),
        (
            [
                "code": "new", "name": "新人", "post": "officer", "unit": "left", "from": "2026-11-03",
                "to": "2026-11-02",
            ], "casework.post-period"
        ),
    ]

    @Test(arguments: people) func `a person has a name, and posts that the units of the regulation have`(
        _ row: [String: String], _ rule: String?
    ) throws {
        #expect(try refusal { try office.give("admin", ImportPeople(Self.table([row]))) } == rule)
        #expect(try office.look { try $0.directory.person("new") != nil } == (rule == nil))
    }

    @Test func `a person who holds the post already holds it on, or until the day that is given`() throws {
        var row = ["code": "officer", "name": "示例officer", "post": "officer", "unit": "left"]
        let before = try office.events().count
        try office.give("admin", ImportPeople(Self.table([row])))
        #expect(try office.events().count == before)
        row["from"] = "2026-01-01"
        row["to"] = "2026-11-30"
        try office.give("admin", ImportPeople(Self.table([row])))
        let periods = try office.look {
            try $0.directory.periods(of: Holder(post: "officer", unit: "left"), by: "officer")
        }
        #expect(periods.map { $0.to?.iso } == ["2026-11-30"])
    }

    // MARK: All or nothing

    @Test func `every bad row is named, and nothing is loaded`() throws {
        let rows = [
            ["code": "one", "name": "一"], ["code": "", "name": "二"],
            ["code": "three", "name": "三", "post": "pilot", "unit": "left"],
        ]
        let before = try office.events()
        do {
            try office.give("admin", ImportPeople(Self.table(rows)))
            Issue.record("loaded")
        } catch let error as Findings {
            #expect(error.findings.map(\.rule) == ["casework.row-incomplete", "casework.unknown-post"])
        }
        #expect(try office.events() == before)
    }

    @Test func `records are submitted by rows, each with its case`() throws {
        let rows = [["note": "甲"], ["说明": "乙"]]
        let submitted = try office.give("clerk", ImportRecords(of: "matter", Self.table(rows)))
        #expect(submitted.map(\.number) == ["S0001", "S0002"])
        #expect(submitted.map(\.case) == [1, 2])
        #expect(
            try refusal { try office.give("clerk", ImportRecords(of: "matter", Self.table([["note": ""]]))) }
                == "form.missing-value")
    }

    @Test func `only an administrator loads units and people`() throws {
        #expect(try refusal { try office.give("boss", ImportUnits(Self.table([]))) } == "casework.not-allowed")
        #expect(try refusal { try office.give("boss", ImportPeople(Self.table([]))) } == "casework.not-allowed")
    }

    @Test func `figures need a ledger in the regulation and the permission`() throws {
        #expect(try refusal { try office.give("admin", ImportRevenue(Self.table([]))) } == "casework.not-allowed")
        #expect(try refusal { try office.give("clerk", ImportRevenue(Self.table([]))) } == "casework.no-ledger")
    }
}
