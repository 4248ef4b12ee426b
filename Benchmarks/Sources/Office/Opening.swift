import BenchReport
import Casework
import Foundation
import Procedure
import Records
import Regulations
import SQLiteStore
import Values

/// Opens the office that is measured: the flagship regulation, cities with their clerks, a province that approves.
struct Opening {
    let path: String
    let project: String
    let cities: Int
    /// A chart by which registrations run instead of the regulation's own.
    var registration: String?

    /// Opens the office with its units and people.
    func create() throws {
        let regulation = "guangdong-post-letters"
        try Desk.create(
            officeAt: path, in: OfficeFiles(),
            OfficeOpening(name: "示例省邮政", isDemonstration: true, account: "nobody-here", now: Self.time),
            workflows: try workflows(regulation),
            templates: FolderPackage("\(project)/Templates/\(regulation)"), command: "office-bench")
        _ = try desk("admin").importUnits(table(units))
        _ = try desk("admin").importPeople(table(people))
    }

    /// Opens the office and does by real commands what the generator then repeats; gives the sample's numbers.
    func open() throws -> Sample {
        try create()
        let applied = try desk("clerk-1").register(FormEntry(values: Self.customer(Sample.name)))
        _ = try desk("leader").act(on: applied.case ?? 0, TaskAction("approve", opinion: "准予注册"))
        let contract = try desk("clerk-1").submitContract(FormEntry(values: Self.contract(applied.number)))
        return Sample(
            customer: applied.number, contract: contract.number, letter: contract.letter ?? "", unit: "city-1",
            person: "clerk-1")
    }

    private func workflows(_ regulation: String) throws -> any PackageSource {
        let folder = try FolderPackage("\(project)/Workflows/\(regulation)")
        guard let registration else { return folder }
        var files: [String: [UInt8]] = [:]
        for path in folder.paths { files[path] = try folder.bytes(of: path) }
        files["charts/registration.scxml"] = try Array(Data(contentsOf: URL(filePath: registration)))
        return MemoryPackage(name: regulation, files: files)
    }

    func desk(_ person: String) throws -> Desk {
        try Desk.open(
            officeAt: path, in: OfficeFiles(), identity: Identity(account: "nobody-here", actingAs: person),
            clock: .pretended(Self.time, real: Self.time),
            command: "office-bench")
    }

    static let time = Timestamp(milliseconds: 1_793_500_000_000)

    static func customer(_ name: String) -> [String: String] {
        [
            "name": name, "industry": "press", "address": "甲市示例路1号", "contact": "某某", "telephone": "000-0000",
            "expected-revenue": "620万",
        ]
    }

    private static func contract(_ customer: String) -> [String: String] {
        [
            "customer": customer, "title": "2027年度函件合作合同", "subject": "账单与宣传函件", "amount": "6,200,000.00",
            "start": "2027-01-01", "end": "2027-12-31", "payment": "按月结算",
        ]
    }

    private var units: [[String: String]] {
        let departments: [(String, String, String, String)] = [
            ("company", "示例省邮政公司", "company", ""), ("bureau", "示例省邮政函件集邮局", "bureau", "company"),
            ("centre", "大客户中心", "account-centre", "bureau"), ("business", "业务部", "bureau-business", "bureau"),
            ("general", "综合部", "bureau-general", "bureau"),
        ]
        return departments.map { ["code": $0.0, "name": $0.1, "kind": $0.2, "parent": $0.3, "prefix": "省"] }
            + (1...cities).map {
                [
                    "code": "city-\($0)", "name": "示例\($0)市邮政局", "kind": "city", "parent": "bureau", "prefix": "甲",
                    "group": "1",
                ]
            }
    }

    private var people: [[String: String]] {
        let province = [
            ("leader", "leader", "bureau"), ("centre", "reviewer", "centre"), ("manager", "centre-manager", "centre"),
            ("business", "reviewer", "business"), ("general", "reviewer", "general"),
        ].map { ["code": $0.0, "name": "\($0.0)示例", "post": $0.1, "unit": $0.2] }
        return province
            + (1...cities).flatMap { city in
                (0..<50).map { index in
                    [
                        "code": index == 0 ? "clerk-\(city)" : "clerk-\(city)-\(index)", "name": "示例\(city)之\(index)",
                        "post": "account-manager", "unit": "city-\(city)",
                    ]
                }
            }
    }

    private func table(_ rows: [[String: String]]) -> ImportTable {
        ImportTable(rows: rows.map { texts in ImportTable.Row(texts: texts, place: { _ in nil }) })
    }
}
