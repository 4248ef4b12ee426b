import Casework
import Diagnostics
import Digest
import Glibc

/// The private keys of whoever runs docket: files in a folder of their own home, or an agent that holds them. A
/// passphrase is asked for once a run.
final class HomeKeyring: Keyring {
    private let folder: String?
    private let agent: SSHAgent?
    private let terminal: Terminal
    private var passphrases: [String: String] = [:]

    /// The keys of the environment: the folder `DOCKET_KEYS`, else `docket/keys` where the configuration is; and the
    /// agent behind `SSH_AUTH_SOCK`.
    init(_ environment: ProcessEnvironment, terminal: Terminal) {
        folder = Self.folder(environment)
        agent = environment["SSH_AUTH_SOCK"].flatMap { $0.isEmpty ? nil : SSHAgent(socket: $0) }
        self.terminal = terminal
    }

    private static func folder(_ environment: ProcessEnvironment) -> String? {
        if let folder = environment["DOCKET_KEYS"], !folder.isEmpty { return folder }
        if let folder = environment["XDG_CONFIG_HOME"], folder.hasPrefix("/") { return folder + "/docket/keys" }
        return environment["HOME"].flatMap { $0.hasPrefix("/") ? $0 + "/.config/docket/keys" : nil }
    }

    func nonce() throws -> String {
        var generator = SystemRandomNumberGenerator()
        return hexadecimal((0..<16).map { _ in UInt8.random(in: .min ... .max, using: &generator) })
    }

    func sign(_ message: [UInt8], with key: VerifyingKey) throws -> [UInt8] {
        if let path = path(of: key), access(path, F_OK) == 0 { return try unlock(path).signature(of: message) }
        if let agent, try agent.keys().contains(key) { return try agent.sign(message, with: key) }
        throw Refusal.privateKeyMissing(key.fingerprint.description, folder: folder)
    }

    /// The keys that the agent holds.
    func agentKeys() throws -> [VerifyingKey] { try agent?.keys() ?? [] }

    /// Makes a new key and keeps its private half, readable by its owner alone.
    ///
    /// - Throws: `KeyError`, `Refusal` where the folder cannot be made.
    func create(passphrase: String?) throws -> VerifyingKey {
        let key = try SigningKey.generate()
        let verifying = try key.verifyingKey()
        guard let folder, let path = path(of: verifying) else { throw Refusal.noHome }
        try FileWriting.makeFolder(folder)
        try KeyFile.create(key, privatePath: path, passphrase: passphrase)
        passphrases[path] = passphrase
        return verifying
    }

    private func path(of key: VerifyingKey) -> String? { folder.map { "\($0)/\(key.fingerprint).pem" } }

    private func unlock(_ path: String) throws -> SigningKey {
        var status = stat()
        guard stat(path, &status) == 0 else {
            let code = errno
            throw KeyError.file(path: path, code: code)
        }
        guard status.st_mode & 0o077 == 0 else { throw Refusal.privateKeyOpen(path) }
        let text = try KeyFile.signingText(at: path)
        guard SigningKey.isLocked(text) else { return try SigningKey(pem: text) }
        let asked = passphrases[path] ?? Passphrase(terminal).ask(Message("私钥的口令", "passphrase of the key"))
        guard let asked else { throw KeyError.locked }
        passphrases[path] = asked
        return try SigningKey(pem: text, passphrase: asked)
    }
}

/// Asks for a passphrase at the terminal without showing what is typed.
struct Passphrase {
    private let terminal: Terminal

    init(_ terminal: Terminal) { self.terminal = terminal }

    /// The line that was typed; `nil` without a terminal or where nothing was typed.
    func ask(_ question: Message) -> String? {
        guard terminal.isInteractive else { return nil }
        var before = termios()
        guard tcgetattr(STDIN_FILENO, &before) == 0 else { return nil }
        var silent = before
        silent.c_lflag &= ~tcflag_t(ECHO)
        guard tcsetattr(STDIN_FILENO, TCSADRAIN, &silent) == 0 else { return nil }
        defer { tcsetattr(STDIN_FILENO, TCSADRAIN, &before) }
        let typed = terminal.ask(terminal.text(question))
        terminal.note(Message("", ""))
        return typed.flatMap { $0.isEmpty ? nil : $0 }
    }
}

extension Refusal {
    fileprivate static func privateKeyMissing(_ fingerprint: String, folder: String?) -> Refusal {
        Refusal(
            "key.private-missing",
            Message(
                "这里没有指纹为 \(fingerprint.prefix(16))… 的私钥", "the private key \(fingerprint.prefix(16))… is not here"),
            advice: Message(
                "私钥在 \(folder ?? "~/.config/docket/keys") 或 ssh-agent 里找；丢失了就请管理员吊销，再用 docket key enrol 另申请一把",
                "it is looked for in \(folder ?? "~/.config/docket/keys") and in ssh-agent; where it is lost, have it "
                    + "revoked and ask for another with docket key enrol"),
            access: .granted)
    }

    fileprivate static func privateKeyOpen(_ path: String) -> Refusal {
        Refusal(
            "key.private-open", Message("别人也能读私钥文件 \(path)", "others can read the private key file \(path)"),
            advice: Message("chmod 600 \(path)", "chmod 600 \(path)"), access: .granted)
    }

    fileprivate static var noHome: Refusal {
        Refusal(
            "key.no-home", Message("不知道私钥放在哪里", "there is no place for the private key"),
            advice: Message("设置 HOME 或 DOCKET_KEYS", "set HOME or DOCKET_KEYS"), access: .granted)
    }
}
