package import Casework
import Diagnostics
import Foundation
import Procedure
package import Regulations
import SQLiteStore
package import Store
package import Values

/// A real office in a folder of its own, run by the flagship regulation, with invented units and people.
package final class OfficeFixture {
    package let path: String
    /// The store that keeps it.
    package let store: any OfficeStore
    private let folder: URL
    private var minute = 0

    package static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path

    package static let people: [(code: String, name: String, post: String, unit: String)] = [
        ("clerk", "甲示例", "account-manager", "jia"), ("chief", "乙示例", "chief-account-manager", "jia"),
        ("jia-leader", "丙示例", "leader", "jia"), ("yi-clerk", "丁示例", "account-manager", "yi"),
        ("centre", "戊示例", "reviewer", "centre"), ("manager", "己示例", "centre-manager", "centre"),
        ("business", "庚示例", "reviewer", "business"), ("general", "辛示例", "reviewer", "general"),
        ("leader", "壬示例", "leader", "bureau"), ("quality", "癸示例", "officer", "quality"),
        ("operations", "子示例", "officer", "operations"), ("finance", "丑示例", "officer", "finance"),
        ("market", "寅示例", "officer", "market"), ("president", "卯示例", "leader", "company"),
        ("archivist", "辰示例", "archivist", "bureau"), ("data", "巳示例", "data-clerk", "bureau"),
    ]

    /// The people as rows.
    package static let rows = people.map {
        ["code": $0.code, "name": $0.name, "post": $0.post, "unit": $0.unit]
    }

    /// An office with units and people.
    ///
    /// - Parameters:
    ///   - units: the rows of its units.
    ///   - people: the rows of its people.
    ///   - words: what texts are written as.
    package init(
        workflows: (any PackageSource)? = nil, in store: any OfficeStore = OfficeFiles(),
        units: [[String: String]] = OfficeFixture.units, people: [[String: String]] = OfficeFixture.rows,
        words: (String) -> String = { $0 }
    ) throws {
        self.store = store
        folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "docket-\(UUID().uuidString)", isDirectory: true)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        path = folder.appendingPathComponent("office.docket").path
        let opening = OfficeOpening(
            name: words("示例省邮政"), isDemonstration: true, account: "nobody-here", now: try Self.time(0))
        let workflows = try workflows ?? FolderPackage("\(Self.root)/Workflows/guangdong-post-letters")
        try Desk.create(
            officeAt: path, in: store, opening, workflows: AnyPackage(workflows),
            templates: TemplatePackage(of: "guangdong-post-letters", below: "\(Self.root)/Templates"), command: "test")
        _ = try desk("admin").importUnits(Self.table(units.map { $0.mapValues(words) }))
        _ = try desk("admin").importPeople(
            Self.table(people.map { row in row.merging(["name": words(row["name"] ?? "")]) { $1 } }))
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    package static let units: [[String: String]] = [
        ["code": "company", "name": "示例省邮政公司", "kind": "company"],
        ["code": "market", "name": "省公司市场部", "kind": "market-department", "parent": "company"],
        ["code": "quality", "name": "省公司质监部", "kind": "quality-department", "parent": "company"],
        ["code": "operations", "name": "省公司运维部", "kind": "operations-department", "parent": "company"],
        ["code": "finance", "name": "省公司计财部", "kind": "finance-department", "parent": "company"],
        ["code": "bureau", "name": "示例省邮政函件集邮局", "kind": "bureau", "parent": "company", "prefix": "省"],
        ["code": "centre", "name": "大客户中心", "kind": "account-centre", "parent": "bureau", "prefix": "省"],
        ["code": "business", "name": "业务部", "kind": "bureau-business", "parent": "bureau"],
        ["code": "general", "name": "综合部", "kind": "bureau-general", "parent": "bureau"],
        ["code": "jia", "name": "甲市邮政局", "kind": "city", "parent": "bureau", "prefix": "甲", "group": "1"],
        [
            "code": "yi", "name": "乙市邮政局", "kind": "city", "parent": "bureau", "prefix": "乙", "group": "2",
            "coefficient": "0.8",
        ],
    ]

    package static func table(_ rows: [[String: String]]) -> ImportTable {
        ImportTable(rows: rows.map { texts in ImportTable.Row(texts: texts, place: { _ in nil }) })
    }

    /// A desk of a person; every desk is a minute later than the one before.
    package func desk(
        _ person: String, isRehearsal: Bool = false, keyring: (any Keyring)? = nil
    ) throws -> Desk {
        minute += 1
        return try Desk.open(
            officeAt: path, in: store, identity: Identity(account: "nobody-here", actingAs: person),
            clock: .pretended(try Self.time(minute), real: try Self.time(minute)), command: "test",
            isRehearsal: isRehearsal, keyring: keyring)
    }

    package static func time(_ minute: Int) throws -> Timestamp {
        try Timestamp(parsing: "2026-11-02T01:00:00Z").adding(milliseconds: Int64(minute) * 60_000)
    }

    package static let customer: [String: String] = [
        "name": "示例出版有限公司", "industry": "press", "address": "甲市示例路1号", "contact": "某某", "telephone": "000-0000",
        "expected-revenue": "620万",
    ]

    package static func contract(_ customer: String) -> [String: String] {
        [
            "customer": customer, "title": "2027年度函件合作合同", "subject": "账单与宣传函件", "amount": "6,200,000.00",
            "start": "2027-01-01", "end": "2027-12-31", "payment": "按月结算",
        ]
    }

    /// A customer whose registration is approved; its number.
    package func registered(_ values: [String: String] = customer, opinion: String = "准予") throws -> String {
        let submitted = try desk("clerk").register(FormEntry(values: values))
        _ = try desk("leader").act(on: submitted.case ?? 0, TaskAction("approve", opinion: opinion))
        return submitted.number
    }

    /// A contract that was just submitted; its number and its case.
    package func submitted() throws -> (contract: String, case: Int) {
        let customer = try registered()
        let submitted = try desk("clerk").submitContract(FormEntry(values: Self.contract(customer)))
        return (submitted.number, submitted.case ?? 0)
    }
}

/// A package behind a protocol.
struct AnyPackage: PackageSource {
    private let package: any PackageSource

    init(_ package: any PackageSource) { self.package = package }

    var paths: [String] { package.paths }

    func bytes(of path: String) throws(Findings) -> [UInt8] { try package.bytes(of: path) }

    func displayName(of path: String) -> String { package.displayName(of: path) }
}
