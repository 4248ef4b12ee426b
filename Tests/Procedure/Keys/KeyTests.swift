import Digest
import SmallOffices
import Testing
import Values

@testable import Procedure
@testable import Records

/// A private key that a test holds.
final class HeldKey {
    private let key: SigningKey

    init() throws { key = try SigningKey.generate() }

    func verifying() throws -> VerifyingKey { try key.verifyingKey() }

    /// The public half, as events hold it.
    func text() throws -> String { hexadecimal(try verifying().bytes) }

    func signature(of message: [UInt8]) throws -> String { hexadecimal(try key.signature(of: message)) }
}

/// Keys of people: asked for, certified by the office's root, revoked.
@Suite struct KeyTests {
    private let office: SmallOffice
    private let root: HeldKey
    private let key: HeldKey

    init() throws {
        office = try SmallOffice(SmallRegulation.step("review", SmallOffice.boss))
        root = try HeldKey()
        key = try HeldKey()
    }

    private func request(
        by person: String = "r1", proving other: String? = nil, key: HeldKey? = nil, for identity: SHA256Digest? = nil
    ) throws -> RequestKey {
        let key = key ?? self.key
        let text = try key.text()
        let identity = identity ?? office.identity
        let proof = try key.signature(of: KeyText.request(office: identity, person: other ?? person, key: text))
        return RequestKey(key: text, proof: proof, office: office.identity.description)
    }

    private func certificate(
        of person: String = "r1", from: String = "2026-11-02", to: String? = nil,
        signedFor identity: SHA256Digest? = nil,
        by signer: HeldKey? = nil, naming named: HeldKey? = nil, purpose: PersonKey.Purpose = .all
    ) throws -> CertifyKey {
        func text(_ signature: String) throws -> KeyCertificate {
            KeyCertificate(
                person: person, key: try key.text(), purpose: purpose, from: try CalendarDate(parsing: from),
                to: try to.map { try CalendarDate(parsing: $0) }, root: try (named ?? root).text(),
                signature: signature)
        }
        let identity = identity ?? office.identity
        let value = try (signer ?? root).signature(of: KeyText.certificate(text(""), office: identity))
        return CertifyKey(try text(value), office: office.identity.description)
    }

    private func keys() throws -> [PersonKey] { try office.look { try $0.snapshot.all(PersonKey.self) } }

    // MARK: Asking

    @Test func `a key is asked for by whoever shows that the private half is there`() throws {
        try office.give("r1", request())
        #expect(try keys().map(\.person) == ["r1"])
        #expect(try keys().map(\.certified) == [nil])
        #expect(try office.isSound())
    }

    @Test func `a proof for another person, another key or another office shows nothing`() throws {
        let other = try HeldKey()
        let foreign = SHA256Digest(of: [1])
        #expect(try refusal { try office.give("r1", request(proving: "r2")) } == "key.unproved")
        #expect(try refusal { try office.give("r1", request(for: foreign)) } == "key.unproved")
        let mixed = RequestKey(
            key: try other.text(), proof: try request().proof, office: office.identity.description)
        #expect(try refusal { try office.give("r1", mixed) } == "key.unproved")
        let malformed = RequestKey(key: "aa", proof: "zz", office: office.identity.description)
        #expect(try refusal { try office.give("r1", malformed) } == "key.unproved")
        #expect(try keys().isEmpty)
    }

    @Test func `a key is asked for once, by one person`() throws {
        try office.give("r1", request())
        #expect(try refusal { try office.give("r1", request()) } == "key.known")
        #expect(try refusal { try office.give("r2", request(by: "r2")) } == "key.known")
    }

    // MARK: Certifying

    @Test func `an administrator certifies what was asked for, by the root's signature`() throws {
        try office.give("r1", request())
        try office.give("admin", certificate())
        #expect(try keys().first?.isValid(at: office.now) == true)
        #expect(try office.look { try Settings(tables: $0.snapshot).root() } == root.text())
        #expect(try office.isSound())
    }

    @Test func `nobody else certifies, nor what nobody asked for`() throws {
        #expect(try refusal { try office.give("admin", certificate()) } == "key.not-requested")
        try office.give("r1", request())
        #expect(try refusal { try office.give("r1", certificate()) } == "casework.not-allowed")
        #expect(try refusal { try office.give("admin", certificate(of: "r2")) } == "key.not-requested")
    }

    @Test func `a certificate that the root did not sign for this office is refused`() throws {
        try office.give("r1", request())
        let other = try HeldKey()
        #expect(try refusal { try office.give("admin", certificate(by: other)) } == "key.certificate-forged")
        #expect(
            try refusal { try office.give("admin", certificate(signedFor: SHA256Digest(of: [1]))) }
                == "key.certificate-forged")
    }

    @Test func `the first root is the office's for good`() throws {
        try office.give("r1", request())
        try office.give("admin", certificate())
        let other = try HeldKey()
        #expect(
            try refusal { try office.give("admin", certificate(by: other, naming: other)) } == "key.other-root")
    }

    @Test func `a validity does not end before it begins`() throws {
        try office.give("r1", request())
        #expect(
            try refusal { try office.give("admin", certificate(from: "2026-11-03", to: "2026-11-02")) }
                == "key.validity-reversed")
        #expect(try refusal { try office.give("admin", certificate(from: "2026-11-03", to: "2026-11-03")) } == nil)
    }

    // MARK: Revoking

    @Test(arguments: [("r1", nil), ("admin", nil), ("r2", "casework.not-allowed")] as [(String, String?)])
    func `a key is revoked by its person or an administrator`(_ person: String, _ rule: String?) throws {
        try office.give("r1", request())
        try office.give("admin", certificate())
        #expect(try refusal { try office.give(person, RevokeKey(key.text(), reason: "遗失")) } == rule)
        #expect(try keys().first?.isValid(at: office.now) == (rule != nil))
    }

    @Test func `a revocation has a reason, and is for ever`() throws {
        try office.give("r1", request())
        #expect(
            try refusal { try office.give("r1", RevokeKey(key.text(), reason: "")) } == "key.revocation-unexplained")
        try office.give("r1", RevokeKey(key.text(), reason: "遗失"))
        #expect(try refusal { try office.give("r1", RevokeKey(key.text(), reason: "遗失")) } == "key.unknown")
        #expect(try refusal { try office.give("admin", certificate()) } == "key.not-requested")
        #expect(try refusal { try office.give("r1", request()) } == "key.known")
    }

    // MARK: Demanding

    @Test func `signatures are demanded by an administrator who has a key`() throws {
        #expect(try refusal { try office.give("admin", DemandSignatures()) } == "key.demand-unsigned")
        #expect(try refusal { try office.give("r1", DemandSignatures()) } == "casework.not-allowed")
        try office.give("r1", request())
        try office.give("admin", certificate())
        #expect(try refusal { try office.give("admin", DemandSignatures()) } == "key.demand-unsigned")
        try office.decide(as: "admin") { recorder in
            recorder.isSigned = true
            try DemandSignatures().decide(recorder)
        }
        #expect(try office.look { try Settings(tables: $0.snapshot).isSignedOnly() })
        #expect(
            try refusal {
                try office.decide(as: "admin") { recorder in
                    recorder.isSigned = true
                    try DemandSignatures().decide(recorder)
                }
            } == "key.already-demanded")
    }
}
