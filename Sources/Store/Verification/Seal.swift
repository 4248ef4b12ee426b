import Digest

/// The head of an office, signed: kept elsewhere, it shows a truncated or rebuilt chain.
///
/// Its text is what a seal file holds:
/// ```
/// docket-seal 1
/// office 5f0c…
/// number 1200
/// digest 9a31…
/// time 2026-03-01T08:00:00.000Z
/// key 77de…
/// signature 04bb…
/// ```
/// The signature is Ed25519 over all bytes before the last line.
public struct Seal: Sendable, Hashable {
    /// The identity of the office.
    public let office: SHA256Digest
    /// The last event when it was sealed.
    public let head: Head
    /// When, in UTC with milliseconds.
    public let time: String
    /// The fingerprint of the key.
    public let key: SHA256Digest
    /// The signature, 64 bytes.
    public let signature: [UInt8]

    /// More than any seal takes.
    private static let largestSize = 1_024

    /// Signs a head; throws `KeyError`.
    package init(office: SHA256Digest, head: Head, time: String, key: borrowing SigningKey) throws(KeyError) {
        self.office = office
        self.head = head
        self.time = time
        self.key = try key.verifyingKey().fingerprint
        let text = Self.signedText(office: office, head: head, time: time, key: self.key)
        signature = try key.signature(of: Array(text.utf8))
    }

    /// Reads a seal's text, which must be exactly as `text` writes it; throws `StoreError.malformedSeal`.
    public init(text: String) throws(StoreError) {
        guard text.utf8.count <= Self.largestSize else { throw .malformedSeal }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let names = ["docket-seal", "office", "number", "digest", "time", "key", "signature"]
        guard lines.count == names.count + 1 else { throw .malformedSeal }
        var values: [Substring] = []
        for (line, name) in zip(lines, names) {
            guard line.hasPrefix("\(name) ") else { throw .malformedSeal }
            values.append(line.dropFirst(name.count + 1))
        }
        guard values[0] == "1", let office = SHA256Digest(hexadecimal: values[1]), let number = Int(values[2]),
            number >= 0, let digest = SHA256Digest(hexadecimal: values[3]), EventValidity.isTime(values[4].utf8),
            let key = SHA256Digest(hexadecimal: values[5]), let signature = bytes(hexadecimal: values[6])
        else { throw .malformedSeal }
        self.office = office
        head = Head(number: number, digest: digest)
        time = String(values[4])
        self.key = key
        self.signature = signature
        guard self.text == text else { throw .malformedSeal }
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
        Self.signedText(office: office, head: head, time: time, key: key)
    }

    private static func signedText(office: SHA256Digest, head: Head, time: String, key: SHA256Digest) -> String {
        """
        docket-seal 1
        office \(office)
        number \(head.number)
        digest \(head.digest)
        time \(time)
        key \(key)

        """
    }
}

extension Seal {
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
