import Diagnostics
import Digest
import Glibc

/// An agent that holds private keys and signs with them (draft-ietf-sshm-ssh-agent): only Ed25519 keys matter here.
struct SSHAgent {
    private let socket: String
    private static let keyType = Array("ssh-ed25519".utf8)
    /// More than an agent answers; longer answers are refused.
    private static let largestAnswer = 1 << 20

    init(socket: String) { self.socket = socket }

    private enum Kind {
        static let requestIdentities: UInt8 = 11
        static let identities: UInt8 = 12
        static let sign: UInt8 = 13
        static let signed: UInt8 = 14
    }

    /// The Ed25519 keys that the agent holds; none where there is no agent.
    ///
    /// - Throws: `Refusal` for an agent that does not answer as one.
    func keys() throws -> [VerifyingKey] {
        guard var answer = try exchange([Kind.requestIdentities]) else { return [] }
        guard answer.byte() == Kind.identities, let count = answer.number() else { throw Refusal.agentBabbles }
        var keys: [VerifyingKey] = []
        for _ in 0..<count {
            guard var blob = answer.string().map(Reader.init), answer.string() != nil else {
                throw Refusal.agentBabbles
            }
            guard blob.string() == Self.keyType, let key = blob.string().flatMap(VerifyingKey.init(bytes:)) else {
                continue
            }
            keys.append(key)
        }
        return keys
    }

    /// Signs a message with a key that the agent holds.
    ///
    /// - Throws: `Refusal` where it refuses or does not answer as one.
    func sign(_ message: [UInt8], with key: VerifyingKey) throws -> [UInt8] {
        let blob = Self.string(Self.keyType) + Self.string(key.bytes)
        let request = [Kind.sign] + Self.string(blob) + Self.string(message) + [0, 0, 0, 0]
        guard var answer = try exchange(request), answer.byte() == Kind.signed,
            var signature = answer.string().map(Reader.init), signature.string() == Self.keyType,
            let value = signature.string(), value.count == VerifyingKey.signatureByteCount
        else { throw Refusal.agentRefuses }
        return value
    }

    private static func string(_ bytes: [UInt8]) -> [UInt8] { number(bytes.count) + bytes }

    private static func number(_ number: Int) -> [UInt8] {
        let number = UInt32(clamping: number)
        return [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
    }

    /// One question and its answer; `nil` where nobody listens.
    private func exchange(_ request: [UInt8]) throws -> Reader? {
        let descriptor = Glibc.socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0, var address = address() else { return nil }
        defer { close(descriptor) }
        let connected = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        guard connected == 0 else { return nil }
        let message = Self.string(request)
        guard send(descriptor, message, message.count, Int32(MSG_NOSIGNAL)) == message.count,
            let head = Self.read(4, from: descriptor)
        else { throw Refusal.agentBabbles }
        var length = Reader(head)
        guard let count = length.number(), count <= Self.largestAnswer, let body = Self.read(count, from: descriptor)
        else { throw Refusal.agentBabbles }
        return Reader(body)
    }

    private func address() -> sockaddr_un? {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let path = Array(socket.utf8)
        guard path.count < MemoryLayout.size(ofValue: address.sun_path) else { return nil }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path) }
        return address
    }

    private static func read(_ count: Int, from descriptor: Int32) -> [UInt8]? {
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 4096)
        while bytes.count < count {
            let got = Glibc.read(descriptor, &piece, min(piece.count, count - bytes.count))
            guard got > 0 else { return nil }
            bytes += piece[..<got]
        }
        return bytes
    }

    /// Reads an answer from its beginning.
    private struct Reader {
        private var rest: ArraySlice<UInt8>

        init(_ bytes: [UInt8]) { rest = bytes[...] }

        mutating func byte() -> UInt8? { rest.popFirst() }

        mutating func number() -> Int? {
            guard rest.count >= 4 else { return nil }
            let number = rest.prefix(4).reduce(0) { $0 << 8 | Int($1) }
            rest = rest.dropFirst(4)
            return number
        }

        mutating func string() -> [UInt8]? {
            guard let count = number(), rest.count >= count else { return nil }
            defer { rest = rest.dropFirst(count) }
            return Array(rest.prefix(count))
        }
    }
}

extension Refusal {
    fileprivate static var agentBabbles: Refusal {
        Refusal(
            "key.agent-unclear", Message("ssh-agent 的回答无法理解", "ssh-agent does not answer as an agent does"),
            advice: Message("检查 SSH_AUTH_SOCK", "see what SSH_AUTH_SOCK names"), access: .granted)
    }

    fileprivate static var agentRefuses: Refusal {
        Refusal("key.agent-refuses", Message("ssh-agent 没有签名", "ssh-agent did not sign"), access: .granted)
    }
}
