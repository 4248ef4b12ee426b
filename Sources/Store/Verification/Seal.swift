import Digest

/// The head of an office, signed: kept elsewhere, it shows a truncated or rebuilt chain.
///
/// Its text is what a seal file holds:
/// ```
/// docket-seal 4
/// office 5f0c…
/// number 1200
/// digest 9a31…
/// root 3d92…
/// decisions 1200
/// accesses 7
/// accesses-digest 60c5…
/// time 2026-03-01T08:00:00.000Z
/// key 77de…
/// signature 04bb…
/// ```
/// The signature is Ed25519 over all bytes before the last line. Seals of earlier versions have no accesses (up to
/// `docket-seal 3`), then no line through which event the commands were decided again (`docket-seal 2`), then no root
/// (`docket-seal 1`). A seal that nobody looked at decisions for has no such line in any version.
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
    /// When, in UTC with milliseconds.
    public let time: String
    /// The fingerprint of the key.
    public let key: SHA256Digest
    /// The signature, 64 bytes.
    public let signature: [UInt8]

    /// More than any seal takes.
    private static let largestSize = 1_024

    /// Signs a head, the root over the events up to it and the last refused access, without the later ones as earlier
    /// versions did; throws `KeyError`.
    package init(
        office: SHA256Digest, head: Head, root: SHA256Digest?, decided: Int? = nil, accesses: Head? = nil, time: String,
        key: borrowing SigningKey
    ) throws(KeyError) {
        let fingerprint = try key.verifyingKey().fingerprint
        let unsigned = Seal(
            office: office, head: head, root: root, decided: decided, accesses: accesses, time: time, key: fingerprint,
            signature: [])
        self.init(
            office: office, head: head, root: root, decided: decided, accesses: accesses, time: time, key: fingerprint,
            signature: try key.signature(of: Array(unsigned.signedText.utf8)))
    }

    private init(
        office: SHA256Digest, head: Head, root: SHA256Digest?, decided: Int?, accesses: Head?, time: String,
        key: SHA256Digest,
        signature: [UInt8]
    ) {
        self.office = office
        self.head = head
        self.root = root
        self.decided = decided
        self.accesses = accesses
        self.time = time
        self.key = key
        self.signature = signature
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
            decided: values["decisions"].flatMap { Int($0) }, accesses: Self.accesses(values), time: String(time),
            key: key, signature: signature)
        // Order, spelling and version of the lines, and that there are no others.
        guard self.text.utf8.elementsEqual(text.utf8) else { throw .malformedSeal }
    }

    private static func accesses(_ values: [Substring: Substring]) -> Head? {
        guard let number = values["accesses"].flatMap({ Int($0) }), number >= 0,
            let digest = values["accesses-digest"].flatMap({ SHA256Digest(hexadecimal: $0) })
        else { return nil }
        return Head(number: number, digest: digest)
    }

    /// The seal as a small text file.
    public var text: String {
        "\(signedText)signature \(hexadecimal(signature))\n"
    }

    /// Whether it was signed with the private half of a key.
    public func isSigned(with key: VerifyingKey) -> Bool {
        key.fingerprint == self.key && key.accepts(signature, of: Array(signedText.utf8))
    }

    private var signedText: String {
        let version = accesses != nil ? 4 : decided != nil ? 3 : root == nil ? 1 : 2
        let decisionsLine = decided.map { "decisions \($0)\n" } ?? ""
        let rootLine = root.map { "root \($0)\n" } ?? ""
        let accessLines = accesses.map { "accesses \($0.number)\naccesses-digest \($0.digest)\n" } ?? ""
        return """
            docket-seal \(version)
            office \(office)
            number \(head.number)
            digest \(head.digest)
            \(rootLine)\(decisionsLine)\(accessLines)time \(time)
            key \(key)

            """
    }
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
