import Diagnostics
import Digest
import Records
import Store
import Values

/// Whether commands in the name of a person need a signature.
package struct SignatureDemand: Sendable {
    /// Whether every command of the office does.
    private let isSignedOnly: Bool
    /// Whether the person ever had a certified key: revoking it, or that it expired, reopens nothing.
    private let hadKey: Bool

    /// What holds for a person at this moment.
    package init(of person: String, in tables: any TableReading) throws {
        isSignedOnly = try Settings(tables: tables).isSignedOnly()
        hadKey = try tables.first(where: [PersonKey.person == person, PersonKey.certified != nil]) != nil
    }

    /// Refuses a command without a signature where one is needed.
    fileprivate func checkUnsigned(_ name: String, person: String) throws {
        guard !Self.needNone.contains(name) else { return }
        if isSignedOnly { throw Refusal.officeSignedOnly }
        if hadKey { throw Refusal.signatureNeeded(person: person) }
    }

    /// The commands that nobody signs: founding, before anybody has a key, and asking for one.
    static let needNone: Set<String> = [FoundOffice.name, RequestKey.name]
}

/// Whether a command that was given bears the signature that it needs, and one that counts.
package struct SignatureRule {
    private let reader: OfficeReader
    private let office: SHA256Digest

    /// Between signing and recording no more may pass: a person types a PIN meanwhile.
    static let patience: Int64 = 10 * 60 * 1000

    /// The rule of an office at a moment.
    package init(_ reader: OfficeReader, office: SHA256Digest) {
        self.reader = reader
        self.office = office
    }

    /// Refuses a command without the signature that it needs, or with one that does not count.
    ///
    /// - Parameter person: in whose name it is given.
    /// - Throws: `Refusal`, `StoreError`.
    package func check(
        _ given: CommandGiven, of person: String, version: Int = CommandGiven.version, _ demand: SignatureDemand
    ) throws {
        guard let signature = given.signature else { return try demand.checkUnsigned(given.name, person: person) }
        let keys = try reader.snapshot.all(where: [
            PersonKey.key == signature.key, PersonKey.person == signature.signer,
        ])
        guard let key = keys.first(where: { $0.isValid(at: reader.now) }) else {
            throw Refusal.signatureKeyInvalid(signer: signature.signer)
        }
        guard key.purpose == .all || ClockCommands.names.contains(given.name) else {
            throw Refusal.signatureKeyForClock
        }
        guard try given.isSigned(signature, office: office, person: person, version: version),
            try signature.isTimely(at: reader.now)
        else { throw Refusal.signatureForged(signer: signature.signer) }
        guard try reader.snapshot.first(where: [GivenSignature.nonce == signature.nonce]) == nil else {
            throw Refusal.signatureUsed
        }
        if signature.signer != person { try checkActing(signature.signer) }
        try checkSeen(signature.seen)
    }

    /// Whoever signs in another's name may administer, or the office is for demonstration.
    private func checkActing(_ signer: String) throws {
        guard try !Settings(tables: reader.snapshot).isDemonstration() else { return }
        let directory = reader.directory
        let actor = try directory.person(signer).map { try directory.actor($0, on: reader.now.day) }
        guard actor?.may(.administer, in: reader.regulation.organisation) ?? false else {
            throw Refusal.signatureKeyInvalid(signer: signer)
        }
    }

    /// What was signed must be what is decided on.
    private func checkSeen(_ seen: [String: Int]) throws {
        for (subject, version) in seen.sorted(by: { $0.key < $1.key }) {
            let parts = subject.split(separator: "/", maxSplits: 1).map(String.init)
            guard parts.count == 2, let row = try reader.record(parts[0], parts[1]), row.version == version else {
                throw Refusal.signatureOutdated(subject: subject)
            }
        }
    }
}

extension CommandGiven {
    /// Whether a signature is that of this command, given in a person's name.
    func isSigned(_ signature: CommandSignature, office: SHA256Digest, person: String, version: Int) throws -> Bool {
        guard let key = VerifyingKey(hexadecimal: signature.key), let value = bytes(hexadecimal: signature.value)
        else { return false }
        return key.accepts(
            value, of: try KeyText.command(self, signature, office: office, person: person, version: version))
    }
}

extension CommandSignature {
    /// Whether it was made no more than ten minutes away from a time.
    ///
    /// - Throws: `Timestamp.ParsingError` where it says no time.
    func isTimely(at now: Timestamp) throws -> Bool {
        let signed = try Timestamp(parsing: time)
        return abs(signed.milliseconds - now.milliseconds) <= SignatureRule.patience
    }
}

extension Refusal {
    fileprivate static var officeSignedOnly: Refusal {
        Refusal(
            "signature.office", Message("这个办公室的每条命令都要签名", "every command of this office needs a signature"),
            advice: .enrol, access: .granted)
    }

    fileprivate static func signatureNeeded(person: String) -> Refusal {
        Refusal(
            "signature.needed",
            Message("\(person) 有签名密钥，以其名义的命令都要签名", "\(person) has a key, so commands in that name need a signature"),
            advice: .enrol, access: .denied(subject: "person:\(person)"))
    }

    fileprivate static func signatureKeyInvalid(signer: String) -> Refusal {
        Refusal(
            "signature.key-invalid",
            Message(
                "\(signer) 签名用的密钥没有经过认证、已经吊销、过期，或者不能代这个人签名",
                "the key that \(signer) signed with is not certified, revoked, expired, or not for acting as that person"
            ),
            advice: Message("用 docket key list 查看", "docket key list shows the keys"),
            access: .denied(subject: "person:\(signer)"))
    }

    fileprivate static var signatureKeyForClock: Refusal {
        Refusal(
            "signature.key-for-clock",
            Message("这把密钥只能用于 docket tick", "this key is for docket tick and nothing else"),
            access: .denied(subject: "key"))
    }

    fileprivate static func signatureForged(signer: String) -> Refusal {
        Refusal(
            "signature.forged",
            Message("命令上的签名不是 \(signer) 的", "the signature of the command is not that of \(signer)"),
            access: .denied(subject: "person:\(signer)"))
    }

    fileprivate static var signatureUsed: Refusal {
        Refusal(
            "signature.used", Message("这个签名已经用过", "this signature was used before"), access: .denied(subject: "key"))
    }

    fileprivate static func signatureOutdated(subject: String) -> Refusal {
        Refusal(
            "signature.outdated",
            Message("签名之后 \(subject) 又有修改", "\(subject) changed after it was signed"),
            advice: Message("看过现在的内容后再签", "look at it as it is now and sign again"), access: .granted)
    }
}

extension Message {
    fileprivate static var enrol: Message {
        Message(
            "用 docket key enrol 申请密钥，请管理员认证", "docket key enrol asks for a key; an administrator certifies it")
    }
}

/// The commands that a round of the clock gives: a key for the clock alone signs these.
package enum ClockCommands {
    /// Their names.
    package static let names: Set = [FireDue.name, SettleDuties.name, GradeAccounts.name, ReviewDuties.name]
}
