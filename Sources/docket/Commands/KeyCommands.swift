import Casework
import Diagnostics
import Digest
import Records
import Values

/// `docket key enrol`, `key certify`, `key list`, `key revoke`, `key rotate`, `key demand`: the keys by which people
/// sign.
enum KeyCommands {
    static let all = [enrol, certify, list, revoke, rotate, demand]

    private static let enrol = Command(
        "key enrol",
        Message(
            "申请自己的签名密钥：私钥留在自己的主目录，管理员认证后用于签名",
            "ask for a key of your own: its private half stays in your home; it signs once an administrator certified it"
        ),
        options: [
            Option("passphrase", .flag, Message("给私钥设口令", "protect the private key with a passphrase")),
            Option(
                "agent", .value(Message("指纹", "FINGERPRINT")),
                Message("用 ssh-agent 里的 Ed25519 密钥", "take an Ed25519 key that ssh-agent holds")),
        ], examples: ["key enrol", "key enrol --passphrase"]
    ) { invocation in
        let desk = try invocation.desk()
        guard !invocation.isRehearsal else { return invocation.noteRehearsal() }
        let keyring = invocation.keyring
        let key = try key(invocation, keyring)
        try desk.requestKey(key) { try keyring.sign($0, with: key) }
        let fingerprint = key.fingerprint.description
        let terminal = invocation.terminal
        guard !terminal.isJSON else { return try terminal.result(JSON.object([("key", .string(fingerprint))]).text) }
        try terminal.result(
            terminal.text(Message("已申请，密钥指纹：\(fingerprint)", "asked for; the key's fingerprint: \(fingerprint)")))
        terminal.note(
            Message(
                "请当面或用电话把指纹告诉管理员，由其用 docket key certify \(desk.actor.person.code) 认证",
                "tell it to an administrator in person or by telephone: docket key certify \(desk.actor.person.code) "
                    + "certifies it"))
    }

    private static func key(_ invocation: Invocation, _ keyring: HomeKeyring) throws -> VerifyingKey {
        if let wanted = invocation.arguments.value("agent") {
            let found = try keyring.agentKeys().filter { $0.fingerprint.description.hasPrefix(wanted) }
            guard let key = found.first, found.count == 1 else { throw Refusal.notInAgent(wanted) }
            return key
        }
        guard invocation.arguments.has("passphrase") else { return try keyring.create(passphrase: nil) }
        let asking = Passphrase(invocation.terminal)
        guard let passphrase = asking.ask(Message("新的口令", "new passphrase")),
            passphrase == asking.ask(Message("再输一遍", "once more"))
        else { throw Refusal.passphraseUnclear }
        return try keyring.create(passphrase: passphrase)
    }

    private static let certify = Command(
        "key certify",
        Message("用办公室的根私钥认证某人申请的密钥", "certify the key that a person asked for, with the office's root key"),
        [Positional(Message("人员", "PERSON"))],
        options: [
            Option(
                "root", .value(Message("文件", "FILE")),
                Message("根私钥（docket key create 生成，放在办公室之外）", "the private root key, which docket key create makes")),
            Option(
                "fingerprint", .value(Message("指纹", "FINGERPRINT")),
                Message("本人所说的指纹（或开头）", "the fingerprint that its person says, or how it begins")),
            Option("from", .value(Message("日期", "DATE")), Message("第一天（默认今天）", "the first day (today unless given)")),
            Option("to", .value(Message("日期", "DATE")), Message("最后一天（默认不限）", "the last day (none unless given)")),
            Option(
                "clock", .flag, Message("只能用于 docket tick 的服务密钥", "the key of a service, for docket tick alone")),
        ],
        examples: [
            "key certify p-zhang --root root.key --fingerprint 5f0c1a", "key certify clock --clock --root root.key",
        ]
    ) { invocation in
        let arguments = invocation.arguments
        let desk = try invocation.desk()
        guard let root = arguments.value("root") else {
            throw UsageError(
                "option-missing", Message("用 --root 指明根私钥文件", "name the file of the root key with --root"),
                command: invocation.command.name)
        }
        let key = try desk.certifyKey(
            of: try invocation.required(0), fingerprint: arguments.value("fingerprint"),
            purpose: arguments.has("clock") ? .tick : .all, from: try invocation.date("from"),
            to: try invocation.date("to"), rootAt: root)
        let fingerprint = key.fingerprint ?? ""
        let terminal = invocation.terminal
        if terminal.isJSON {
            try terminal.result(
                JSON.object([("person", .string(key.person)), ("key", .string(fingerprint))]).text)
        } else {
            try terminal.result(
                terminal.text(
                    Message(
                        "已认证 \(key.person) 的密钥 \(fingerprint)", "the key \(fingerprint) of \(key.person) is certified"))
            )
        }
        invocation.noteRehearsal()
    }

    private static let list = Command(
        "key list", Message("人员的签名密钥", "the keys of people"), examples: ["key list", "key list --json"]
    ) { invocation in
        let desk = try invocation.desk()
        let keys = try desk.keys()
        let terminal = invocation.terminal
        guard !terminal.isJSON else { return try terminal.result(JSON.array(keys.map(json)).text) }
        guard !keys.isEmpty else { return terminal.note(Message("没有人申请过密钥", "nobody asked for a key")) }
        var table = Table(
            [Message("人员", "person"), Message("指纹", "fingerprint"), Message("状态", "state"), Message("有效期", "validity")]
                .map(terminal.text))
        for key in keys {
            let period = key.from.map { "\($0.iso) – \(key.to?.iso ?? "")" } ?? ""
            table.add([
                key.person, String((key.fingerprint ?? "").prefix(16)), terminal.text(state(of: key, at: desk.now)),
                period,
            ])
        }
        for line in table.lines(terminal) { try terminal.result(line) }
    }

    private static func json(_ key: PersonKey) throws -> JSON {
        try JSON(key, without: ["id", "root"]).adding([("fingerprint", JSON(key.fingerprint))])
    }

    private static func state(of key: PersonKey, at now: Timestamp) -> Message {
        if key.revoked != nil { return Message("已吊销", "revoked") }
        guard key.certified != nil else { return Message("待认证", "not certified yet") }
        guard key.isValid(at: now) else { return Message("不在有效期内", "outside its validity") }
        return key.purpose == .tick ? Message("有效（只用于时钟）", "valid (for the clock)") : Message("有效", "valid")
    }

    private static let revoke = Command(
        "key revoke", Message("吊销一把密钥：自己的，或由管理员吊销别人的", "revoke a key: your own, or anybody's as an administrator"),
        [Positional(Message("指纹", "FINGERPRINT"))],
        options: [Option("message", short: "m", .value(Message("文字", "TEXT")), Message("原因", "why"))],
        examples: ["key revoke 5f0c1a -m 电脑遗失"]
    ) { invocation in
        let key = try invocation.desk().revokeKey(
            try invocation.required(0), reason: invocation.arguments.value("message") ?? "")
        let terminal = invocation.terminal
        if terminal.isJSON {
            try terminal.result(JSON.object([("person", .string(key.person)), ("key", JSON(key.fingerprint))]).text)
        } else {
            try terminal.result(terminal.text(Message("已吊销 \(key.person) 的密钥", "the key of \(key.person) is revoked")))
        }
        invocation.noteRehearsal()
    }

    private static let rotate = Command(
        "key rotate",
        Message(
            "更换办公室的根密钥：此前认证的密钥仍然有效", "put another root key in the place of the office's; keys that it certified stay"),
        options: [
            Option("root", .value(Message("文件", "FILE")), Message("现在的根私钥", "the private root key until now")),
            Option("to", .value(Message("文件", "FILE")), Message("新的根私钥", "the private root key from now on")),
        ], examples: ["key rotate --root root.key --to next-root.key"]
    ) { invocation in
        let desk = try invocation.desk()
        guard let root = invocation.arguments.value("root"), let next = invocation.arguments.value("to") else {
            throw UsageError(
                "option-missing",
                Message("用 --root 和 --to 指明新旧根私钥文件", "name the files of both root keys with --root and --to"),
                command: invocation.command.name)
        }
        try desk.rotateRoot(at: root, to: next)
        invocation.terminal.note(
            Message("根密钥已更换；请把新的指纹告诉查验的人", "the root key is another now; tell its fingerprint to those who verify"))
        invocation.noteRehearsal()
    }

    private static let demand = Command(
        "key demand",
        Message(
            "从现在起办公室的每条命令都要签名，不能取消",
            "from now on every command of the office needs a signature; nothing takes that back"),
        examples: ["key demand"]
    ) { invocation in
        let desk = try invocation.desk()
        guard !invocation.isRehearsal else { return invocation.noteRehearsal() }
        try desk.demandSignatures()
        invocation.terminal.note(
            Message("从现在起每条命令都要签名", "from now on every command needs its person's signature"))
    }
}

extension Refusal {
    fileprivate static func notInAgent(_ fingerprint: String) -> Refusal {
        Refusal(
            "key.not-in-agent",
            Message(
                "ssh-agent 里没有恰好一把指纹以 “\(fingerprint)” 开头的 Ed25519 密钥",
                "ssh-agent holds not exactly one Ed25519 key whose fingerprint begins with “\(fingerprint)”"),
            advice: Message(
                "用 ssh-add 加入密钥；指纹是公钥 32 个字节的 SHA-256",
                "ssh-add adds keys; the fingerprint is the SHA-256 of the 32 bytes"),
            access: .granted)
    }

    fileprivate static var passphraseUnclear: Refusal {
        Refusal(
            "key.passphrase-unclear",
            Message(
                "口令为空、两次不同，或没有终端可以输入", "the passphrase is empty, not twice the same, or there is no terminal to type it"
            ),
            access: .granted)
    }
}
