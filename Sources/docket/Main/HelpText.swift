import Diagnostics

/// Writes help from the specifications, so that it cannot differ from what is accepted.
struct HelpText {
    let language: Language

    /// The overview of all commands.
    func overview(_ groups: [CommandGroup]) -> String {
        var lines = [
            text(Message("docket — 按管理办法办理大客户业务", "docket — runs the office by its management regulations")), "",
            text(Message("用法：docket 命令 [选项]", "usage: docket COMMAND [OPTIONS]")),
        ]
        let width = groups.flatMap(\.commands).map(\.name.count).max() ?? 0
        for group in groups {
            lines += ["", "\(text(group.title))"]
            lines += group.commands.map { "  \(pad($0.name, to: width))  \(text($0.summary))" }
        }
        lines += [
            "",
            text(
                Message(
                    "每个命令都有 --help，带例子。docket --version 显示版本。",
                    "Every command has --help, with examples. docket --version shows the version.")),
        ]
        return lines.joined(separator: "\n")
    }

    /// The help of commands that begin with the same noun.
    func help(for commands: [Command]) -> String {
        let width = commands.map(\.name.count).max() ?? 0
        let lines = commands.map { "  docket \(pad($0.name, to: width))  \(text($0.summary))" }
        return (lines + ["", text(Message("每个命令都有 --help，带例子。", "Every command has --help, with examples."))])
            .joined(separator: "\n")
    }

    /// The help of one command.
    func help(for command: Command) -> String {
        var lines = [text(command.summary), "", text(Message("用法", "usage")) + usage(command)]
        lines += section(Message("选项", "options"), command.options)
        lines += section(Message("通用选项", "common options"), CommonOptions.all)
        lines += ["", text(Message("例子", "examples"))]
        lines += command.examples.map { "  docket \($0)" }
        return lines.joined(separator: "\n")
    }

    private func usage(_ command: Command) -> String {
        var words = [language == .chinese ? "：docket" : ": docket", command.name]
        for positional in command.positionals {
            let name = text(positional.name) + (positional.isRepeated ? " …" : "")
            words.append(positional.isRequired ? name : "[\(name)]")
        }
        if !command.options.isEmpty { words.append(text(Message("[选项]", "[OPTIONS]"))) }
        return words.joined(separator: " ")
    }

    private func section(_ title: Message, _ options: [Option]) -> [String] {
        guard !options.isEmpty else { return [] }
        let names = options.map(written)
        let width = names.map { displayWidth(of: $0) }.max() ?? 0
        return ["", text(title)] + zip(names, options).map { "  \(pad($0, to: width))  \(text($1.help))" }
    }

    private func written(_ option: Option) -> String {
        let short = option.short.map { "-\($0), " } ?? ""
        switch option.arity {
        case .flag: return "\(short)--\(option.name)"
        case .value(let value): return "\(short)--\(option.name) \(text(value))"
        case .values(let value): return "\(short)--\(option.name) \(text(value)) …"
        }
    }

    private func pad(_ name: String, to width: Int) -> String {
        name + String(repeating: " ", count: max(0, width - displayWidth(of: name)))
    }

    private func text(_ message: Message) -> String { message.text(in: language) }
}
