import Digest
import Fixtures
import MemoryStore
import Procedure
import Records
import Store
import Testing

@testable import Casework

/// What is written past docket in the name of someone who has a key is found, without any seal.
@Suite struct ForgedSignatureTests {
    private let office: KeyOffice
    private let number: Int

    init() throws {
        office = try KeyOffice(OfficeFixture(in: MemoryOffices()))
        number = try office.fixture.submitted().case
        try office.enrol("centre")
        _ = try office.desk("centre").act(on: number, TaskAction("approve", opinion: "同意"))
    }

    private func problems(_ change: (inout Forgery) throws -> Void, root: SHA256Digest? = nil) throws
        -> [SignatureProblem]
    {
        var forgery = try Forgery(of: office.fixture)
        try change(&forgery)
        return try forgery.signatures(root: root).problems
    }

    @Test func `an honest copy is no forgery in the office that it was signed for`() throws {
        let report = try Custody.checkSignatures(officeAt: office.fixture.path, in: office.fixture.store)
        #expect(report.problems == [] && report.signed == 1)
    }

    @Test func `an opinion that says something else than was signed`() throws {
        let found = try problems { try $0.change("command.given", "同意", to: "坚决同意") }
        #expect(found.contains { if case .forged(_, "centre") = $0 { true } else { false } }, "\(found)")
    }

    @Test func `a signature that was left out`() throws {
        let found = try problems { forgery in
            let index = try forgery.last("command.given")
            let signature = try #require(forgery.drafts[index].payload.firstMatch(of: /,"signature":{.*}/))
            forgery.drafts[index].payload.removeSubrange(signature.range)
            forgery.drafts[index].payload += "}"
        }
        #expect(found.contains { if case .unsigned(_, "centre") = $0 { true } else { false } }, "\(found)")
    }

    @Test func `a command that was given twice by one signature, and an event of no command`() throws {
        let twice = try problems { try $0.repeatLastCommand(by: "centre") }
        #expect(twice.contains { if case .repeated = $0 { true } else { false } }, "\(twice)")
        let stray = try problems { forgery in
            forgery.drafts.append(try #require(forgery.drafts.last))
            forgery.drafts[forgery.drafts.count - 1].cause = nil
        }
        #expect(stray.contains { if case .withoutCommand(_, "centre") = $0 { true } else { false } }, "\(stray)")
    }

    @Test func `a root that is not the one known from elsewhere`() throws {
        let root = try KeyFile.signingKey(at: office.root).verifyingKey().fingerprint
        func check(_ root: SHA256Digest) throws -> SignatureReport {
            try Custody.checkSignatures(officeAt: office.fixture.path, in: office.fixture.store, root: root)
        }
        #expect(try check(root).problems == [])
        let found = try check(SHA256Digest(of: [1])).problems
        #expect(found.contains { if case .certificate(_, "centre") = $0 { true } else { false } }, "\(found)")
    }

    @Test func `after a rotation both roots can be pinned, and the old one certifies no more`() throws {
        let next = try office.keyring.makeRoot("next")
        try office.desk("admin").rotateRoot(at: office.root, to: next)
        _ = try office.desk("centre").follow(number)
        try office.request("business")
        expectRefusal("key.other-root") { try office.certify("business") }
        _ = try office.desk("admin").certifyKey(
            of: "business", fingerprint: nil, purpose: .all, to: nil, rootAt: next)
        for path in [office.root, next] {
            let root = try KeyFile.signingKey(at: path).verifyingKey().fingerprint
            let report = try Custody.checkSignatures(
                officeAt: office.fixture.path, in: office.fixture.store, root: root)
            #expect(report.problems == [] && report.signed == 2)
        }
        #expect(try Custody.decideAgain(officeAt: office.fixture.path, in: office.fixture.store).problems == [])
    }

    @Test func `a rotation that the root before did not sign is found`() throws {
        let next = try office.keyring.makeRoot("next")
        try office.desk("admin").rotateRoot(at: office.root, to: next)
        let found = try problems { forgery in
            let index = try forgery.last("root.rotated")
            let signature = try #require(forgery.drafts[index].payload.firstMatch(of: /"signature":"[0-9a-f]{8}/))
            forgery.drafts[index].payload.replaceSubrange(signature.range, with: #""signature":"00000000"#)
        }
        #expect(found.contains { if case .certificate = $0 { true } else { false } }, "\(found)")
    }

    @Test func `a certificate that is given again takes no revocation back`() throws {
        let found = try problems { forgery in
            let certified = try forgery.last("key.certified")
            var revoked = forgery.drafts[certified]
            revoked.kind = "key.revoked"
            let key = try #require(revoked.payload.firstMatch(of: /"key":"(?<key>[0-9a-f]{64})"/)).output.key
            revoked.payload = #"{"key":"\#(key)","person":"centre","reason":"遗失"}"#
            forgery.drafts.insert(contentsOf: [revoked, forgery.drafts[certified]], at: certified + 1)
        }
        #expect(found.contains { if case .forged(_, "centre") = $0 { true } else { false } }, "\(found)")
    }

    @Test func `a command that another signed in somebody's name is counted apart`() throws {
        let key = try office.enrol("market")
        try office.give(FollowCase(number), as: "business", signedBy: "market", key)
        let report = try Custody.checkSignatures(officeAt: office.fixture.path, in: office.fixture.store)
        #expect(report.problems == [] && report.acting == 1)
    }
}
