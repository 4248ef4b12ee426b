import Digest
import Foundation
import Testing

@testable import SQLiteStore
@testable import Store

@Suite struct AttachmentTests {
    let folder: Folder
    let office: OfficeFile

    init() throws {
        folder = try Folder()
        office = try Sample.office(in: folder)
    }

    /// A source that gives so many bytes in pieces of a size.
    private func source(_ count: Int, piece: Int = 70_000, seed: Int = 1) -> ContentSource {
        var given = 0
        return {
            let next = min(piece, count - given)
            defer { given += next }
            return (given..<(given + next)).map { UInt8(truncatingIfNeeded: $0 &* seed >> 8 ^ $0) }
        }
    }

    private func content(_ source: ContentSource) throws -> [UInt8] {
        var all: [UInt8] = []
        try forEachPiece(of: source) { all += $0 }
        return all
    }

    private func read(_ digest: SHA256Digest) throws -> [UInt8] {
        try office.read { snapshot in
            var all: [UInt8] = []
            try snapshot.readAttachment(digest) { all += $0 }
            return all
        }
    }

    private func pieceCount() throws -> Int64? {
        try office.connection.integer("SELECT count(*) FROM pieces")
    }

    @Test(arguments: [0, 1, OfficeFile.pieceSize - 1, OfficeFile.pieceSize, OfficeFile.pieceSize + 1, 5_000_000])
    func `a content of any size comes back as it was`(_ size: Int) throws {
        let staged = try office.stage(source(size))
        try office.write { try $0.link(staged) }
        #expect(staged.attachment.size == size)
        let whole = try content(source(size))
        #expect(staged.attachment.digest == SHA256Digest(of: whole))
        #expect(try read(staged.attachment.digest) == whole)
        #expect(try office.read { try $0.attachment(staged.attachment.digest) } == staged.attachment)
        #expect(try pieceCount() == Int64((size + OfficeFile.pieceSize - 1) / OfficeFile.pieceSize))
        #expect(try office.verify().problems == [])
    }

    @Test func `what is staged is no part of the office before it is linked`() throws {
        let staged = try office.stage(source(100))
        #expect(try office.read { try $0.attachment(staged.attachment.digest) } == nil)
        #expect(storeError { try read(staged.attachment.digest) } == .unknownContent(staged.attachment.digest))
        struct Refused: Error {}
        #expect(throws: Refused.self) {
            try office.write { transaction throws in
                try transaction.link(staged)
                throw Refused()
            }
        }
        #expect(try office.read { try $0.attachment(staged.attachment.digest) } == nil)
        try office.write { try $0.link(staged) }
        #expect(try read(staged.attachment.digest).count == 100)
    }

    @Test func `the same content is kept once, however often it is attached`() throws {
        let first = try office.stage(source(2_000_000))
        let second = try office.stage(source(2_000_000))
        try office.write { try $0.link(first) }
        try office.write { try $0.link(second) }
        try office.discard(second)
        let third = try office.stage(source(2_000_000))
        try office.write { try $0.link(third) }
        #expect(try pieceCount() == 2)
        #expect(try office.connection.integer("SELECT count(*) FROM attachments") == 1)
        #expect(try office.connection.integer("SELECT count(*) FROM stagings") == 0)
    }

    @Test func `a source that fails leaves nothing`() throws {
        struct Broken: Error {}
        var calls = 0
        #expect(throws: Broken.self) {
            try office.stage {
                calls += 1
                if calls > 3 { throw Broken() }
                return [UInt8](repeating: 7, count: OfficeFile.pieceSize)
            }
        }
        #expect(try pieceCount() == 0)
        #expect(try office.connection.integer("SELECT count(*) FROM stagings") == 0)
    }

    @Test func `what a process left that is gone is collected on opening, and what a living one stages is not`() throws
    {
        let alive = try office.stage(source(10))
        let dead = try office.stage(source(3_000_000, seed: 3))
        try office.connection.run(
            "UPDATE stagings SET owner = ? WHERE id = ?", [.text("other-boot:1:1"), .integer(dead.staging)])
        let other = try Sample.reopened(folder)
        #expect(try pieceCount() == 1)
        #expect(storeError { try other.write { try $0.link(dead) } } == .unknownContent(dead.attachment.digest))
        try other.write { try $0.link(alive) }
        #expect(try other.verify().problems == [])
    }

    @Test func `others work between the pieces of a long staging`() throws {
        let other = try Sample.reopened(folder)
        var number = 0
        let staged = try office.stage {
            number += 1
            try other.write { try Sample.open(number, in: $0) }
            return number > 4 ? [] : [UInt8](repeating: UInt8(number), count: OfficeFile.pieceSize)
        }
        try office.write { try $0.link(staged) }
        #expect(try other.read { try $0.count("tasks") } == 5)
    }

    @Test func `an altered content is refused after the last piece`() throws {
        let staged = try office.stage(source(100))
        try office.write { try $0.link(staged) }
        try Tampering(folder).run("UPDATE pieces SET bytes = x'00'")
        #expect(storeError { try read(staged.attachment.digest) } == .damagedContent(staged.attachment.digest))
    }

    @Test func `definitions are kept once and checked on reading`() throws {
        let bytes = Array("<scxml/>".utf8)
        let digest = try office.write { try $0.keepDefinition(name: "chart", mediaType: "text/xml", bytes: bytes) }
        #expect(
            try office.write { try $0.keepDefinition(name: "other", mediaType: "text/xml", bytes: bytes) } == digest)
        let definition = try office.read { try $0.definition(digest) }
        #expect(definition == Definition(digest: digest, name: "chart", mediaType: "text/xml", bytes: bytes))
        let unknown = SHA256Digest(of: [])
        #expect(storeError { try office.read { try $0.definition(unknown) } } == .unknownContent(unknown))
        try Tampering(folder).run("UPDATE definitions SET bytes = x'00'")
        #expect(storeError { try office.read { try $0.definition(digest) } } == .damagedContent(digest))
    }
}
