import Diagnostics
public import Digest
import Procedure
public import Records
import Store
public import Values

extension Desk {
    /// The keys that people asked for, certified or not: all for an administrator, else the actor's own.
    public func keys() throws -> [PersonKey] {
        try look { reader in
            let own = reader.may(.administer) ? [] : [PersonKey.person == reader.actor.person.code]
            return try reader.snapshot.all(where: own, order: [PersonKey.id.ascending])
        }
    }

    /// Asks for a key of the actor's own to be certified.
    ///
    /// - Parameter sign: signs with its private half.
    /// - Throws: `Refusal`, `StoreError`, what `sign` throws.
    public func requestKey(_ key: VerifyingKey, signing sign: ([UInt8]) throws -> [UInt8]) throws {
        let (digits, office) = (hexadecimal(key.bytes), office.identity)
        let proof = try sign(KeyText.request(office: office, person: actor.person.code, key: digits))
        try perform(RequestKey(key: digits, proof: hexadecimal(proof), office: office.description))
    }

    /// Certifies the key that a person asked for last.
    ///
    /// - Parameters:
    ///   - fingerprint: of the key, as its person says it is; `nil` takes the last that was asked for.
    ///   - path: the file with the private root key, kept outside the office.
    /// - Throws: `Refusal`, `KeyError`, `StoreError`.
    public func certifyKey(
        of person: String, fingerprint: String?, purpose: PersonKey.Purpose, from: CalendarDate? = nil,
        to: CalendarDate?, rootAt path: String
    ) throws -> PersonKey {
        try require(.administer)
        let found = try keys().filter { $0.person == person && $0.revoked == nil }
        let wanted = found.last { key in fingerprint.map { key.fingerprint?.hasPrefix($0) ?? false } ?? true }
        guard let wanted else { throw Refusal.noKeyAsked(person: person) }
        let root = try KeyFile.signingKey(at: path)
        let unsigned = KeyCertificate(
            person: person, key: wanted.key, purpose: purpose, from: from ?? now.day, to: to,
            root: hexadecimal(try root.verifyingKey().bytes), signature: "")
        let value = try root.signature(of: KeyText.certificate(unsigned, office: office.identity))
        try perform(CertifyKey(unsigned.signed(value), office: office.identity.description))
        return wanted
    }

    /// Revokes a key: of the actor's own, or anybody's for administrators.
    ///
    /// - Parameter fingerprint: of the key, or how it begins.
    /// - Throws: `Refusal`, `StoreError`.
    public func revokeKey(_ fingerprint: String, reason: String) throws -> PersonKey {
        let found = try keys().filter { $0.fingerprint?.hasPrefix(fingerprint) ?? false }
        guard let key = found.first, found.count == 1 else {
            return try loggingRefusals { throw Refusal.ambiguousKey(fingerprint) }
        }
        try perform(RevokeKey(key.key, reason: reason))
        return key
    }

    /// Puts another root key in the place of the office's; what the one before certified holds.
    ///
    /// - Parameters:
    ///   - path: the file with the private root key until now.
    ///   - next: the file with the private root key from now on.
    /// - Throws: `Refusal`, `KeyError`, `StoreError`.
    public func rotateRoot(at path: String, to next: String) throws {
        try require(.administer)
        let old = try KeyFile.signingKey(at: path)
        let new = try KeyFile.signingKey(at: next)
        let from = hexadecimal(try old.verifyingKey().bytes)
        let to = hexadecimal(try new.verifyingKey().bytes)
        let text = KeyText.rotation(office: office.identity, from: from, to: to)
        let rotation = RootRotation(
            from: from, to: to, signature: hexadecimal(try old.signature(of: text)),
            acceptance: hexadecimal(try new.signature(of: text)))
        try perform(RotateRoot(rotation, office: office.identity.description))
    }

    /// Lets every command of the office need its person's signature from now on.
    ///
    /// - Throws: `Refusal`, `StoreError`.
    public func demandSignatures() throws { try perform(DemandSignatures()) }
}

extension PersonKey {
    /// The SHA-256 digest of the key, 64 hexadecimal digits, to compare by telephone; `nil` for what is no key.
    public var fingerprint: String? {
        bytes(hexadecimal: key).flatMap { VerifyingKey(bytes: $0)?.fingerprint.description }
    }
}

extension KeyCertificate {
    fileprivate func signed(_ value: [UInt8]) -> KeyCertificate {
        KeyCertificate(
            person: person, key: key, purpose: purpose, from: from, to: to, root: root, signature: hexadecimal(value))
    }
}

extension Refusal {
    fileprivate static func noKeyAsked(person: String) -> Refusal {
        Refusal(
            "key.none-asked",
            Message("\(person) 没有申请过这样的密钥", "\(person) asked for no such key"),
            advice: Message("本人先用 docket key enrol 申请", "its person asks for it with docket key enrol"),
            access: .granted)
    }

    fileprivate static func ambiguousKey(_ fingerprint: String) -> Refusal {
        Refusal(
            "key.ambiguous",
            Message("指纹 “\(fingerprint)” 不是恰好一把密钥", "“\(fingerprint)” is not the fingerprint of exactly one key"),
            advice: Message("用 docket key list 查看", "docket key list shows the keys"), access: .denied(subject: "key"))
    }
}
