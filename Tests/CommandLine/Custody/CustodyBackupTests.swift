import Fixtures
import Foundation
import Testing

/// Backups of a working office, in a file, in a pipe and through gpg, and what comes back of them.
@Suite struct CustodyBackupTests {
    let office: DemoOffice

    init() throws { office = try StoryOffice.make() }

    private func backUp() throws -> Data {
        try office.done("backup", office.file("office.backup"), as: "admin")
        return try Data(contentsOf: URL(fileURLWithPath: office.file("office.backup")))
    }

    private func head(of name: String) throws -> String? {
        let run = try Binary.run(["verify", "--json", "--office", office.file(name)])
        try #require(run.status == 0, "\(run.errors)")
        return try run.json()["head"].text
    }

    @Test func `what is restored is the office as it was, and goes on working`() throws {
        _ = try backUp()
        let head = try office.verified()["head"].text
        try office.done("restore", office.file("office.backup"), office.file("restored.docket"))
        #expect(try self.head(of: "restored.docket") == head)
        let there = ["--office", office.file("restored.docket"), "--as", "business"]
        #expect(try Binary.run(["approve", "2", "-m", "同意"] + there).status == 0)
        #expect(try Binary.run(["verify", "--office", office.file("restored.docket")]).status == 0)
        #expect(try office.verified()["head"].text == head, "the original is another office now")
    }

    @Test func `a dry run verifies the backup, says so, and leaves nothing`() throws {
        var bytes = Array(try backUp())
        let names = try FileManager.default.contentsOfDirectory(atPath: office.folder.path).sorted()
        let run = try Binary.run([
            "restore", office.file("office.backup"), office.file("restored.docket"), "--dry-run", "--lang", "en",
        ])
        #expect(run.status == 0)
        #expect(run.errors.contains("the backup is sound"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: office.folder.path).sorted() == names)
        bytes[bytes.count / 2] ^= 1
        _ = try office.write("changed.backup", bytes: bytes)
        let refused = try Binary.run([
            "restore", office.file("changed.backup"), office.file("restored.docket"), "--dry-run",
        ])
        #expect(refused.status == 3)
    }

    @Test(arguments: [0, 1, 100, 4096, 50_000, -128, -1])
    func `a backup that was cut is refused whole`(length: Int) throws {
        let bytes = try backUp()
        let kept = length >= 0 ? length : bytes.count + length
        _ = try office.write("cut.backup", bytes: Array(bytes.prefix(kept)))
        try expectRefused("cut.backup")
    }

    @Test(arguments: [0.0, 0.001, 0.3, 0.7, 0.999, 1.0])
    func `a backup with one changed byte is refused whole`(place: Double) throws {
        var bytes = Array(try backUp())
        bytes[min(Int(Double(bytes.count) * place), bytes.count - 1)] ^= 1
        _ = try office.write("changed.backup", bytes: bytes)
        try expectRefused("changed.backup")
    }

    private func expectRefused(_ name: String) throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: office.folder.path).sorted()
        #expect(!(try office.damaged("restore", office.file(name), office.file("restored.docket")).isEmpty))
        #expect(try FileManager.default.contentsOfDirectory(atPath: office.folder.path).sorted() == names)
    }

    @Test func `neither a backup nor an office is overwritten`() throws {
        let bytes = try backUp()
        let again = try office.refused("backup", office.file("office.backup"), as: "admin")
        #expect(again.errors.contains("已存在"))
        let over = try office.refused("restore", office.file("office.backup"), office.path)
        #expect(over.errors.contains("已存在"))
        #expect(try Data(contentsOf: URL(fileURLWithPath: office.file("office.backup"))) == bytes)
    }

    @Test func `a backup goes through a pipe`() throws {
        let piped = try office.run(
            ["backup", "-"], as: "admin", wrapper: "\"$@\" | \"$1\" restore - piped.docket; exit ${PIPESTATUS[1]}")
        #expect(piped.status == 0, "\(piped.errors)")
        #expect(try head(of: "piped.docket") == office.verified()["head"].text)
    }

    @Test func `a backup that streams writes nothing aside, also when it is killed amid`() throws {
        let temporary = office.file("temporary")
        try FileManager.default.createDirectory(atPath: temporary, withIntermediateDirectories: true)
        let names = try FileManager.default.contentsOfDirectory(atPath: office.folder.path).filter { $0 != "stream" }
        let run = try office.run(
            ["backup", "-"], as: "admin", environment: ["TMPDIR": temporary],
            wrapper: """
                mkfifo stream; "$@" > stream & exec 3< stream; head -c 1000 <&3 > /dev/null
                ls -A temporary; ls -A | grep -v -e stream -e '-wal$' -e '-shm$' -e '-lock$'
                kill -9 $!; wait $! 2> /dev/null; ls -A temporary; rm stream
                """)
        let amid = run.output.split(separator: "\n").map(String.init)
        #expect(amid.sorted() == names.sorted(), "\(run.errors)")
        let left = try FileManager.default.contentsOfDirectory(atPath: office.folder.path)
        #expect(left.filter { !$0.hasPrefix("office.docket-") }.sorted() == names.sorted())
        _ = try office.verified()
    }

    @Test func `gpg encrypts a backup on its way out, and the office comes back through it`() throws {
        guard FileManager.default.isExecutableFile(atPath: "/usr/bin/gpg") else { return Missing.note("gpg") }
        let home = office.file("gnupg")
        try FileManager.default.createDirectory(
            atPath: home, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let gpg = "gpg --homedir '\(home)' --quiet --batch --pinentry-mode loopback --passphrase 示例口令"
        let out = try office.run(
            ["backup", "-"], as: "admin",
            wrapper: "set -o pipefail; \"$@\" | \(gpg) --symmetric -o office.backup.gpg")
        #expect(out.status == 0, "\(out.errors)")
        let encrypted = try Data(contentsOf: URL(fileURLWithPath: office.file("office.backup.gpg")))
        #expect(encrypted.range(of: Data("SQLite format".utf8)) == nil)
        #expect(encrypted.range(of: Data("示例出版".utf8)) == nil)
        let back = try office.run(
            ["restore", "-", "restored.docket"],
            wrapper: "set -o pipefail; \(gpg) --decrypt office.backup.gpg | \"$1\" restore - restored.docket")
        #expect(back.status == 0, "\(back.errors)")
        #expect(try head(of: "restored.docket") == office.verified()["head"].text)
        let wrong = try office.run(
            ["restore"],
            wrapper: "\(gpg)错 --decrypt office.backup.gpg | \"$1\" restore - wrong.docket; exit ${PIPESTATUS[1]}")
        #expect(wrong.status == 3, "\(wrong.errors)")
        #expect(!FileManager.default.fileExists(atPath: office.file("wrong.docket")))
        _ = try Binary.run([], wrapper: "gpgconf --homedir '\(home)' --kill gpg-agent")
    }
}

/// Tools that are not there.
enum Missing {
    /// A test that can't be done here says what it lacks, and is no failure.
    static func note(_ tool: String) { print("left out: \(tool) is not installed") }
}
