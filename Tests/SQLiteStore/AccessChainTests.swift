import Digest
import Foundation
import Testing

@testable import SQLiteStore
@testable import Store

/// The list of refused accesses: whole, in order, and as it was written.
@Suite struct AccessChainTests {
    let folder: Folder
    let seal: Seal
    let publicKey: VerifyingKey

    /// An office with three refused accesses, sealed.
    init() throws {
        folder = try Folder()
        let office = try Sample.office(in: folder)
        for subject in ["case:1", "case:2", "case\t3"] { try office.logRefusal(Self.access(subject)) }
        let key = try SigningKey.generate()
        publicKey = try key.verifyingKey()
        seal = try office.seal(time: "2026-03-31T18:00:00.000Z", with: key)
    }

    private static func access(_ subject: String) -> RefusedAccess {
        RefusedAccess(
            time: "2026-03-01T08:00:00.000Z", pretended: "2025-01-01T08:00:00.000Z",
            uid: subject == "case:1" ? nil : 1000, account: "guest",
            person: "p01", command: "docket show", subject: subject, rule: "a.rule")
    }

    private func problems() throws -> [VerificationProblem] {
        try Sample.reopened(folder).verify(seals: [seal], keys: [publicKey], applying: Sample.apply).problems
    }

    private func problems(after statements: String...) throws -> [VerificationProblem] {
        try Tampering(folder).run(statements)
        return try problems()
    }

    @Test func `an honest list is sound, and longer than the seal too`() throws {
        #expect(seal.accesses?.number == 3)
        #expect(try problems() == [])
        try Sample.reopened(folder).logRefusal(Self.access("case:4"))
        #expect(try problems() == [])
    }

    @Test(arguments: [
        "time", "pretended", "uid", "account", "person", "command", "subject", "rule", "digest",
    ])
    func `a changed entry is named, whatever was changed`(_ column: String) throws {
        let value = column == "uid" ? "7" : column == "digest" ? "zeroblob(32)" : "'x'"
        #expect(
            try problems(after: "UPDATE accesses SET \(column) = \(value) WHERE number = 2").first
                == .access(number: 2, .altered))
    }

    @Test func `a deleted entry is named`() throws {
        #expect(try problems(after: "DELETE FROM accesses WHERE number = 2").first == .access(number: 2, .missing))
    }

    @Test func `a list that was flushed shows by the seal`() throws {
        #expect(try problems(after: "DELETE FROM accesses") == [.seal(1, .accessesTruncated)])
    }

    @Test func `a list that was flushed and filled again shows by the seal`() throws {
        try Tampering(folder).run("DELETE FROM accesses")
        for _ in 0..<3 { try Sample.reopened(folder).logRefusal(Self.access("case:9")) }
        #expect(try problems() == [.seal(1, .accessesRebuilt)])
    }

    @Test func `what earlier versions left cannot be changed under the chain`() throws {
        let statement =
            "INSERT INTO refused_accesses (time, person, command, subject, rule) VALUES ('t','p','c','s','r')"
        #expect(try problems(after: statement).first == .access(number: 1, .altered))
    }

    @Test func `no seal is given for a broken list`() throws {
        try Tampering(folder).run("UPDATE accesses SET person = 'x' WHERE number = 2")
        #expect(throws: StoreError.damagedAccess(number: 2)) {
            try Sample.reopened(folder).seal(time: "2026-03-31T18:00:00.000Z", with: SigningKey.generate())
        }
    }

    @Test func `the exported lines give the sealed digest to who has nothing but SHA-256`() throws {
        var text: [UInt8] = []
        try Sample.reopened(folder).exportAccesses { text += $0 }
        var lines = String(decoding: text, as: UTF8.self).split(separator: "\n").map(String.init)
        #expect(lines[0] == "docket-accesses\t1\t\(seal.office)")
        var digest = SHA256Digest(of: (lines.removeFirst() + "\n").utf8)
        for line in lines {
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
            digest = SHA256Digest(of: "\(digest)\t\(fields.dropLast().joined(separator: "\t"))\n".utf8)
            #expect(fields.last == "\(digest)")
        }
        #expect(digest == seal.accesses?.digest)
    }
}
