import Diagnostics
import Digest
import Records
import Store

/// Certifies a key that a person asked for, by the office's root key: for administrators.
package struct CertifyKey: OfficeCommand {
    package static let name = "key.certify"
    package let certificate: KeyCertificate
    /// The identity of the office that it is made out for.
    package let office: String

    /// The command for a certificate.
    package init(_ certificate: KeyCertificate, office: String) {
        self.certificate = certificate
        self.office = office
    }

    package func decide(_ recorder: Recorder) throws {
        try recorder.reader.require(.administer)
        let tables = recorder.reader.snapshot
        let requested = try tables.first(
            where: [PersonKey.person == certificate.person, PersonKey.key == certificate.key])
        guard let requested, requested.revoked == nil else {
            throw Refusal.keyNotRequested(person: certificate.person)
        }
        if let to = certificate.to, to < certificate.from {
            throw Refusal.keyValidityReversed(from: certificate.from.iso, to: to.iso)
        }
        if let root = try Settings(tables: tables).root(), root != certificate.root { throw Refusal.otherRoot }
        guard let office = SHA256Digest(hexadecimal: office), certificate.isSigned(for: office) else {
            throw Refusal.certificateForged
        }
        try recorder.record(KeyCertified(certificate))
    }
}

extension KeyCertificate {
    /// Whether the root that it names signed it for an office.
    package func isSigned(for office: SHA256Digest) -> Bool {
        guard let root = VerifyingKey(hexadecimal: root), let value = bytes(hexadecimal: signature) else {
            return false
        }
        return root.accepts(value, of: KeyText.certificate(self, office: office))
    }
}

/// Revokes a key: of the actor's own, or of anybody's by an administrator.
package struct RevokeKey: OfficeCommand {
    package static let name = "key.revoke"
    package let key: String
    package let reason: String

    /// The command for a key.
    package init(_ key: String, reason: String) {
        self.key = key
        self.reason = reason
    }

    package func decide(_ recorder: Recorder) throws {
        guard let found = try recorder.reader.snapshot.first(where: [PersonKey.key == key]), found.revoked == nil
        else { throw Refusal.unknownKey(key) }
        if found.person != recorder.actor.person.code { try recorder.reader.require(.administer) }
        guard !reason.isEmpty else { throw Refusal.revocationUnexplained }
        try recorder.record(KeyRevoked(person: found.person, key: key, reason: reason))
    }
}

/// Lets every command of the office need its person's signature from now on; nothing takes that back.
package struct DemandSignatures: OfficeCommand {
    package static let name = "key.demand"

    /// The command.
    package init() {}

    package func decide(_ recorder: Recorder) throws {
        try recorder.reader.require(.administer)
        let settings = Settings(tables: recorder.reader.snapshot)
        guard try !settings.isSignedOnly() else { throw Refusal.alreadyDemanded }
        // Whoever demands it must be able to go on: with a key of their own.
        guard let root = try settings.root(), recorder.isSigned else { throw Refusal.demandUnsigned }
        try recorder.record(SignaturesDemanded(root: root))
    }
}

extension Refusal {
    fileprivate static func keyNotRequested(person: String) -> Refusal {
        Refusal(
            "key.not-requested",
            Message("\(person) 没有申请这把密钥，或者它已经吊销", "\(person) did not ask for this key, or it is revoked"),
            advice: Message("本人先用 docket key enrol 申请", "its person asks for it with docket key enrol"),
            access: .granted)
    }

    fileprivate static func keyValidityReversed(from: String, to: String) -> Refusal {
        Refusal(
            "key.validity-reversed",
            Message("密钥的截止日期 \(to) 早于开始日期 \(from)", "the key's validity ends (\(to)) before it begins (\(from))"),
            access: .granted)
    }

    fileprivate static var otherRoot: Refusal {
        Refusal(
            "key.other-root",
            Message("办公室的根密钥是另一把", "the office has another root key"),
            advice: Message("用原来的根私钥签发", "certify with the private root key of this office"), access: .granted)
    }

    fileprivate static var certificateForged: Refusal {
        Refusal(
            "key.certificate-forged",
            Message("证书上的根签名不对", "the root's signature of the certificate does not fit"), access: .granted)
    }

    fileprivate static func unknownKey(_ key: String) -> Refusal {
        Refusal(
            "key.unknown", Message("没有这把密钥，或者它已经吊销", "there is no such key, or it is revoked"),
            advice: Message("用 docket key list 查看", "docket key list shows the keys"), access: .granted)
    }

    fileprivate static var revocationUnexplained: Refusal {
        Refusal(
            "key.revocation-unexplained", Message("吊销密钥要写明原因", "say why the key is revoked"), access: .granted)
    }

    fileprivate static var alreadyDemanded: Refusal {
        Refusal(
            "key.already-demanded",
            Message("办公室已经要求每条命令都签名", "every command of this office needs a signature already"),
            access: .granted)
    }

    fileprivate static var demandUnsigned: Refusal {
        Refusal(
            "key.demand-unsigned",
            Message("要求签名的人自己要先有可用的密钥", "who demands signatures needs a valid key first"),
            advice: Message(
                "先用 docket key enrol 和 docket key certify", "docket key enrol and docket key certify make one"),
            access: .granted)
    }
}
