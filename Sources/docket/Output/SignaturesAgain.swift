import Casework
import Diagnostics
import Digest
import Procedure

/// What looking at the signatures of an office came to.
struct SignaturesAgain {
    private let report: SignatureReport
    private let isPinned: Bool

    /// Looks at all of them, by the root key that `--root` names.
    init(_ invocation: Invocation) throws {
        let root = try invocation.arguments.value("root").map { text in
            guard let digest = SHA256Digest(hexadecimal: text) else {
                throw UsageError(
                    "root", Message("“\(text)” 不是指纹（64 个十六进制数字）", "“\(text)” is no fingerprint: 64 hexadecimal digits"),
                    command: invocation.command.name)
            }
            return digest
        }
        isPinned = root != nil
        report = try Custody.checkSignatures(officeAt: invocation.officePath(), in: offices, root: root)
    }

    /// What is wrong.
    var findings: [Finding] { report.problems.map(\.finding) }

    /// The figures for programs.
    var json: [(String, JSON)] {
        [
            ("signedCommands", .number(report.signed)), ("unsignedCommands", .number(report.unsigned)),
            ("signedForOthers", .number(report.acting)),
        ]
    }

    /// The figures for people.
    func lines(_ terminal: Terminal) -> [String] {
        guard report.signed > 0 else { return [] }
        let pinned =
            isPinned
            ? Message("", "")
            : Message(
                "（根密钥按办公室自己所说；用 --root 指定另处记下的指纹）",
                " (by the root key that the office names itself; pin it with --root)")
        var lines = [
            Message(
                "\(report.signed) 条命令有有效签名，\(report.unsigned) 条没有签名\(pinned.chinese)",
                "\(report.signed) commands bear valid signatures, \(report.unsigned) none\(pinned.english)")
        ]
        if report.acting > 0 {
            lines.append(
                Message(
                    "其中 \(report.acting) 条由他人代签；是否有权代签，用 --decisions 查验",
                    "\(report.acting) of them were signed by others in somebody's name; whether they might, --decisions tells"
                ))
        }
        return lines.map(terminal.text)
    }
}
