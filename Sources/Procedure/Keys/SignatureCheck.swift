import Diagnostics
import Digest
import Records
import Store
import Values

/// Goes through the events of an office and looks whether commands bear the signatures that they need. It decides
/// nothing again, and trusts no table.
package struct SignatureCheck {
    private let office: SHA256Digest
    /// The fingerprint of the root key that counts, the first or one that took its place; `nil` for whichever there is.
    private let pinned: SHA256Digest?
    /// What certified or demanded by roots before the pinned one, for which nobody vouches until it is reached.
    private var unreached: [SignatureProblem] = []
    private var isReached: Bool
    private var root: String?
    private var keys: [String: Known] = [:]
    private var owners: Set<String> = []
    private var nonces: Set<String> = []
    private var isSignedOnly = false
    private var command: (number: Int, person: String)?
    private var found = SignatureReport()
    /// What was found so far.
    package var report: SignatureReport {
        var report = found
        if !isReached { report.problems = Array((unreached + report.problems).prefix(Self.limit)) }
        return report
    }

    private static let limit = 100

    private struct Known {
        let certificate: KeyCertificate
        var revoked: Bool
    }

    /// A check.
    ///
    /// - Parameter root: the fingerprint of the root key, known from elsewhere.
    package init(office: SHA256Digest, root pinned: SHA256Digest?) {
        self.office = office
        self.pinned = pinned
        isReached = pinned == nil
    }

    /// Looks at the next event.
    ///
    /// - Throws: nothing that an event can bring about: what cannot be read is a problem.
    package mutating func take(_ event: Event) {
        guard !event.isAboutChain else { return }
        do {
            if event.kind == CommandGiven.kind {
                try takeCommand(event)
            } else {
                checkCause(event)
                try takeKey(event)
            }
        } catch {
            note(.malformed(event: event.number))
        }
    }

    private mutating func note(_ problem: SignatureProblem) {
        if found.problems.count < Self.limit { found.problems.append(problem) }
    }

    private mutating func takeCommand(_ event: Event) throws {
        command = (event.number, event.person)
        let given = try CommandGiven(event)
        guard let signature = given.signature else {
            found.unsigned += 1
            let isNeeded = isSignedOnly || owners.contains(event.person)
            if isNeeded, !SignatureDemand.needNone.contains(given.name) {
                note(.unsigned(command: event.number, person: event.person))
            }
            return
        }
        found.signed += 1
        if signature.signer != event.person { found.acting += 1 }
        if try !counts(signature, under: given, event) {
            note(.forged(command: event.number, signer: signature.signer))
        }
        if !nonces.insert(signature.nonce).inserted { note(.repeated(command: event.number)) }
    }

    private func counts(_ signature: CommandSignature, under given: CommandGiven, _ event: Event) throws -> Bool {
        let time = try Timestamp(parsing: event.time)
        guard let known = keys[signature.key], !known.revoked, known.certificate.person == signature.signer,
            known.certificate.from <= time.day, known.certificate.to.map({ time.day <= $0 }) ?? true,
            known.certificate.purpose == .all || ClockCommands.names.contains(given.name),
            try signature.isTimely(at: time)
        else { return false }
        return try given.isSigned(signature, office: office, person: event.person, version: event.version)
    }

    /// An event in the name of someone with a key must follow from a command in that name.
    private mutating func checkCause(_ event: Event) {
        guard isSignedOnly || owners.contains(event.person) else { return }
        if let command, event.cause == command.number, event.person == command.person { return }
        note(.withoutCommand(event: event.number, person: event.person))
    }

    private mutating func takeKey(_ event: Event) throws {
        switch event.kind {
        case KeyCertified.kind:
            let certificate = try KeyCertified(event).certificate
            guard certificate.isSigned(for: office), isRoot(certificate.root) else {
                return note(.certificate(event: event.number, person: certificate.person))
            }
            follow(certificate.root, .certificate(event: event.number, person: certificate.person))
            // A certificate that is given again takes no revocation back.
            let revoked = keys[certificate.key]?.revoked ?? false
            keys[certificate.key] = Known(certificate: certificate, revoked: revoked)
            owners.insert(certificate.person)
        case KeyRevoked.kind: keys[try KeyRevoked(event).key]?.revoked = true
        case SignaturesDemanded.kind:
            let demanded = try SignaturesDemanded(event)
            if !isRoot(demanded.root) { note(.certificate(event: event.number, person: event.person)) }
            isSignedOnly = true
        case RootRotated.kind:
            let rotation = try RootRotated(event).rotation
            guard rotation.isSigned(for: office), isRoot(rotation.from) else {
                return note(.certificate(event: event.number, person: event.person))
            }
            follow(rotation.to, .certificate(event: event.number, person: event.person))
        default: break
        }
    }

    private func isRoot(_ key: String) -> Bool { root.map { $0 == key } ?? true }

    /// Goes on with a root key. When it is the pinned one, it vouches for those before it.
    private mutating func follow(_ key: String, _ problem: SignatureProblem) {
        root = key
        guard !isReached else { return }
        isReached = VerifyingKey(hexadecimal: key)?.fingerprint == pinned
        if unreached.count < Self.limit { unreached.append(problem) }
    }
}

/// What looking at the signatures of an office came to.
public struct SignatureReport: Sendable, Equatable {
    /// The commands that bear a signature.
    public package(set) var signed = 0
    /// Those of them that somebody else signed than the person in whose name they are: whether that one might act so,
    /// only deciding them again shows.
    public package(set) var acting = 0
    /// The commands that bear none.
    public package(set) var unsigned = 0
    /// What is wrong, in the order of the events; at most a hundred.
    public package(set) var problems: [SignatureProblem] = []

    /// Nothing was looked at yet.
    package init() {}
}

/// Something wrong with a signature or a key.
public enum SignatureProblem: Sendable, Equatable {
    /// A command in the name of someone who has a key, or in an office that asks for it, bears no signature.
    case unsigned(command: Int, person: String)
    /// The signature of a command is not by a key that counts, or not of this command.
    case forged(command: Int, signer: String)
    /// The signature of another command was used again.
    case repeated(command: Int)
    /// An event in the name of someone who has a key follows from no command in that name.
    case withoutCommand(event: Int, person: String)
    /// A key was not certified by the root key that counts.
    case certificate(event: Int, person: String)
    /// An event about keys or commands cannot be read.
    case malformed(event: Int)

    /// The problem as a finding for a person.
    public var finding: Finding { Finding("verify.signature", message) }

    private var message: Message {
        switch self {
        case .unsigned(let command, let person):
            Message(
                "第 \(command) 号命令以 \(person) 的名义，却没有签名",
                "the command \(command) is in the name of \(person) and bears no signature")
        case .forged(let command, let signer):
            Message(
                "第 \(command) 号命令的签名不是 \(signer) 的有效签名",
                "the signature of the command \(command) is no valid signature of \(signer)")
        case .repeated(let command):
            Message("第 \(command) 号命令的签名在别处用过", "the signature of the command \(command) was used before")
        case .withoutCommand(let event, let person):
            Message(
                "第 \(event) 号事件以 \(person) 的名义，却不属于其命令",
                "event \(event) is in the name of \(person) and follows from no command in that name")
        case .certificate(let event, let person):
            Message(
                "第 \(event) 号事件：\(person) 的密钥不是由所认的根密钥认证的",
                "event \(event): the key of \(person) was not certified by the root key that counts")
        case .malformed(let event):
            Message("第 \(event) 号事件关于密钥或命令，无法读取", "event \(event), about keys or commands, cannot be read")
        }
    }
}
