import Digest
import Store
import Values

/// A person's signature of a command, and what of its moment it covers beside the command itself.
package struct CommandSignature: Codable, Sendable, Equatable {
    /// The code of who signed: the person of the command, or who acts in that person's name.
    package let signer: String
    /// The public key, 64 hexadecimal digits.
    package let key: String
    /// When it was signed, in UTC with milliseconds.
    package let time: String
    /// 32 hexadecimal digits that no other signature has.
    package let nonce: String
    /// What the signer had before the eyes: the version of each record concerned, by form and number.
    package let seen: [String: Int]
    /// The signature of the command's text, in hexadecimal digits.
    package let value: String

    /// A signature from its parts.
    package init(signer: String, key: String, time: String, nonce: String, seen: [String: Int], value: String) {
        self.signer = signer
        self.key = key
        self.time = time
        self.nonce = nonce
        self.seen = seen
        self.value = value
    }

    /// The same, with the signature of its text.
    package func signed(_ value: [UInt8]) -> CommandSignature {
        CommandSignature(
            signer: signer, key: key, time: time, nonce: nonce, seen: seen, value: hexadecimal(value))
    }
}

/// The texts that are signed with keys of people, line by line, so that anybody can make them again.
package enum KeyText {
    /// What a person signs with a new key to show that its private half is there.
    package static func request(office: SHA256Digest, person: String, key: String) -> [UInt8] {
        bytes("docket-key-request 1", [("office", office.description), ("person", person), ("key", key)])
    }

    /// What the root key signs of a person's key; its own signature is left out.
    package static func certificate(_ certificate: KeyCertificate, office: SHA256Digest) -> [UInt8] {
        bytes(
            "docket-key-certificate 1",
            [
                ("office", office.description), ("person", certificate.person), ("key", certificate.key),
                ("purpose", certificate.purpose.rawValue), ("from", certificate.from.iso),
                ("to", certificate.to?.iso ?? "-"), ("root", certificate.root),
            ])
    }

    /// What two root keys sign when the second takes the place of the first.
    package static func rotation(office: SHA256Digest, from: String, to: String) -> [UInt8] {
        bytes("docket-root-rotation 1", [("office", office.description), ("from", from), ("to", to)])
    }

    /// What a person signs of a command; the signature itself is left out.
    ///
    /// - Parameters:
    ///   - person: in whose name it is given.
    ///   - version: the version of deciding.
    package static func command(
        _ given: CommandGiven, _ signature: CommandSignature, office: SHA256Digest, person: String, version: Int
    ) throws -> [UInt8] {
        let seen = signature.seen.sorted { $0.key < $1.key }.map { ("seen", "\($0.key) \($0.value)") }
        return bytes(
            "docket-command 1",
            [
                ("office", office.description), ("decisions", String(version)), ("command", given.name),
                ("person", person), ("signer", signature.signer), ("key", signature.key), ("time", signature.time),
                ("nonce", signature.nonce),
            ] + seen + [("input", try CanonicalJSON.text(of: given.input))])
    }

    private static func bytes(_ title: String, _ lines: [(String, String)]) -> [UInt8] {
        Array(([title] + lines.map { "\($0.0) \($0.1)" }).joined(separator: "\n").utf8) + [UInt8(ascii: "\n")]
    }
}
