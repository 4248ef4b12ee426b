import Digest

/// The head of an office, signed: kept elsewhere, it shows a truncated or rebuilt chain.
///
/// Its text is what a seal file holds:
/// ```
/// docket-seal 5
/// office 5f0c…
/// number 1200
/// digest 9a31…
/// root 3d92…
/// decisions 1200
/// accesses 7
/// accesses-digest 60c5…
/// previous 1100
/// previous-digest c81e…
/// time 2026-03-01T08:00:00.000Z
/// key 77de…
/// signature 04bb…
/// timestamp 3082…
/// ```
/// The signature is Ed25519 over all bytes before its line. A seal that names none before it (`docket-seal 4`) has no
/// `previous`. Seals of earlier versions have no accesses (up to `docket-seal 3`), then no line through which event
/// the commands were decided again (`docket-seal 2`), then no root (`docket-seal 1`). A seal that nobody looked at
/// decisions for has no such line in any version. The last line, the token of a third party that saw the seal (RFC
/// 3161, DER), may be added to a seal of any version.
public struct Seal: Sendable, Hashable {
    /// The identity of the office.
    public let office: SHA256Digest
    /// The last event when it was sealed.
    public let head: Head
    /// The root of the Merkle tree over the digests of all events up to the head; `nil` in a seal of an earlier
    /// version.
    public let root: SHA256Digest?
    /// The last event through which all commands had been decided again and came to what is recorded; `nil` where
    /// nobody looked.
    public let decided: Int?
    /// The last refused access when it was sealed; `nil` in a seal of an earlier version.
    public let accesses: Head?
    /// The seal before, by the number of its event and its digest; `nil` where none is named.
    public let previous: SealName?
    /// When, in UTC with milliseconds.
    public let time: String
    /// The fingerprint of the key.
    public let key: SHA256Digest
    /// The signature, 64 bytes.
    public let signature: [UInt8]
    /// The token of a third party that saw the seal, in DER; `nil` where there is none.
    public private(set) var stamp: [UInt8]?

    /// More than any seal takes, with a token and the certificates in it.
    private static let largestSize = 1 << 16

    /// Signs a head and what else is said of it.
    ///
    /// - Parameters:
    ///   - root: over the events up to the head; without it, as without the later ones, the seal has the form of an
    ///     earlier version.
    ///   - previous: the seal before.
    /// - Throws: `KeyError`.
    package init(
        office: SHA256Digest, head: Head, root: SHA256Digest?, decided: Int? = nil, accesses: Head? = nil,
        previous: SealName? = nil, time: String, key: borrowing SigningKey
    ) throws(KeyError) {
        self.init(
            office: office, head: head, root: root, decided: decided, accesses: accesses, previous: previous,
            time: time, key: try key.verifyingKey().fingerprint, signature: [])
        self = signed(try key.signature(of: Array(signedText.utf8)))
    }

    private init(
        office: SHA256Digest, head: Head, root: SHA256Digest?, decided: Int?, accesses: Head?, previous: SealName?,
        time: String, key: SHA256Digest, signature: [UInt8], stamp: [UInt8]? = nil
    ) {
        self.office = office
        self.head = head
        self.root = root
        self.decided = decided
        self.accesses = accesses
        self.previous = previous
        self.time = time
        self.key = key
        self.signature = signature
        self.stamp = stamp
    }

    private func signed(_ signature: [UInt8]) -> Seal {
        Seal(
            office: office, head: head, root: root, decided: decided, accesses: accesses, previous: previous,
            time: time, key: key, signature: signature)
    }

    /// Reads a seal's text, which must be exactly as `text` writes it; throws `StoreError.malformedSeal`.
    public init(text: String) throws(StoreError) {
        guard text.utf8.count <= Self.largestSize else { throw .malformedSeal }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        var values: [Substring: Substring] = [:]
        for line in lines {
            let name = line.prefix { $0 != " " }
            values[name] = line.dropFirst(name.count + 1)
        }
        guard let office = SHA256Digest(hexadecimal: values["office"] ?? ""), let number = Int(values["number"] ?? ""),
            number >= 0, let digest = SHA256Digest(hexadecimal: values["digest"] ?? ""),
            let time = values["time"], EventValidity.isTime(time.utf8),
            let key = SHA256Digest(hexadecimal: values["key"] ?? ""),
            let signature = bytes(hexadecimal: values["signature"] ?? "")
        else { throw .malformedSeal }
        self.init(
            office: office, head: Head(number: number, digest: digest),
            root: values["root"].flatMap { SHA256Digest(hexadecimal: $0) },
            decided: values["decisions"].flatMap { Int($0) },
            accesses: Self.named("accesses", in: values).map { Head(number: $0.number, digest: $0.digest) },
            previous: Self.named("previous", in: values).map { SealName(number: $0.number, digest: $0.digest) },
            time: String(time), key: key, signature: signature,
            stamp: values["timestamp"].flatMap { bytes(hexadecimal: $0) })
        // Order, spelling and version of the lines, and that there are no others.
        guard self.text.utf8.elementsEqual(text.utf8) else { throw .malformedSeal }
    }

    /// A number and the digest that stands in the line after it.
    private static func named(
        _ name: String, in values: [Substring: Substring]
    ) -> (number: Int, digest: SHA256Digest)? {
        guard let number = values[Substring(name)].flatMap({ Int($0) }), number >= 0,
            let digest = values["\(name)-digest"].flatMap({ SHA256Digest(hexadecimal: $0) })
        else { return nil }
        return (number, digest)
    }

    /// The seal as a small text file.
    public var text: String {
        unstampedText + (stamp.map { "timestamp \(hexadecimal($0))\n" } ?? "")
    }

    /// What a third party sees of it: the seal without its token.
    private var unstampedText: String { "\(signedText)signature \(hexadecimal(signature))\n" }

    /// The digest by which a third party stamps it and the next seal names it: SHA-256 of its text up to the signature,
    /// so that a token can be added later.
    public var digest: SHA256Digest { SHA256Digest(of: unstampedText.utf8) }

    /// How the next seal names it.
    public var name: SealName { SealName(number: head.number, digest: digest) }

    /// The same seal with the token of a third party, in DER.
    public func stamped(with token: [UInt8]) -> Seal {
        var seal = self
        seal.stamp = token
        return seal
    }

    /// Whether it was signed with the private half of a key.
    public func isSigned(with key: VerifyingKey) -> Bool {
        key.fingerprint == self.key && key.accepts(signature, of: Array(signedText.utf8))
    }

    private var signedText: String {
        let version = previous != nil ? 5 : accesses != nil ? 4 : decided != nil ? 3 : root == nil ? 1 : 2
        let decisionsLine = decided.map { "decisions \($0)\n" } ?? ""
        let rootLine = root.map { "root \($0)\n" } ?? ""
        let accessLines = accesses.map { "accesses \($0.number)\naccesses-digest \($0.digest)\n" } ?? ""
        let previousLines = previous.map { "previous \($0.number)\nprevious-digest \($0.digest)\n" } ?? ""
        return """
            docket-seal \(version)
            office \(office)
            number \(head.number)
            digest \(head.digest)
            \(rootLine)\(decisionsLine)\(accessLines)\(previousLines)time \(time)
            key \(key)

            """
    }
}

/// How a seal is named by the one after it.
public struct SealName: Sendable, Hashable {
    /// The last event that it seals.
    public let number: Int
    /// Its digest.
    public let digest: SHA256Digest
}

extension Seal {
    /// The proof that the event of this number is one of the sealed ones, whose digests are given; throws
    /// `StoreError.unprovable`.
    package func proof(of number: Int, among digests: [[UInt8]]) throws(StoreError) -> InclusionProof {
        guard let root, digests.count == head.number, digests.indices.contains(number - 1),
            let proof = MerkleTree.proof(of: number - 1, in: digests), proof.shows(digests[number - 1], in: root)
        else { throw .unprovable(event: number) }
        return proof
    }

    /// Writes the seal to a new file with mode 0600; throws `StoreError.exists` when it is there, or any other.
    public func write(to path: String) throws(StoreError) {
        let file = try NewFile(for: path)
        try FileStream(writing: file.path).write(Array(text.utf8))
        try file.publish()
    }

    /// Reads a seal file; throws `StoreError.missing`, `.malformedSeal` or any other.
    public init(contentsOf path: String) throws(StoreError) {
        let bytes = try FileStream(reading: path).read()
        guard let text = String(validating: bytes, as: UTF8.self) else { throw .malformedSeal }
        try self.init(text: text)
    }
}
