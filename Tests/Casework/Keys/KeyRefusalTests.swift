import Digest
import Fixtures
import Procedure
import Records
import Testing
import Values

@testable import Casework

/// What is refused of keys.
@Suite struct KeyRefusalTests {
    private let office: KeyOffice

    init() throws { office = try KeyOffice() }

    @Test func `a key is asked for once, by who has its private half`() throws {
        let key = try office.request("centre")
        expectRefusal("key.known") {
            try office.desk("clerk").requestKey(key) { try office.keyring.sign($0, with: key) }
        }
        let other = try office.keyring.make()
        expectRefusal("key.unproved") {
            try office.desk("clerk").requestKey(other) { _ in try office.keyring.sign([1], with: key) }
        }
    }

    @Test func `a key is certified that its person asked for, by the one root of the office`() throws {
        expectRefusal("key.none-asked") { try office.certify("centre") }
        try office.enrol("centre")
        try office.request("clerk")
        let other = try office.keyring.makeRoot("other")
        expectRefusal("key.other-root") {
            try office.desk("admin").certifyKey(of: "clerk", fingerprint: nil, purpose: .all, to: nil, rootAt: other)
        }
        let past = try CalendarDate(year: 2026, month: 1, day: 1)
        expectRefusal("key.validity-reversed") {
            try office.desk("admin").certifyKey(
                of: "clerk", fingerprint: nil, purpose: .all, to: past, rootAt: office.root)
        }
        expectRefusal("casework.not-allowed") {
            try office.desk("clerk").certifyKey(
                of: "clerk", fingerprint: nil, purpose: .all, to: nil, rootAt: office.root)
        }
    }

    @Test func `a certificate is of a key that was asked for, and signed by the root that it names`() throws {
        let key = try office.request("centre")
        func certificate(of person: String) throws -> KeyCertificate {
            KeyCertificate(
                person: person, key: hexadecimal(key.bytes), purpose: .all, from: try office.desk("admin").now.day,
                to: nil,
                root: hexadecimal(try KeyFile.signingKey(at: office.root).verifyingKey().bytes), signature: "00")
        }
        let desk = try office.desk("admin")
        let identity = desk.office.identity.description
        expectRefusal("key.not-requested") {
            try desk.perform(CertifyKey(try certificate(of: "clerk"), office: identity))
        }
        expectRefusal("key.certificate-forged") {
            try desk.perform(CertifyKey(try certificate(of: "centre"), office: identity))
        }
    }

    @Test func `a root is replaced by who has it and the new one, and by nobody else`() throws {
        let next = try office.keyring.makeRoot("next")
        expectRefusal("key.not-the-root") { try office.desk("admin").rotateRoot(at: office.root, to: next) }
        try office.enrol("centre")
        expectRefusal("key.not-the-root") { try office.desk("admin").rotateRoot(at: next, to: office.root) }
        expectRefusal("key.not-the-root") { try office.desk("admin").rotateRoot(at: office.root, to: office.root) }
        expectRefusal("casework.not-allowed") { try office.desk("clerk").rotateRoot(at: office.root, to: next) }
        let desk = try office.desk("admin")
        let forged = RootRotation(
            from: hexadecimal(try KeyFile.signingKey(at: office.root).verifyingKey().bytes),
            to: hexadecimal(try KeyFile.signingKey(at: next).verifyingKey().bytes), signature: "00", acceptance: "00")
        expectRefusal("key.rotation-forged") {
            try desk.perform(RotateRoot(forged, office: desk.office.identity.description))
        }
    }

    @Test func `a key is revoked once, with a reason`() throws {
        let key = try office.enrol("centre")
        let fingerprint = key.fingerprint.description
        expectRefusal("key.ambiguous") { try office.desk("admin").revokeKey("none", reason: "遗失") }
        expectRefusal("key.revocation-unexplained") { try office.desk("admin").revokeKey(fingerprint, reason: "") }
        expectRefusal("key.ambiguous") { try office.desk("clerk").revokeKey(fingerprint, reason: "遗失") }
        _ = try office.desk("admin").revokeKey(fingerprint, reason: "遗失")
        expectRefusal("key.unknown") {
            try office.desk("admin").perform(RevokeKey(hexadecimal(key.bytes), reason: "遗失"))
        }
        expectRefusal("key.none-asked") { try office.certify("centre") }
    }

    @Test func `signatures are demanded once, by who signs`() throws {
        expectRefusal("key.demand-unsigned") { try office.desk("admin").demandSignatures() }
        let number = try office.fixture.submitted().case
        try office.enrol("admin")
        try office.desk("admin").demandSignatures()
        expectRefusal("key.already-demanded") { try office.desk("admin").demandSignatures() }
        expectRefusal("signature.office") { try office.desk("clerk").follow(number) }
        // A key can still be asked for.
        try office.enrol("clerk")
        _ = try office.desk("clerk").follow(number)
    }
}

/// What is refused of signatures.
@Suite struct SignatureRefusalTests {
    private let office: KeyOffice
    private let number: Int
    private let approval = TaskAction("approve", opinion: "同意")

    init() throws {
        office = try KeyOffice()
        number = try office.fixture.submitted().case
    }

    @Test func `whoever had a key signs, also when it is revoked`() throws {
        let key = try office.enrol("centre")
        expectRefusal("signature.needed") { try office.fixture.desk("centre").act(on: number, approval) }
        _ = try office.desk("admin").revokeKey(key.fingerprint.description, reason: "遗失")
        expectRefusal("signature.needed") { try office.desk("centre").act(on: number, approval) }
        try office.enrol("centre")
        _ = try office.desk("centre").act(on: number, approval)
    }

    @Test func `a signature is of this command and made once`() throws {
        try office.enrol("centre")
        office.keyring.forgery = [1, 2, 3]
        expectRefusal("signature.forged") { try office.desk("centre").follow(number) }
        office.keyring.forgery = nil
        office.keyring.nextNonce = String(repeating: "a", count: 32)
        _ = try office.desk("centre").follow(number)
        expectRefusal("signature.used") { try office.desk("centre").unfollow(number) }
    }

    @Test func `a signature is by a key that was certified and not revoked`() throws {
        let key = try office.request("centre")
        func follow() throws { try office.give(FollowCase(number), as: "centre", signedBy: "centre", key) }
        expectRefusal("signature.key-invalid") { try follow() }
        try office.certify("centre")
        _ = try office.desk("admin").revokeKey(key.fingerprint.description, reason: "遗失")
        expectRefusal("signature.key-invalid") { try follow() }
    }

    @Test func `what changed under a signature has to be looked at again`() throws {
        let key = try office.enrol("centre")
        let desk = try office.desk("centre")
        let given = try desk.look { try desk.prepare(in: $0) { _ in (PerformAction(number, approval), []) } }.given
        let seen = try #require(given.signature?.seen)
        #expect(Array(seen.values) == [1])
        expectRefusal("signature.outdated") {
            try office.give(
                PerformAction(number, approval), as: "centre", signedBy: "centre", key, seen: seen.mapValues { $0 + 1 })
        }
        try office.give(PerformAction(number, approval), as: "centre", signedBy: "centre", key, seen: seen)
    }

    @Test func `the key of the clock does nothing else`() throws {
        let key = try office.enrol("admin", .tick)
        _ = try office.desk("admin").tick()
        expectRefusal("signature.key-for-clock") {
            try office.give(FollowCase(number), as: "admin", signedBy: "admin", key)
        }
    }

    @Test func `an action that the regulation wants signed is refused to who has no key`() throws {
        let fixture = try OfficeFixture(
            workflows: ChangedPackage().replacing(
                "<d:action name=\"approve\"", by: "<d:action signed=\"required\" name=\"approve\"",
                in: "charts/diamond-contract.scxml"))
        let signing = try KeyOffice(fixture)
        let number = try fixture.submitted().case
        expectRefusal("signature.action") { try signing.desk("centre").act(on: number, approval) }
        try signing.enrol("centre")
        _ = try signing.desk("centre").act(on: number, approval)
    }

    @Test func `signed commands are decided again with their signatures`() throws {
        try office.enrol("centre")
        _ = try office.desk("centre").act(on: number, approval)
        let report = try Custody.decideAgain(officeAt: office.fixture.path, in: office.fixture.store)
        #expect(report.problems == [])
        let signatures = try Custody.checkSignatures(officeAt: office.fixture.path, in: office.fixture.store)
        #expect(signatures.signed == 1 && signatures.problems == [])
    }
}
