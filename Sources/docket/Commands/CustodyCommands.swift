import Casework
import Diagnostics
import Files
import Glibc
import Procedure
import Records
import Store
import Values

/// `docket verify`, `rebuild`, `key create`, `backup`, `restore`, `export events`, `export accesses`, `access list`.
enum CustodyCommands {
    static let all = [verify, rebuild, createKeys, backup, restore, exportEvents, exportAccesses, accesses]

    private static let verify = Command(
        "verify",
        Message(
            "查验办公室：事件链、定义、附件、各表、文件本身", "check the office: chain, definitions, attachments, tables, the file itself"),
        options: [
            Option("seal", .values(Message("文件", "FILE")), Message("另处保存的封印", "a seal that was kept elsewhere")),
            Option("key", .values(Message("文件", "FILE")), Message("封印的公钥", "the public key of seals")),
            Option(
                "tsa", .values(Message("文件", "FILE")),
                Message(
                    "时间戳机构的证书（PEM），另处取得：核对封印上的时间戳",
                    "the certificate of a time-stamping authority (PEM), from elsewhere: checks the stamps on seals")),
            Option(
                "decisions", .flag,
                Message("逐条重新办理全部命令，核对结果", "decide every command again and compare what comes of it")),
            Option(
                "root", .value(Message("指纹", "FINGERPRINT")),
                Message(
                    "另处记下的根密钥指纹：只认它认证的签名",
                    "the fingerprint of the root key, noted elsewhere: only its certificates count")),
        ],
        examples: [
            "verify", "verify --seal 2026-11.seal --key office.pub", "verify --decisions",
        ]
    ) { invocation in
        let terminal = invocation.terminal
        let report = try Custody.verify(
            officeAt: try invocation.officePath(), in: offices, seals: invocation.arguments.values("seal"),
            keys: invocation.arguments.values("key"), progress: { _, _ in })
        let decisions = try DecisionsAgain(invocation, settledThrough: report.decidedThrough)
        let signatures = try SignaturesAgain(invocation)
        let seals = try SealsAgain(invocation, report)
        let findings = report.findings + seals.findings + signatures.findings + decisions.findings
        guard findings.isEmpty else { throw DamageFound(findings: findings) }
        if terminal.isJSON {
            return try terminal.result(
                JSON.object(
                    [
                        ("events", .number(report.head.number)), ("head", .string(report.head.digest.description)),
                        ("definitions", .number(report.definitions)), ("attachments", .number(report.attachments)),
                        ("tables", .number(report.tables)), ("sealedThrough", .number(report.sealedThrough)),
                        ("earlierDisorder", .number(report.earlierDisorder)),
                    ] + seals.json + signatures.json + decisions.json
                ).text)
        }
        try terminal.result(
            terminal.text(
                Message(
                    "完好：\(report.head.number) 个事件，\(report.definitions) 份定义，\(report.attachments) 份附件，\(report.tables) 张表",
                    "sound: \(report.head.number) events, \(report.definitions) definitions, \(report.attachments) attachments, \(report.tables) tables"
                )))
        for line in seals.lines(terminal) + signatures.lines(terminal) + decisions.lines(terminal) {
            try terminal.result(line)
        }
        if report.earlierDisorder > 0 {
            try terminal.result(
                terminal.text(
                    Message(
                        "\(report.earlierDisorder) 个事件的时间早于前一事件：写于时间只能前进的规定之前",
                        "events before the one before them, written before time had to go forward: \(report.earlierDisorder)"
                    )))
        }
        guard !report.unsealed.isEmpty else { return }
        try terminal.result(
            terminal.text(
                Message(
                    "第 \(report.unsealed.lowerBound) 到 \(report.unsealed.upperBound - 1) 号事件还没有封印保护",
                    "events \(report.unsealed.lowerBound) to \(report.unsealed.upperBound - 1) are not protected by a seal yet"
                )))
    }

    private static let rebuild = Command(
        "rebuild",
        Message(
            "按事件重建全部数据表，例如 verify 说它们与事件不符时",
            "make all tables anew from the events, as when verify finds that they differ"),
        examples: ["rebuild"]
    ) { invocation in
        let path = try invocation.officePath()
        guard !invocation.isRehearsal else { return invocation.noteRehearsal() }
        let count = try Custody.rebuild(officeAt: path, in: offices)
        invocation.terminal.note(Message("已按事件重建 \(count) 张表", "\(count) tables were made anew from the events"))
    }

    private static let createKeys = Command(
        "key create", Message("生成封印用的一对密钥", "make a pair of keys for seals"),
        [Positional(Message("私钥文件", "PRIVATE FILE")), Positional(Message("公钥文件", "PUBLIC FILE"))],
        examples: ["key create office.key office.pub"]
    ) { invocation in
        guard !invocation.isRehearsal else { return invocation.noteRehearsal() }
        let (privatePath, publicPath) = (try invocation.required(0), try invocation.required(1))
        for path in [privatePath, publicPath] where FilePlace(at: path) == .companion {
            throw StoreError.reserved(path: path)
        }
        try Custody.createKeys(privatePath: privatePath, publicPath: publicPath)
        invocation.terminal.note(
            Message("已生成。私钥请放在办公室之外，另处保管。", "done. Keep the private key outside the office, elsewhere."))
    }

    private static let backup = Command(
        "backup",
        Message(
            "备份：别人可以照常工作；“-” 写到标准输出，可以接 gpg 加密",
            "back up while others work; “-” writes to standard output, such as into gpg"),
        [Positional(Message("文件", "FILE"))],
        examples: ["backup 2026-11-22.backup", "backup - | gpg --symmetric -o 2026-11-22.backup.gpg"]
    ) { invocation in
        let path = try invocation.required(0)
        let desk = try invocation.desk()
        guard !invocation.isRehearsal else { return invocation.noteRehearsal() }
        guard path != "-" else { return try desk.backUp { try invocation.terminal.result(bytes: $0) } }
        try desk.backUp(to: path) { invocation.terminal.progress($0, of: $1) }
        invocation.terminal.note(Message("已备份到 \(path)，并已查验", "backed up to \(path) and verified"))
    }

    private static let restore = Command(
        "restore",
        Message(
            "从备份恢复成一个新的办公室；先查验，坏的备份整个拒绝", "make a new office from a backup; verified first, refused whole when damaged"),
        [Positional(Message("备份文件", "BACKUP")), Positional(Message("新的办公室文件", "NEW OFFICE FILE"))],
        examples: ["restore 2026-11-22.backup office.docket", "restore - office.docket < 2026-11-22.backup"]
    ) { invocation in
        let source = try invocation.required(0)
        let target = try invocation.required(1)
        let reader = source == "-" ? PieceReader(descriptor: STDIN_FILENO) : try PieceReader(source)
        try Custody.restore(officeAt: target, in: offices, isRehearsal: invocation.isRehearsal) {
            try reader.next(1 << 20)
        }
        guard !invocation.isRehearsal else {
            invocation.terminal.note(Message("备份完好，可以恢复", "the backup is sound and can be restored"))
            return invocation.noteRehearsal()
        }
        invocation.terminal.note(Message("已恢复为 \(target)", "restored as \(target)"))
    }

    private static let exportEvents = Command(
        "export events", Message("输出全部事件，供第三方用 sha256sum 重新计算", "all events, for others to recompute with sha256sum"),
        examples: ["export events > events.txt"]
    ) { invocation in
        try invocation.desk().exportEvents { try invocation.terminal.result(bytes: $0) }
    }

    private static let exportAccesses = Command(
        "export accesses", Message("输出被拒绝的访问全部清单，供第三方重新计算", "all refused accesses, for others to recompute"),
        examples: ["export accesses > accesses.txt"]
    ) { invocation in
        try invocation.desk().exportAccesses { try invocation.terminal.result(bytes: $0) }
    }

    private static let accesses = Command(
        "access list", Message("被拒绝的访问", "the accesses that were refused"),
        options: [
            Option("from", .value(Message("日期", "DATE")), Message("从这一天起", "from this day on")),
            Option("to", .value(Message("日期", "DATE")), Message("到这一天止", "up to this day")),
            Option("person", .value(Message("人员", "PERSON")), Message("只看这个人员或账号", "of this person or account")),
        ], examples: ["access list", "access list --from 2026-11-01 --to 2026-11-30 --person p-a"]
    ) { invocation in
        let refusals = try invocation.desk().refusedAccesses(
            from: try invocation.date("from"), to: try invocation.date("to"), of: invocation.arguments.value("person"))
        let terminal = invocation.terminal
        if terminal.isJSON {
            return try terminal.result(
                JSON.array(
                    refusals.map {
                        .object([
                            ("time", .string($0.time)), ("pretended", JSON($0.pretended)),
                            ("uid", $0.uid.map(JSON.number) ?? .null), ("account", .string($0.account)),
                            ("person", .string($0.person)),
                            ("command", .string($0.command)),
                            ("subject", .string($0.subject)), ("rule", .string($0.rule)),
                        ])
                    }
                ).text)
        }
        guard !refusals.isEmpty else { return terminal.note(Message("没有被拒绝的访问", "no access was refused")) }
        var table = Table(
            [
                Message("时间", "time"), Message("账号", "account"), Message("人员", "person"), Message("命令", "command"),
                Message("对象", "subject"),
                Message("规则", "rule"),
            ]
            .map(terminal.text))
        for refusal in refusals {
            table.add([
                try Timestamp(parsing: refusal.time).localMinute, refusal.account, refusal.person, refusal.command,
                refusal.subject,
                refusal.rule,
            ])
        }
        for line in table.lines(terminal) { try terminal.result(line) }
    }
}

/// An office that did not stand its verification: exit status 3.
struct DamageFound: Explainable {
    let findings: [Finding]

    var failure: Failure { .damage }
}
