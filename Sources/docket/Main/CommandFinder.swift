import Diagnostics

/// What the words of a command line ask for.
enum Request {
    case overview
    /// Which docket this is.
    case version
    /// The help of one command.
    case help(Command)
    /// The help of the commands that begin with one noun.
    case group([Command])
    /// A command and the words that it takes.
    case run(Command, [String])
}

/// Finds the command that words begin with; options that every command takes may stand before its name.
struct CommandFinder {
    private let commands = Catalogue.groups.flatMap(\.commands)

    func find(_ words: [String]) throws -> Request {
        let (leading, asksVersion, rest) = try leadingOptions(words)
        if asksVersion { return .version }
        let names = Array(rest.prefix { !$0.hasPrefix("-") })
        guard let first = names.first else { return .overview }
        if first == "help" { return try help(for: Array(names.dropFirst())) }
        if let command = longest(names) { return .run(command, leading + rest.dropFirst(command.words.count)) }
        let group = group(first)
        guard names.count == 1, !group.isEmpty else { throw unknown(names) }
        if leading.contains("--help") || rest.contains("--help") || rest.contains("-h") { return .group(group) }
        throw UsageError(
            "command-incomplete",
            Message("docket \(first) 后面还要写做什么", "docket \(first) needs another word: what to do"),
            advice: Message(
                group.map { "docket \($0.name)" }.joined(separator: "、"),
                group.map { "docket \($0.name)" }.joined(separator: ", ")))
    }

    /// The command with the longest name that words begin with.
    private func longest(_ names: [String]) -> Command? {
        commands.filter { names.starts(with: $0.words) }.max { $0.words.count < $1.words.count }
    }

    private func group(_ noun: String) -> [Command] {
        commands.filter { $0.words.count > 1 && $0.words[0] == noun }
    }

    private func help(for names: [String]) throws -> Request {
        guard let first = names.first else { return .overview }
        if let command = commands.first(where: { $0.words == names }) { return .help(command) }
        let group = group(first)
        guard names.count == 1, !group.isEmpty else { throw unknown(names) }
        return .group(group)
    }

    /// The options before the first name, whether `--version` is among them, and the words from there on.
    private func leadingOptions(_ words: [String]) throws -> ([String], Bool, [String]) {
        var leading: [String] = []
        var asksVersion = false
        var rest = words[...]
        while let word = rest.first, word.hasPrefix("-"), word != "--" {
            rest.removeFirst()
            guard word != "--version" else {
                asksVersion = true
                continue
            }
            leading.append(word)
            let option = try CommonOptions.named(word)
            if case .flag = option.arity { continue }
            guard !word.contains("="), !(word.count > 2 && !word.hasPrefix("--")), let value = rest.popFirst() else {
                continue
            }
            leading.append(value)
        }
        return (leading, asksVersion, Array(rest))
    }

    private func unknown(_ names: [String]) -> UsageError {
        let written = names.prefix(group(names[0]).isEmpty ? 1 : 2).joined(separator: " ")
        let typed = names.prefix(2).joined(separator: " ")
        let meant =
            closest(to: typed, among: commands.map(\.name)) ?? closest(to: names[0], among: commands.map(\.words[0]))
        return UsageError(
            "unknown-command", Message("没有命令 docket \(written)", "there is no command docket \(written)"),
            advice: meant.map {
                Message("您是否想写 “docket \($0)”？", "did you mean “docket \($0)”?")
            } ?? Message("用 docket --help 查看全部命令", "docket --help lists all commands"))
    }
}

extension CommonOptions {
    /// The option that every command takes and that a word writes.
    fileprivate static func named(_ word: String) throws -> Option {
        let name = word.split(separator: "=", maxSplits: 1).first.map(String.init) ?? word
        let found = all.first { option in
            name == "--\(option.name)"
                || (!name.hasPrefix("--") && option.short.map { name.hasPrefix("-\($0)") } ?? false)
        }
        guard let found else {
            throw UsageError(
                "unknown-option", Message("docket 没有选项 \(name)", "docket has no option \(name)"),
                advice: didYouMean(name, among: all.map { "--\($0.name)" } + ["--version"])
                    ?? Message("用 docket --help 查看全部命令", "docket --help lists all commands"))
        }
        return found
    }
}
