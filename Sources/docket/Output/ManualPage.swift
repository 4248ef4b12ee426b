import Diagnostics

/// The manual page, in roff.
struct ManualPage {
    let groups: [CommandGroup]
    let language: Language

    var text: String {
        let name = text(Message("按管理办法办理大客户业务", "runs the office by its management regulations"))
        var lines = [
            ".TH DOCKET 1 \"\" \"docket \(Version.number)\"", ".SH NAME", Self.escaped("docket - \(name)"),
            ".SH SYNOPSIS", ".B docket", text(Message("命令 [选项]", "COMMAND [OPTIONS]")),
        ]
        for group in groups { lines += section(group) }
        lines += [".SH " + text(Message("通用选项", "COMMON OPTIONS"))] + CommonOptions.all.flatMap(item)
        lines += [".SH " + text(Message("退出状态", "EXIT STATUS"))] + explained(exits)
        lines += [".SH " + text(Message("环境变量", "ENVIRONMENT"))] + explained(variables)
        return lines.joined(separator: "\n")
    }

    private func explained(_ words: [(String, Message)]) -> [String] {
        words.flatMap { word, meaning in [".TP", ".B \(word)", Self.escaped(text(meaning))] }
    }

    private let exits = [
        ("0", Message("办成", "done")),
        ("1", Message("被规则拒绝，或没有这样的东西", "refused by a rule, or not found")),
        ("2", Message("用法不对", "wrong usage")),
        ("3", Message("办公室或文件损坏、读不了", "the store or a file is damaged or unreadable")),
    ]

    private let variables = [
        ("DOCKET_OFFICE", Message("办公室文件", "the office file")),
        ("DOCKET_KEYS", Message("放私钥的文件夹", "the folder of private keys")),
        ("DOCKET_PDF_SECONDS", Message("做 PDF 最多用多少秒", "how many seconds a PDF may take")),
        ("VISUAL, EDITOR", Message("--edit 打开的编辑器", "the editor of --edit")),
        ("NO_COLOR", Message("不用颜色和粗体", "neither colour nor bold")),
    ]

    private func section(_ group: CommandGroup) -> [String] {
        [".SH \"\(Self.escaped(text(group.title)).uppercased())\""] + group.commands.flatMap(commandLines)
    }

    private func commandLines(_ command: Command) -> [String] {
        let positionals = command.positionals.map { positional in
            let name = text(positional.name) + (positional.isRepeated ? " …" : "")
            return positional.isRequired ? name : "[\(name)]"
        }
        let usage = (["docket", command.name] + positionals).joined(separator: " ")
        let examples = command.examples.map { Self.escaped("docket \($0)") }
        return [".SS \"\(Self.escaped(usage))\"", Self.escaped(text(command.summary))]
            + command.options.flatMap(item) + [".PP", ".nf"] + examples + [".fi"]
    }

    private func item(_ option: Option) -> [String] {
        let short = option.short.map { "-\($0), " } ?? ""
        let value: String
        switch option.arity {
        case .flag: value = ""
        case .value(let name), .values(let name): value = " \(text(name))"
        }
        return [".TP", ".B \(Self.escaped("\(short)--\(option.name)\(value)"))", Self.escaped(text(option.help))]
    }

    /// A text that roff writes as it is.
    private static func escaped(_ text: String) -> String {
        let plain = text.replacing("\\", with: "\\e").replacing("-", with: "\\-").replacing("\"", with: "\\(dq")
        return plain.hasPrefix(".") || plain.hasPrefix("'") ? "\\&" + plain : plain
    }

    private func text(_ message: Message) -> String { message.text(in: language) }
}
