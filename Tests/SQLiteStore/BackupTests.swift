import Digest
import Foundation
import Testing

@testable import SQLiteStore
@testable import Store

@Suite struct BackupTests {
    let folder: Folder
    let office: OfficeFile
    var backup: String { folder.file("backup") }

    init() throws {
        folder = try Folder()
        office = try Sample.office(in: folder)
        var pieces = (0..<3).map { [UInt8](repeating: UInt8($0), count: OfficeFile.pieceSize) }
        let staged = try office.stage { pieces.isEmpty ? [] : pieces.removeFirst() }
        try office.write { transaction throws in
            for number in 1...20 { try Sample.open(number, in: transaction) }
            try transaction.link(staged)
        }
    }

    private func restored(_ source: String) throws -> OfficeFile {
        try OfficeFile.restore(
            to: folder.file("restored"), tables: Sample.tables, applying: Sample.apply, fromFile: source)
    }

    private func contents(_ path: String) throws -> Data { try Data(contentsOf: URL(filePath: path)) }

    @Test func `a backup restores to the same office, both with mode 0600`() throws {
        try office.backUp(to: backup)
        let copy = try restored(backup)
        #expect(copy.identity == office.identity)
        #expect(try copy.read { try $0.head() } == office.read { try $0.head() })
        #expect(try copy.read { try $0.rows(Query("tasks")) } == office.read { try $0.rows(Query("tasks")) })
        #expect(try copy.verify(applying: Sample.apply).problems == [])
        for name in ["backup", "restored"] {
            let attributes = try FileManager.default.attributesOfItem(atPath: folder.file(name))
            #expect(attributes[.posixPermissions] as? Int == 0o600)
        }
    }

    @Test func `a backup through a stream is the one that goes to a file`() throws {
        try office.backUp(to: backup)
        var streamed = Data()
        try office.backUp { streamed.append(contentsOf: $0) }
        #expect(try contents(backup) == streamed)
        var rest = Array(streamed)[...]
        let copy = try OfficeFile.restore(to: folder.file("restored"), tables: Sample.tables) {
            // Pieces as a pipe gives them.
            defer { rest = rest.dropFirst(60_001) }
            return Array(rest.prefix(60_001))
        }
        #expect(try copy.read { try $0.head().number } == 20)
    }

    @Test func `the last line holds what sha256sum says of the rest`() throws {
        try office.backUp(to: backup)
        let bytes = Array(try contents(backup))
        let image = bytes.dropLast(BackupTrailer.byteCount)
        let line = String(decoding: bytes.suffix(BackupTrailer.byteCount), as: UTF8.self)
        let size = String(image.count)
        #expect(line.hasPrefix("docket-backup 1 \(String(repeating: "0", count: 20 - size.count))\(size) "))
        #expect(line.contains(SHA256Digest(of: image).description))
        #expect(line.hasSuffix("\n"))
    }

    @Test func `existing files are never overwritten`() throws {
        try "letters".write(toFile: backup, atomically: true, encoding: .utf8)
        #expect(storeError { try office.backUp(to: backup) } == .exists(path: backup))
        #expect(try contents(backup) == Data("letters".utf8))
        try FileManager.default.removeItem(atPath: backup)
        try office.backUp(to: backup)
        let error = storeError {
            try OfficeFile.restore(to: folder.file("office"), tables: Sample.tables, fromFile: backup)
        }
        #expect(error == .exists(path: folder.file("office")))
        #expect(try office.read { try $0.head().number } == 20)
    }

    @Test(arguments: [0, 1, 127, 128, 129, 4_096, 100_000])
    func `a backup cut anywhere is refused and leaves nothing`(_ kept: Int) throws {
        try office.backUp(to: backup)
        let cut = folder.file("cut")
        try contents(backup).prefix(kept).write(to: URL(filePath: cut))
        #expect(storeError { try restored(cut) } == .damagedBackup(.cut))
        try contents(backup).dropLast(1).write(to: URL(filePath: cut))
        #expect(storeError { try restored(cut) } == .damagedBackup(.cut))
        #expect(try folder.names.allSatisfy { !$0.contains("restored") })
    }

    @Test func `a backup with any byte changed is refused`() throws {
        try office.backUp(to: backup)
        let whole = try contents(backup)
        for position in [0, 20, 5_000, whole.count / 2, whole.count - 129] {
            var bytes = whole
            bytes[position] ^= 1
            try bytes.write(to: URL(filePath: folder.file("bad")))
            #expect(storeError { try restored(folder.file("bad")) } == .damagedBackup(.altered))
        }
        for position in [whole.count - 128, whole.count - 100, whole.count - 2, whole.count - 1] {
            var bytes = whole
            bytes[position] ^= 1
            try bytes.write(to: URL(filePath: folder.file("bad")))
            guard case .damagedBackup = storeError({ try restored(folder.file("bad")) }) else {
                Issue.record("accepted a change at \(position)")
                continue
            }
        }
        #expect(try folder.names.allSatisfy { !$0.contains("restored") })
    }

    @Test func `a backup of a tampered office is refused when it is made, and one made elsewhere when it is restored`()
        throws
    {
        try Tampering(folder).run("UPDATE events SET person = 'p9' WHERE number = 3")
        #expect(storeError { try office.backUp(to: backup) } == .damagedBackup(.unsound))
        #expect(try !folder.names.contains("backup"))
        try Tampering(folder).connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        let image = Array(try contents(folder.file("office")))
        let trailer = BackupTrailer(size: image.count, digest: SHA256Digest(of: image))
        try Data(image + trailer.bytes).write(to: URL(filePath: backup))
        #expect(storeError { try restored(backup) } == .damagedBackup(.unsound))
    }

    @Test func `a backup of letters with a right digest is refused`() throws {
        let letters = Array(repeating: UInt8(ascii: "x"), count: 20_000)
        let trailer = BackupTrailer(size: letters.count, digest: SHA256Digest(of: letters))
        try Data(letters + trailer.bytes).write(to: URL(filePath: backup))
        #expect(storeError { try restored(backup) } == .damagedBackup(.unsound))
    }

    @Test func `a backup is one moment of the office, while others write`() async throws {
        let path = folder.file("office")
        let writer = Thread {
            guard let office = try? OfficeFile.open(at: path, tables: Sample.tables) else { return }
            for number in 100..<400 {
                _ = try? office.write { try Sample.open(number, in: $0) }
            }
        }
        writer.start()
        for round in 1...5 {
            let file = folder.file("backup-\(round)")
            try office.backUp(to: file)
            let copy = try OfficeFile.restore(
                to: folder.file("copy-\(round)"), tables: Sample.tables, applying: Sample.apply, fromFile: file)
            #expect(try copy.read { try $0.head().number == $0.count("tasks") })
        }
        while !writer.isFinished { try await Task.sleep(for: .milliseconds(5)) }
        #expect(try office.read { try $0.head().number } == 320)
    }
}
