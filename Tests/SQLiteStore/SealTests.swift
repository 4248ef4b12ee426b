import Digest
import Foundation
import Testing

@testable import Store

@Suite struct SealTests {
    let folder: Folder
    let identity: SHA256Digest
    let keyText: String
    let publicKey: VerifyingKey
    let seal: Seal
    static let time = "2026-03-31T18:00:00.000Z"

    /// An office of eight events, sealed at the fifth.
    init() throws {
        folder = try Folder()
        let office = try Sample.office(in: folder)
        identity = office.identity
        let key = try SigningKey.generate()
        keyText = try key.pem()
        publicKey = try key.verifyingKey()
        try office.write { transaction throws in for number in 1...5 { try Sample.open(number, in: transaction) } }
        seal = try office.seal(time: Self.time, with: key)
        try office.write { transaction throws in for number in 6...8 { try Sample.open(number, in: transaction) } }
    }

    private func report(_ seals: Seal...) throws -> VerificationReport {
        try Sample.reopened(folder).verify(seals: seals, keys: [publicKey])
    }

    @Test func `a fitting seal protects the events up to it, and the others are told`() throws {
        let report = try report(seal)
        #expect(report.problems == [])
        #expect(report.sealedThrough == 5)
        #expect(report.unsealed == 6..<9)
    }

    @Test func `an old seal beside a new one takes nothing away`() throws {
        let newer = try Sample.reopened(folder).seal(time: Self.time, with: try SigningKey(pem: keyText))
        #expect(try report(newer, seal).sealedThrough == 8)
        #expect(try report(newer, seal).unsealed.isEmpty)
    }

    @Test func `a truncated tail passes the chain and fails the seal`() throws {
        try Tampering(folder).run("DELETE FROM events WHERE number > 3")
        #expect(try Sample.reopened(folder).verify().problems == [])
        #expect(try report(seal).problems == [.seal(1, .truncated)])
    }

    @Test func `a tail cut behind the seal is what no seal protects yet`() throws {
        try Tampering(folder).run("DELETE FROM events WHERE number > 6")
        let report = try report(seal)
        #expect(report.problems == [])
        #expect(report.unsealed == 6..<7)
    }

    @Test func `a rebuilt chain passes by itself and fails the seal`() throws {
        let tampering = try Tampering(folder)
        try tampering.run("UPDATE events SET person = 'p66' WHERE number = 2")
        try tampering.rebuildChain(identity: identity)
        #expect(try Sample.reopened(folder).verify().problems == [])
        #expect(try report(seal).problems == [.seal(1, .rebuilt)])
    }

    @Test func `a seal of another office is none of this`() throws {
        let other = try Sample.office(in: folder, "other")
        try other.write { transaction throws in for number in 1...5 { try Sample.open(number, in: transaction) } }
        let swapped = try other.seal(time: Self.time, with: try SigningKey(pem: keyText))
        #expect(try report(swapped).problems == [.seal(1, .otherOffice)])
    }

    @Test func `a seal by another key counts for nothing, also when it looks right`() throws {
        let forged = try Sample.reopened(folder).seal(time: Self.time, with: try SigningKey.generate())
        #expect(try report(seal, forged).problems == [.seal(2, .unknownKey)])
        #expect(try report(forged).sealedThrough == 0)
    }

    @Test(arguments: ["number 5", "time 2026-03-31T18", "digest ", "root ", "office "])
    func `a seal changed in any part is forged`(_ part: String) throws {
        var lines = seal.text.split(separator: "\n").map(String.init)
        let index = try #require(lines.firstIndex { $0.hasPrefix(part) })
        switch part {
        case "number 5": lines[index] = "number 8"
        case "digest ": lines[index] = "digest \(try Sample.reopened(folder).read { try $0.head().digest })"
        case "root ": lines[index] = "root \(SHA256Digest(of: []))"
        case "office ": lines[index] = "office \(SHA256Digest(of: []))"
        default: lines[index] = "time 2026-03-30T18:00:00.000Z"
        }
        let forged = try Seal(text: lines.joined(separator: "\n") + "\n")
        #expect(try report(forged).problems == [.seal(1, .forged)])
        #expect(try report(forged).sealedThrough == 0)
    }

    @Test func `a seal with a key's name exchanged is forged`() throws {
        let other = try SigningKey.generate().verifyingKey()
        let text = seal.text.replacing("key \(seal.key)", with: "key \(other.fingerprint)")
        let report = try Sample.reopened(folder).verify(seals: [try Seal(text: text)], keys: [publicKey, other])
        #expect(report.problems == [.seal(1, .forged)])
    }

    @Test func `a seal of an earlier version, without a root, holds as it did`() throws {
        let older = try Seal(
            office: identity, head: seal.head, root: nil, time: Self.time, key: try SigningKey(pem: keyText))
        #expect(older.text.hasPrefix("docket-seal 1\n") && !older.text.contains("root"))
        #expect(try Seal(text: older.text) == older)
        #expect(try report(older).sealedThrough == 5)
        #expect(throws: StoreError.unprovable(event: 2)) {
            try Sample.reopened(folder).inclusionProof(of: 2, upTo: older)
        }
    }

    @Test func `a seal of an earlier version, without accesses, holds as it did`() throws {
        let older = try Seal(
            office: identity, head: seal.head, root: seal.root, time: Self.time, key: try SigningKey(pem: keyText))
        #expect(older.text.hasPrefix("docket-seal 2\n") && !older.text.contains("accesses"))
        #expect(try Seal(text: older.text) == older)
        #expect(try report(older).sealedThrough == 5)
    }

    @Test func `seals name the seal before, and a series of them is whole`() throws {
        let office = try Sample.reopened(folder)
        let second = try office.seal(time: Self.time, after: seal, with: try SigningKey(pem: keyText))
        #expect(second.text.hasPrefix("docket-seal 5\n") && second.previous == seal.name)
        #expect(try Seal(text: second.text) == second)
        let report = try report(second, seal)
        #expect(report.problems == [] && report.sealsWithoutPrevious.isEmpty && report.sealedThrough == 8)
    }

    @Test func `a seal before that is not given is told, and is missing where an earlier one is`() throws {
        let office = try Sample.reopened(folder)
        let second = try office.seal(time: Self.time, after: seal, with: try SigningKey(pem: keyText))
        try office.write { transaction throws in try Sample.open(9, in: transaction) }
        let third = try office.seal(time: Self.time, after: second, with: try SigningKey(pem: keyText))
        #expect(try report(second).problems == [])
        #expect(try report(second).sealsWithoutPrevious == [1])
        #expect(try report(seal, third).problems == [.seal(2, .previousMissing(second.name))])
        #expect(try report(seal, second, third).problems == [])
    }

    @Test func `a seal that names one of another office as the seal before fails, and none is made`() throws {
        let other = try Sample.office(in: folder, "other")
        try other.write { transaction throws in for number in 1...5 { try Sample.open(number, in: transaction) } }
        let foreign = try other.seal(time: Self.time, with: try SigningKey(pem: keyText))
        let office = try Sample.reopened(folder)
        #expect(throws: StoreError.foreignSeal) {
            try office.seal(time: Self.time, after: foreign, with: try SigningKey(pem: keyText))
        }
        let head = try office.read { try $0.head() }
        let signed = try Seal(
            office: identity, head: head, root: nil, accesses: seal.accesses, previous: foreign.name,
            time: Self.time, key: try SigningKey(pem: keyText))
        #expect(try report(foreign, signed).problems.contains(.seal(2, .previousForeign(foreign.name))))
    }

    @Test func `a token that is added later changes neither the seal's digest nor its signature`() throws {
        let stamped = seal.stamped(with: [0x30, 0])
        #expect(stamped.text == seal.text + "timestamp 3000\n")
        #expect(try Seal(text: stamped.text) == stamped)
        #expect(stamped.digest == seal.digest && stamped.isSigned(with: publicKey))
        #expect(try report(stamped).sealedThrough == 5)
    }

    @Test func `a seal that signs another root fails, though its head fits`() throws {
        let wrong = try Seal(
            office: identity, head: seal.head, root: .random(), time: Self.time, key: try SigningKey(pem: keyText))
        #expect(try report(wrong).problems == [.seal(1, .otherRoot)])
    }

    @Test func `a root shows a changed event also to who trusts the digests in the file`() throws {
        try Tampering(folder).run("UPDATE events SET digest = zeroblob(32) WHERE number = 2")
        #expect(try report(seal).problems.last == .seal(1, .otherRoot))
    }

    @Test func `each sealed event is proved by a few digests, and no other is`() throws {
        let office = try Sample.reopened(folder)
        let root = try #require(seal.root)
        for event in try office.read({ try $0.events(EventQuery(through: 5)) }) {
            let proof = try office.inclusionProof(of: event.number, upTo: seal)
            #expect(proof.path.count <= 3 && proof.index == event.number - 1 && proof.count == 5)
            #expect(proof.shows(event.digest.bytes, in: root))
            #expect(!proof.shows(seal.office.bytes, in: root))
        }
        for number in [0, 6, 99] {
            #expect(throws: StoreError.unprovable(event: number)) {
                try office.inclusionProof(of: number, upTo: seal)
            }
        }
    }

    @Test func `the text of a seal is read as it was written and in no other form`() throws {
        #expect(try Seal(text: seal.text) == seal)
        for wrong in [
            "", "docket-seal 1\n", String(seal.text.dropLast()), seal.text + "\n", seal.text.uppercased(),
            seal.text.replacing("\n", with: "\r\n"), seal.text.replacing("number 5", with: "number +5"),
            seal.text.replacing("number 5", with: "number 05"), seal.text.replacing("number 5", with: "number -5"),
            seal.text.replacing("docket-seal 4", with: "docket-seal 1"),
            seal.text.replacing("docket-seal 4", with: "docket-seal 2"),
            seal.text.replacing("accesses 0", with: "accesses -1"), String(seal.text.dropFirst(20)),
            seal.text + String(repeating: "x", count: 1 << 20),
        ] {
            #expect(storeError { try Seal(text: wrong) } == .malformedSeal)
        }
    }

    @Test func `a seal file is new, and is read as it was written`() throws {
        let path = folder.file("march.seal")
        try seal.write(to: path)
        #expect(try Seal(contentsOf: path) == seal)
        #expect(try String(contentsOfFile: path, encoding: .utf8) == seal.text)
        #expect(storeError { try seal.write(to: path) } == .exists(path: path))
        #expect(storeError { try Seal(contentsOf: folder.file("none")) } == .missing(path: folder.file("none")))
        #expect(storeError { try Seal(contentsOf: folder.file("office")) } == .malformedSeal)
    }

    @Test func `no seal is given for a broken chain`() throws {
        try Tampering(folder).run("UPDATE events SET person = 'p66' WHERE number = 2")
        let office = try Sample.reopened(folder)
        #expect(throws: StoreError.damagedEvent(number: 2)) {
            try office.seal(time: Self.time, with: try SigningKey(pem: keyText))
        }
    }

    @Test func `a new office can be sealed, and whatever replaces it shows`() throws {
        let office = try Sample.office(in: folder, "new")
        let first = try office.seal(time: Self.time, with: try SigningKey(pem: keyText))
        #expect(try office.verify(seals: [first], keys: [publicKey]).problems == [])
        #expect(try report(first).problems == [.seal(1, .otherOffice)])
    }
}
