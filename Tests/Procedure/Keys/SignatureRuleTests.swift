import Digest
import SmallOffices
import Testing
import Values

@testable import Procedure
@testable import Records

/// Whether a command bears the signature that it needs, and one that counts.
@Suite struct SignatureRuleTests {
    private let office: SmallOffice
    private let root: HeldKey
    private let key: HeldKey

    init() throws {
        office = try SmallOffice.submitted(SmallRegulation.step("review", SmallOffice.boss))
        root = try HeldKey()
        key = try HeldKey()
    }

    /// Gives a person a certified key.
    private func certify(
        _ person: String = "boss", purpose: PersonKey.Purpose = .all, from: String = "2026-11-02", to: String? = nil
    ) throws {
        let text = try key.text()
        try office.decide(as: "admin") { recorder in
            try recorder.record(KeyRequested(person: person, key: text, proof: "00"))
            try recorder.record(
                KeyCertified(
                    KeyCertificate(
                        person: person, key: text, purpose: purpose, from: try CalendarDate(parsing: from),
                        to: try to.map { try CalendarDate(parsing: $0) }, root: try root.text(), signature: "00")))
        }
    }

    private struct Signing {
        var signer = "boss"
        var person = "boss"
        var nonce = "01"
        var seen: [String: Int] = [:]
        /// How far from now it is made, in minutes.
        var minutes: Int64 = 0
        var command: any OfficeCommand = PerformAction(1, TaskAction("approve", opinion: "同意"))
        /// What was signed instead of the command.
        var other: (any OfficeCommand)?
    }

    private func given(_ command: any OfficeCommand) -> CommandGiven { CommandGiven(command, account: nil) }

    private func signed(_ signing: Signing) throws -> CommandGiven {
        let draft = CommandSignature(
            signer: signing.signer, key: try key.text(),
            time: office.now.adding(milliseconds: (signing.minutes + 1) * 60_000).iso, nonce: signing.nonce,
            seen: signing.seen, value: "")
        let text = try KeyText.command(
            given(signing.other ?? signing.command), draft, office: office.identity, person: signing.person,
            version: CommandGiven.version)
        let command = given(signing.command)
        let value = try key.signature(of: text)
        let signature = CommandSignature(
            signer: draft.signer, key: draft.key, time: draft.time, nonce: draft.nonce, seen: draft.seen,
            value: value)
        return CommandGiven(
            name: command.name, account: command.account, input: command.input, signature: signature)
    }

    /// By which rule the signature of a command is refused; `nil` where it counts.
    private func refused(_ given: CommandGiven, of person: String = "boss") throws -> String? {
        try refusal {
            try office.decide(as: person) { recorder in
                try SignatureRule(recorder.reader, office: office.identity).check(
                    given, of: person, SignatureDemand(of: person, in: recorder.reader.snapshot))
            }
        }
    }

    // MARK: Without a signature

    @Test func `who has no key needs none; who ever had one needs it for good`() throws {
        let unsigned = given(PerformAction(1, TaskAction("approve")))
        #expect(try refused(unsigned) == nil)
        try certify()
        #expect(try refused(unsigned) == "signature.needed")
        #expect(try refused(unsigned, of: "r1") == nil)
        try office.decide(as: "admin") { try $0.record(KeyRevoked(person: "boss", key: key.text(), reason: "遗失")) }
        #expect(try refused(unsigned) == "signature.needed")
        #expect(try refused(given(RequestKey(key: "", proof: "", office: ""))) == nil)
    }

    @Test func `where the office demands it everybody needs one, but to ask for a key`() throws {
        try office.decide(as: "admin") { try $0.record(SignaturesDemanded(root: "00")) }
        #expect(try refused(given(FollowCase(1)), of: "r1") == "signature.office")
        #expect(try refused(given(RequestKey(key: "", proof: "", office: "")), of: "r1") == nil)
    }

    // MARK: With one

    @Test func `a signature of the command by its person counts`() throws {
        try certify()
        #expect(try refused(signed(Signing())) == nil)
        #expect(try refused(signed(Signing(seen: ["matter/S0001": 1]))) == nil)
    }

    @Test func `a signature of anything else does not`() throws {
        try certify()
        let other = PerformAction(1, TaskAction("reject", opinion: "同意"))
        #expect(try refused(signed(Signing(other: other))) == "signature.forged")
        #expect(try refused(signed(Signing(person: "r1"))) == "signature.forged")
    }

    @Test func `a key that is not certified, or another's, signs nothing`() throws {
        #expect(try refused(signed(Signing())) == "signature.key-invalid")
        try certify("r1")
        #expect(try refused(signed(Signing())) == "signature.key-invalid")
    }

    static let validities: [(from: String, to: String?, rule: String?)] = [
        ("2026-11-02", "2026-11-02", nil), ("2026-11-03", nil, "signature.key-invalid"),
        ("2026-10-01", "2026-11-01", "signature.key-invalid"),
    ]

    @Test(arguments: validities) func `a key signs on the days of its certificate`(
        _ from: String, _ to: String?, _ rule: String?
    ) throws {
        try certify(from: from, to: to)
        #expect(try refused(signed(Signing())) == rule)
    }

    /// Minutes between signing and recording.
    static let delays: [(minutes: Int64, rule: String?)] = [
        (0, nil), (-10, nil), (10, nil), (-11, "signature.forged"), (11, "signature.forged"),
    ]

    @Test(arguments: delays) func `a signature is of ten minutes around`(_ minutes: Int64, _ rule: String?) throws {
        try certify()
        #expect(try refused(signed(Signing(minutes: minutes))) == rule)
    }

    @Test func `a signature counts once`() throws {
        try certify()
        let given = try signed(Signing(nonce: "07"))
        try office.decide(as: "boss") { recorder in
            recorder.give(given)
            try recorder.record(CaseFollowed(case: 1))
        }
        #expect(try refused(signed(Signing(nonce: "07"))) == "signature.used")
        #expect(try refused(signed(Signing(nonce: "08"))) == nil)
    }

    @Test(arguments: [["matter/S0001": 2], ["matter/S0009": 1], ["matter": 1], ["bills/S0001": 1]])
    func `what was signed must be what is decided on`(_ seen: [String: Int]) throws {
        try certify()
        #expect(try refused(signed(Signing(seen: seen))) == "signature.outdated")
    }

    @Test func `a key for the clock signs its rounds and nothing else`() throws {
        try certify(purpose: .tick)
        #expect(try refused(signed(Signing())) == "signature.key-for-clock")
        #expect(try refused(signed(Signing(command: FireDue(in: 1)))) == nil)
    }

    @Test func `in a demonstration somebody signs in another's name by a key of their own`() throws {
        try certify()
        #expect(try refused(signed(Signing(person: "r1")), of: "r1") == nil)
    }
}
