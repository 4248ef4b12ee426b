import Casework
import Fixtures
import Foundation
import Records
import SQLiteStore
import Store
import Testing
import Values

/// An office of one test in demonstration mode, worked in through the real binary alone.
final class DemoOffice {
    let folder: URL
    let path: String
    let root: String
    private var words: (String) -> String = { $0 }
    private var minute = 0
    /// Whether all commands are given in the same minute, as by several people at once.
    var isOneMoment = false

    /// An office with units and people, run by the flagship regulation.
    init() throws {
        folder = try Folder.make()
        path = folder.appendingPathComponent("office.docket").path
        root = OfficeFixture.root
        _ = try write("office.docket", bytes: Self.prepared.get())
    }

    /// An office run by a regulation of another root, with units and people.
    init(regulation: String, root: String, units: [[String: String]], people: [[String: String]]) throws {
        folder = try Folder.make()
        path = folder.appendingPathComponent("office.docket").path
        self.root = root
        try open(regulation, units: units, people: people)
    }

    /// An office run by the power-supply office's regulation, with units and people.
    static func powerSupply(root: String = OfficeFixture.root) throws -> DemoOffice {
        try DemoOffice(
            regulation: "power-supply", root: root,
            units: [
                ["code": "office", "name": "示例供电所", "kind": "office"],
                ["code": "service", "name": "客户服务中心", "kind": "service-centre", "parent": "office"],
                ["code": "hall", "name": "示例营业厅", "kind": "business-hall", "parent": "office"],
            ],
            people: [
                ["code": "clerk", "name": "甲示例", "post": "hall-clerk", "unit": "hall"],
                ["code": "manager", "name": "乙示例", "post": "hall-manager", "unit": "hall"],
                ["code": "supervisor", "name": "丙示例", "post": "supervisor", "unit": "service"],
            ])
    }

    /// An office run by the courier's regulation of monthly accounts, with units and people.
    static func monthlyAccounts() throws -> DemoOffice {
        try DemoOffice(
            regulation: "sf-monthly-accounts", root: OfficeFixture.root,
            units: [
                ["code": "hq", "name": "示例总部", "kind": "headquarters"],
                ["code": "management", "name": "客户管理处", "kind": "customer-management", "parent": "hq"],
                ["code": "operations", "name": "示例经营本部", "kind": "operations", "parent": "hq"],
                ["code": "region", "name": "示例区", "kind": "region", "parent": "hq"],
                ["code": "service", "name": "区部客服部", "kind": "service-department", "parent": "region"],
                ["code": "east", "name": "东示例分部", "kind": "division", "parent": "region"],
                ["code": "west", "name": "西示例分部", "kind": "division", "parent": "region"],
                ["code": "branch", "name": "示例分点部", "kind": "branch", "parent": "east"],
            ],
            people: [
                ["code": "chief", "name": "甲示例", "post": "regional-manager", "unit": "region"],
                ["code": "analyst", "name": "乙示例", "post": "analyst", "unit": "service"],
                ["code": "senior", "name": "丙示例", "post": "service-manager", "unit": "service"],
                ["code": "claims", "name": "丁示例", "post": "claims-specialist", "unit": "service"],
                ["code": "care", "name": "戊示例", "post": "care-agent", "unit": "service"],
                ["code": "manager", "name": "己示例", "post": "division-manager", "unit": "east"],
                ["code": "courier", "name": "庚示例", "post": "branch-manager", "unit": "branch"],
                ["code": "network", "name": "辛示例", "post": "network-analyst", "unit": "management"],
                ["code": "head", "name": "壬示例", "post": "office-head", "unit": "management"],
                ["code": "director", "name": "癸示例", "post": "operations-manager", "unit": "operations"],
            ])
    }

    /// An office that is a copy of another's file, later than all that was done there.
    ///
    /// - Parameter words: what the words of commands and the texts of files are written as.
    init(
        copying bytes: [UInt8], root: String = OfficeFixture.root, words: @escaping (String) -> String = { $0 }
    ) throws {
        folder = try Folder.make()
        path = folder.appendingPathComponent("office.docket").path
        self.root = root
        self.words = words
        minute = 10_000
        _ = try write("office.docket", bytes: bytes)
    }

    deinit { Folder.remove(folder) }

    /// Opening an office takes three runs: done once, then its bytes are copied.
    private static let prepared = Result {
        let office = try DemoOffice(
            regulation: "guangdong-post-letters", root: OfficeFixture.root, units: OfficeFixture.units,
            people: DemoOffice.people)
        return Array(try Data(contentsOf: URL(fileURLWithPath: office.path)))
    }

    /// The people of the fixture as rows.
    static let people = OfficeFixture.rows

    private func open(_ regulation: String, units: [[String: String]], people: [[String: String]]) throws {
        try done("init", path, "--regulation", regulation, "--name", "示例省邮政", "--demo")
        try done("unit", "import", try write("units.csv", Self.csv(units)), as: "admin")
        try done("person", "import", try write("people.csv", Self.csv(people)), as: "admin")
    }

    /// Rows as a CSV file with all their columns.
    static func csv(_ rows: [[String: String]]) -> String {
        let columns = Set(rows.flatMap(\.keys)).sorted()
        let lines = rows.map { row in columns.map { row[$0] ?? "" }.joined(separator: ",") }
        return ([columns.joined(separator: ",")] + lines).joined(separator: "\n") + "\n"
    }

    // MARK: - Running

    /// Lets minutes go by before the next command.
    func pass(minutes: Int) { minute += minutes }

    /// Runs a command as a person, each a minute later than the one before.
    func run(
        _ arguments: [String], as person: String? = nil, environment: [String: String] = [:], input: String? = nil,
        wrapper: String? = nil
    ) throws -> Run {
        try start(arguments, as: person, environment: environment, input: input, wrapper: wrapper).finish()
    }

    /// Starts a command as `run` does, and does not wait.
    func start(
        _ arguments: [String], as person: String? = nil, environment: [String: String] = [:], input: String? = nil,
        wrapper: String? = nil
    ) throws -> Binary.Running {
        if !isOneMoment { minute += 1 }
        let identity = person.map { ["--as", $0] } ?? []
        let time = arguments.contains("--at") ? [] : ["--at", try moment()]
        return try Binary.start(
            arguments.map(words) + identity + time,
            environment: ["DOCKET_OFFICE": path, "DOCKET_ROOT": root, "DOCKET_KEYS": folder.path + "/keys"].merging(
                environment
            ) { $1 }, input: input,
            in: folder, wrapper: wrapper)
    }

    /// The time of the next command: never before the last event, which a test may have put days ahead.
    private func moment() throws -> String {
        if let last = try lastTime() {
            let passed = Int(try OfficeFixture.time(0).milliseconds(until: last) / 60_000)
            if passed > minute { minute = passed + (isOneMoment ? 0 : 1) }
        }
        return try OfficeFixture.time(minute).local().short.replacingOccurrences(of: " ", with: "T")
    }

    /// The time of the last event; `nil` for a file that a test has made no office of.
    private func lastTime() throws -> Timestamp? {
        guard let office = try? OfficeFile.open(at: path, tables: OfficeTables.all) else { return nil }
        return try? office.read { snapshot in
            let number = try snapshot.head().number
            return number == 0 ? nil : try Timestamp(parsing: snapshot.event(number).time)
        }
    }

    func run(_ arguments: String..., as person: String? = nil) throws -> Run { try run(arguments, as: person) }

    /// Runs a command that must succeed.
    @discardableResult
    func done(
        _ arguments: String..., as person: String? = nil, at location: Testing.SourceLocation = #_sourceLocation
    ) throws -> Run {
        let run = try run(arguments, as: person)
        try #require(run.status == 0, "\(arguments): \(run.errors)", sourceLocation: location)
        return run
    }

    /// Runs a command that must succeed and reads its JSON.
    func json(
        _ arguments: String..., as person: String? = nil, at location: Testing.SourceLocation = #_sourceLocation
    ) throws -> Answer {
        let run = try run(arguments + ["--json"], as: person)
        try #require(run.status == 0, "\(arguments): \(run.errors)", sourceLocation: location)
        return try run.json()
    }

    /// Writes a file into the office's folder; its path.
    func write(_ name: String, _ text: String) throws -> String {
        try write(words(name), bytes: Array(words(text).utf8))
    }

    func write(_ name: String, bytes: [UInt8]) throws -> String {
        let file = folder.appendingPathComponent(name)
        try Data(bytes).write(to: file)
        return file.path
    }

    // MARK: - What the office holds

    /// The last event: its number and the digest over all that ever happened.
    func head() throws -> Head {
        try OfficeFile.open(at: path, tables: OfficeTables.all).read { try $0.head() }
    }

    /// Runs a command that must be refused: one status, nothing changed, nothing on standard output.
    func refused(
        _ arguments: [String], as person: String? = nil, status: Int32 = 1, wrapper: String? = nil,
        at location: Testing.SourceLocation = #_sourceLocation
    ) throws -> Run {
        let before = try head()
        let run = try run(arguments, as: person, wrapper: wrapper)
        #expect(run.status == status, "\(arguments): \(run.errors)", sourceLocation: location)
        #expect(run.output.isEmpty, sourceLocation: location)
        #expect(!run.errors.isEmpty, sourceLocation: location)
        #expect(try head() == before, "something changed", sourceLocation: location)
        return run
    }

    func refused(
        _ arguments: String..., as person: String? = nil, status: Int32 = 1,
        at location: Testing.SourceLocation = #_sourceLocation
    ) throws -> Run {
        try refused(arguments, as: person, status: status, at: location)
    }
}
