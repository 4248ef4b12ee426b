import Digest
import Foundation
import Testing

@testable import SQLiteStore
@testable import Store

/// What contents there should be, and that nothing else passes for them.
@Suite struct ContentTests {
    let folder: Folder
    let manifest: SHA256Digest
    let attachments: [SHA256Digest]

    private static let tables = [
        TableDefinition(
            "editions", columns: [ColumnDefinition("id", .integer), ColumnDefinition("package", .text)],
            primaryKey: ["id"], contents: [ContentReference("package", to: .manifest)]),
        TableDefinition(
            "files", columns: [ColumnDefinition("id", .integer), ColumnDefinition("digest", .text)],
            primaryKey: ["id"], contents: [ContentReference("digest", to: .attachment)]),
    ]

    /// An office with an edition of two files, and two attachments.
    init() throws {
        folder = try Folder()
        let office = try OfficeFile.create(at: folder.file("office"), tables: Self.tables)
        let staged = try ["一", "二"].map { text in
            var pieces = [Array(text.utf8)]
            return try office.stage { pieces.isEmpty ? [] : pieces.removeFirst() }
        }
        attachments = staged.map(\.attachment.digest)
        manifest = try office.write { transaction in
            var files: [String: SHA256Digest] = [:]
            for path in ["chart.scxml", "page.html"] {
                files[path] = try transaction.keepDefinition(
                    name: path, mediaType: ContentManifest.mediaType(of: path), bytes: Array("<\(path)/>".utf8))
            }
            let digest = try transaction.keepDefinition(
                name: ContentManifest.name, mediaType: ContentManifest.mediaType,
                bytes: ContentManifest(files: files).bytes)
            try Self.record("editions", digest, in: transaction)
            for file in staged {
                try transaction.link(file)
                try Self.record("files", file.attachment.digest, in: transaction)
            }
            return digest
        }
    }

    private static func record(_ kind: String, _ digest: SHA256Digest, in transaction: any Transaction) throws {
        let event = try transaction.append(Sample.draft(#"{"digest":"\#(digest)"}"#, kind: kind, subject: "office"))
        try apply(event, to: transaction)
    }

    private static func apply(_ event: Event, to tables: any TableWriting) throws {
        let digest = String(event.payload.dropFirst(#"{"digest":""#.count).dropLast(2))
        let column = event.kind == "editions" ? "package" : "digest"
        try tables.insert(into: event.kind, ["id": Value(event.number), column: .text(digest)])
    }

    private func office() throws -> OfficeFile {
        try OfficeFile.open(at: folder.file("office"), tables: Self.tables)
    }

    private func problems(after statements: String...) throws -> [VerificationProblem] {
        try Tampering(folder).run(statements)
        return try office().verify(applying: Self.apply).problems
    }

    @Test func `what the events name and nothing else is sound`() throws {
        #expect(try office().verify(applying: Self.apply).problems == [])
        #expect(try office().verify().problems == [])
    }

    @Test func `deleted attachments are missing, each by its digest`() throws {
        let found = try problems(after: "DELETE FROM attachments", "DELETE FROM pieces")
        #expect(found == attachments.map(\.description).sorted().map { .content(.attachment, digest: $0, .missing) })
    }

    @Test func `attachments that were deleted with the rows that name them are missed by the events`() throws {
        let found = try problems(after: "DELETE FROM attachments", "DELETE FROM pieces", "DELETE FROM kept_files")
        #expect(found.contains(.content(.attachment, digest: attachments[0].description, .missing)))
    }

    @Test func `deleted definitions are missing, also those that only the manifest names`() throws {
        #expect(
            try problems(after: "DELETE FROM definitions")
                == [.content(.definition, digest: manifest.description, .missing)])
    }

    @Test func `one deleted definition is missing`() throws {
        let digest = SHA256Digest(of: "<chart.scxml/>".utf8)
        #expect(
            try problems(after: "DELETE FROM definitions WHERE name = 'chart.scxml'")
                == [.content(.definition, digest: digest.description, .missing)])
    }

    @Test func `what no event names is surplus`() throws {
        let digest = SHA256Digest(of: [0x61])
        #expect(
            try problems(after: "INSERT INTO definitions VALUES (x'\(digest)', 'a', 'text/plain', x'61')")
                == [.content(.definition, digest: digest.description, .surplus)])
    }

    @Test func `an attachment that no event names is surplus`() throws {
        let digest = SHA256Digest(of: [0x61])
        #expect(
            try problems(
                after: "INSERT INTO attachments VALUES (99, x'\(digest)', 1)",
                "INSERT INTO pieces (content, ordinal, bytes) VALUES (99, 0, x'61')")
                == [.content(.attachment, digest: digest.description, .surplus)])
    }

    @Test(arguments: ["name = 'other.scxml'", "media_type = 'text/html'"])
    func `a definition under another name or type shows`(_ change: String) throws {
        let digest = SHA256Digest(of: "<chart.scxml/>".utf8)
        #expect(
            try problems(after: "UPDATE definitions SET \(change) WHERE name = 'chart.scxml'")
                == [.content(.definition, digest: digest.description, .renamed)])
    }

    @Test func `an attachment with the bytes of another is altered`() throws {
        let found = try problems(after: "UPDATE pieces SET bytes = (SELECT bytes FROM pieces WHERE content = 1)")
        #expect(found == [.attachment(attachments[1])])
    }

    @Test(arguments: ["attachments", "definitions"])
    func `no backup is made of an office without its contents`(_ table: String) throws {
        try Tampering(folder).run("DELETE FROM \(table)", "DELETE FROM pieces")
        #expect(throws: StoreError.damagedBackup(.unsound)) { try office().backUp(to: folder.file("backup")) }
        #expect(try !folder.names.contains("backup"))
    }

    @Test func `no backup without its contents becomes an office`() throws {
        try office().backUp(to: folder.file("backup"))
        let bytes = try Data(contentsOf: URL(filePath: folder.file("backup")))
        let size = bytes.count - BackupTrailer.byteCount
        let image = folder.file("image")
        try bytes.prefix(size).write(to: URL(filePath: image))
        try Tampering(path: image).run("DELETE FROM attachments", "DELETE FROM pieces")
        let altered = try Data(contentsOf: URL(filePath: image))
        var pieces = [
            Array(altered), BackupTrailer(size: altered.count, digest: SHA256Digest(of: altered)).bytes,
        ]
        #expect(throws: StoreError.damagedBackup(.unsound)) {
            try OfficeFile.restore(to: folder.file("new"), tables: Self.tables, applying: Self.apply) {
                pieces.isEmpty ? [] : pieces.removeFirst()
            }
        }
    }

    @Test func `nothing that is append-only is replaced, also where triggers do not recurse`() throws {
        let connection = try Connection(path: folder.file("office"), flags: 2)
        for statement in [
            "REPLACE INTO definitions SELECT digest, 'x', media_type, bytes FROM definitions",
            "REPLACE INTO definitions (rowid, digest, name, media_type, bytes) VALUES (1, zeroblob(32), 'x', 'x', x'')",
            "REPLACE INTO attachments SELECT id, digest, size + 1 FROM attachments",
            "REPLACE INTO pieces SELECT id, 99, ordinal, bytes FROM pieces",
            "REPLACE INTO office SELECT only, zeroblob(32), first_form, ordered_from FROM office",
            "REPLACE INTO refused_accesses (time, person, command, subject, rule) VALUES ('', '', '', '', '')",
        ] {
            guard case .refused(_, "append only") = storeError({ try connection.execute(statement) }) else {
                Issue.record("accepted: \(statement)")
                continue
            }
        }
    }
}
