import Diagnostics
import Digest
import Documents
import Records

/// `docket verify-paper`: checks a paper where there is no office.
enum VerifyPaperCommand {
    static let command = Command(
        "verify-paper",
        Message("不用办公室，查验一份送审材料和它的证明", "check a packet with its evidence, without the office"),
        [Positional(Message("文件", "FILE"))],
        options: [
            Option(
                "key", .values(Message("文件", "FILE")), Message("封印的公钥，另处取得", "the public key of seals, from elsewhere")),
            Option(
                "proof", .value(Message("文件", "FILE")),
                Message("证明文件（默认：文件名加 .proof）", "the evidence (unless given: the name with .proof)")),
        ],
        examples: ["verify-paper packet.html --key office.pub"]
    ) { invocation in
        let path = try invocation.required(0)
        let keys = invocation.arguments.values("key")
        guard !keys.isEmpty else {
            throw UsageError(
                "no-key", Message("用 --key 指明封印的公钥", "name the public key of the seals with --key"),
                command: invocation.command.name)
        }
        let paper = try readFile(path)
        let text = String(decoding: try readFile(invocation.arguments.value("proof") ?? path + ".proof"), as: UTF8.self)
        let outcome = try PaperCheck(PaperEvidence(text: text), in: offices).check(
            paper, keys: try keys.map { try KeyFile.verifyingKey(at: $0) })
        try show(outcome, invocation.terminal)
    }

    private static func show(_ outcome: PaperCheck.Outcome, _ terminal: Terminal) throws {
        let paper = outcome.paper
        if terminal.isJSON {
            return try terminal.result(
                JSON.object([
                    ("form", .string(paper.form)), ("number", .string(paper.number)), ("case", .number(paper.case)),
                    ("events", .number(outcome.events)), ("lastEvent", .number(outcome.lastEvent)),
                    ("sealedThrough", .number(outcome.sealedThrough)), ("sealed", .string(outcome.sealedAt)),
                    ("office", .string(outcome.office.description)), ("key", .string(outcome.key.description)),
                ]).text)
        }
        let lines = [
            Message(
                "相符：\(paper.number)（事项 \(paper.case)）的文件与 \(outcome.events) 个事件逐字节一致",
                "sound: the paper of \(paper.number) (case \(paper.case)) is what \(outcome.events) events give, byte by byte"
            ),
            Message(
                "这些事件都在封印所封的 \(outcome.sealedThrough) 个事件之中（\(outcome.sealedAt)，密钥 \(outcome.key)）",
                "they are among the \(outcome.sealedThrough) events of the seal (\(outcome.sealedAt), key \(outcome.key))"
            ),
            Message(
                "没有证明的：第 \(outcome.lastEvent) 号事件之后没有别的事，以及文件上的制作时间",
                "not shown: that nothing else happened after event \(outcome.lastEvent), and when the paper says it was made"
            ),
        ]
        for line in lines { try terminal.result(terminal.text(line)) }
    }
}
