import Foundation
import Records
import SQLiteStore
import Testing

/// An office that an account may only read.
@Suite(.enabled(if: getuid() == 0, "only root becomes another account")) struct ReadOnlyOfficeTests {
    private static let stranger = #"exec setpriv --reuid 65534 --regid 65534 --clear-groups -- "$@""#
    private let office: DemoOffice
    private let folder: URL
    private let path: String

    init() throws {
        office = try DemoOffice()
        _ = try office.registered()
        let files = FileManager.default
        try files.setAttributes([.posixPermissions: 0o755], ofItemAtPath: office.folder.path)
        folder = office.folder.appendingPathComponent("a?b#c%41 示例")
        try files.createDirectory(at: folder, withIntermediateDirectories: true)
        path = folder.appendingPathComponent("office.docket").path
        try files.copyItem(atPath: office.path, toPath: path)
        try files.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
    }

    private func run(_ arguments: String...) throws -> Run {
        try Binary.run(arguments + ["--office", path], wrapper: Self.stranger)
    }

    private func names() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    }

    @Test(arguments: [
        ["verify"], ["verify", "--decisions"], ["inbox", "--as", "clerk"], ["customer", "list", "--as", "clerk"],
        ["show", "1", "--as", "clerk"], ["export", "events", "--as", "admin"],
    ])
    func `it is read, and nothing is left beside it`(arguments: [String]) throws {
        let before = try Data(contentsOf: URL(fileURLWithPath: path))
        let run = try Binary.run(arguments + ["--office", path], wrapper: Self.stranger)
        #expect(run.status == 0, "\(run.errors)")
        #expect(try names() == ["office.docket"])
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
    }

    @Test func `nothing is changed in it, and a refused access is not noted, which is said`() throws {
        let change = try run("follow", "1", "--as", "leader")
        #expect(change.status == 3)
        let refused = try run("inbox")
        #expect(refused.status == 1 && refused.errors.contains("没有记下来"))
        #expect(try names() == ["office.docket"])
    }

    @Test func `what others have just written is read from their log`() throws {
        let writer = try OfficeFile.open(at: path, tables: OfficeTables.all)
        try writer.logRefusal(
            .init(
                time: "2026-11-02T09:00:00.000+08:00", person: "clerk", command: "test", subject: "case:1",
                rule: "test"))
        #expect(try names().contains("office.docket-wal"))
        #expect(try run("export", "accesses", "--as", "admin").output.contains("case:1"))
        #expect(try run("inbox", "--as", "clerk").status == 0)
        #expect(try writer.read { try $0.head().number } > 0)
        // A log without the memory that belongs to it cannot be read along.
        try FileManager.default.removeItem(atPath: path + "-shm")
        #expect(try run("inbox", "--as", "clerk").status == 3)
    }
}
