import Casework
import Diagnostics
import Digest
import Procedure
import Store

/// `docket seal`, `seal stamp`.
enum SealCommands {
    static let all = [seal, stamp]

    private static let timestamp = Option(
        "timestamp", .value(Message("网址", "URL")),
        Message(
            "请时间戳机构（RFC 3161）加盖时间戳（或环境变量 DOCKET_TIMESTAMP）",
            "have a time-stamping authority (RFC 3161) stamp it (or DOCKET_TIMESTAMP)"))
    private static let request = Option(
        "timestamp-request", .value(Message("文件", "FILE")),
        Message("把时间戳请求写进文件，自行送交机构", "write the request for a time stamp to a file, to be sent by yourself"))

    private static let seal = Command(
        "seal", Message("用私钥给事件链的末端加封印，输出后另处保存", "seal the head with the private key; keep the seal elsewhere"),
        options: [
            Option(
                "key", .value(Message("文件", "FILE")),
                Message("私钥（不要放在办公室里）", "the private key (never inside the office)")),
            Option(
                "previous", .value(Message("文件", "FILE")),
                Message("前一个封印，写进这个封印", "the seal before, which this one names")),
            Option(
                "decisions", .flag,
                Message("先逐条重新办理全部命令，并写进封印", "decide every command again first, and say so in the seal")),
            timestamp, request, OutputPlace.force,
        ],
        examples: [
            "seal --key office.key > 2026-11.seal",
            "seal --key office.key --previous 2026-11.seal --decisions > 2026-12.seal",
        ]
    ) { invocation in
        let desk = try invocation.desk()
        try desk.require(.administer)
        guard let key = invocation.arguments.value("key") else {
            throw UsageError(
                "option-missing", Message("用 --key 指明文件", "name the file with --key"),
                command: invocation.command.name)
        }
        let decisions = try DecisionsAgain(invocation, settledThrough: 0)
        guard decisions.findings.isEmpty else { throw DamageFound(findings: decisions.findings) }
        let seal = try desk.seal(
            withKeyAt: key, decidedThrough: decisions.report?.through, after: invocation.arguments.value("previous"))
        try writeRequest(for: seal, invocation)
        try printStamped(seal, invocation)
    }

    /// Prints the seal, with the stamp of the authority where one is named. A seal without it is worth more than none:
    /// where the authority can't be had, it is printed all the same, and then the command fails.
    private static func printStamped(_ seal: Seal, _ invocation: Invocation) throws {
        let stamped: Result<Seal, any Error> = Result {
            guard !invocation.isRehearsal, let authority = try TimeStampService(invocation) else { return seal }
            return seal.stamped(with: try authority.stamp(seal.digest).bytes)
        }
        switch stamped {
        case .success(let seal): try invocation.terminal.result(bytes: Array(seal.text.utf8))
        case .failure(let error):
            try invocation.terminal.result(bytes: Array(seal.text.utf8))
            invocation.terminal.note(
                Message(
                    "封印已输出，但没有时间戳；以后可用 docket seal stamp 补上",
                    "the seal was printed, without a time stamp; docket seal stamp adds one later"))
            throw error
        }
    }

    private static func writeRequest(for seal: Seal, _ invocation: Invocation) throws {
        guard let path = invocation.arguments.value("timestamp-request") else { return }
        let replacing = try OutputPlace(invocation: invocation).mayReplace([path])
        guard !invocation.isRehearsal else { return invocation.noteRehearsal() }
        let request = try TimeStampRequest.bytes(for: seal.digest, nonce: .random(in: 1 ... .max))
        try FileWriting.write(request, to: path, replacing: replacing)
        invocation.terminal.note(Message("时间戳请求已写入 \(path)", "the request was written to \(path)"))
    }

    private static let stamp = Command(
        "seal stamp",
        Message("给保存的封印补上第三方的时间戳（RFC 3161）", "add the time stamp of a third party (RFC 3161) to a seal that was kept"),
        [Positional(Message("封印文件", "SEAL FILE"))],
        options: [
            timestamp, request,
            Option(
                "response", .value(Message("文件", "FILE")),
                Message("时间戳机构的应答文件", "the file with the authority's answer")),
            OutputPlace.force,
        ],
        examples: [
            "seal stamp 2026-11.seal --timestamp-request 2026-11.tsq", "seal stamp 2026-11.seal --response 2026-11.tsr",
            "seal stamp 2026-11.seal --timestamp http://tsa.example/",
        ]
    ) { invocation in
        let path = try invocation.required(0)
        let seal = try Seal(contentsOf: path)
        guard invocation.arguments.value("timestamp-request") == nil else {
            return try writeRequest(for: seal, invocation)
        }
        guard let token = try token(for: seal, invocation), !invocation.isRehearsal else {
            return invocation.noteRehearsal()
        }
        // Nothing of the seal is replaced: a line comes behind it.
        try FileWriting.write(Array(seal.stamped(with: token.bytes).text.utf8), to: path, replacing: true)
        invocation.terminal.note(
            Message(
                "已加盖时间戳：\(token.time)，\(token.authority)", "stamped: \(token.time), \(token.authority)"))
    }

    /// The token from the file with the answer, or from the authority; `nil` where a rehearsal asks nobody.
    private static func token(for seal: Seal, _ invocation: Invocation) throws -> TimeStampToken? {
        if let response = invocation.arguments.value("response") {
            let bytes = try readFile(response, limit: TimeStampService.largestAnswer)
            return try TimeStampToken(response: bytes, to: seal.digest, nonce: nil)
        }
        guard let authority = try TimeStampService(invocation) else {
            throw UsageError(
                "stamp-source",
                Message(
                    "用 --timestamp 网址、--timestamp-request 文件或 --response 文件说明时间戳从何而来",
                    "say where the stamp comes from: --timestamp URL, --timestamp-request FILE or --response FILE"),
                command: invocation.command.name)
        }
        return invocation.isRehearsal ? nil : try authority.stamp(seal.digest)
    }
}
