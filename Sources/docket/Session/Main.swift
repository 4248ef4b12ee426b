import Casework
import Diagnostics
import Glibc

/// Exit statuses, in one place.
enum ExitStatus: Int32 {
    case done = 0
    /// Refused by a rule, or not found.
    case refused = 1
    /// Wrong usage.
    case usage = 2
    /// The store or a file is damaged or unreadable.
    case damaged = 3
}

/// The command line: finds the command, runs it, and turns what it throws into messages and a status.
@main
struct Main {
    static func main() {
        signal(SIGPIPE, SIG_IGN)
        let words = Array(CommandLine.arguments.dropFirst())
        let environment = processEnvironment()
        exit(Main(environment: environment).run(words).rawValue)
    }

    let environment: [String: String]

    func run(_ words: [String]) -> ExitStatus {
        let language = language(of: words)
        let terminal = Terminal(
            language: language, isJSON: words.contains("--json"), environment: environment)
        do {
            return try run(words, terminal)
        } catch let error as any Explainable {
            terminal.report(error.findings)
            return status(of: error, terminal)
        } catch {
            terminal.report([Finding("unexpected", Message("出错了：\(error)", "something failed: \(error)"))])
            return .damaged
        }
    }

    private func run(_ words: [String], _ terminal: Terminal) throws -> ExitStatus {
        let (command, rest) = try find(words, terminal)
        guard let command else { return .done }
        let arguments = try ArgumentParser(command: command).parse(rest)
        guard !arguments.has("help") else {
            try terminal.result(HelpText(language: terminal.language).help(for: command))
            return .done
        }
        try command.run(
            Invocation(
                command: command, arguments: arguments, terminal: terminal, environment: environment, words: words))
        return .done
    }

    /// The command with the longest name that the words begin with, and the words after it.
    private func find(_ words: [String], _ terminal: Terminal) throws -> (Command?, ArraySlice<String>) {
        let names = words.prefix { !$0.hasPrefix("-") }
        let commands = Catalogue.groups.flatMap(\.commands)
        let matches = commands.filter { names.starts(with: $0.words) }
        if let command = matches.max(by: { $0.words.count < $1.words.count }) {
            return (command, words.dropFirst(command.words.count))
        }
        guard let first = names.first else {
            try terminal.result(HelpText(language: terminal.language).overview(Catalogue.groups))
            return (nil, [])
        }
        if first == "help" { return try help(for: Array(names.dropFirst()), terminal) }
        let nouns = commands.filter { $0.words.first == first }
        if !nouns.isEmpty {
            let second = names.dropFirst().first ?? ""
            throw UsageError(
                "unknown-command",
                Message("没有命令 docket \(first) \(second)", "there is no command docket \(first) \(second)"),
                advice: didYouMean(second, among: nouns.map { $0.words.last ?? "" })
                    ?? Message(verbatim: nouns.map { "docket \($0.name)" }.joined(separator: "\n    ")))
        }
        throw UsageError(
            "unknown-command", Message("没有命令 docket \(first)", "there is no command docket \(first)"),
            advice: didYouMean(first, among: commands.map { $0.words[0] })
                ?? Message("用 docket --help 查看全部命令", "docket --help lists all commands"))
    }

    private func help(for words: [String], _ terminal: Terminal) throws -> (Command?, ArraySlice<String>) {
        let help = HelpText(language: terminal.language)
        let command = Catalogue.groups.flatMap(\.commands).first { $0.words == words }
        try terminal.result(command.map(help.help) ?? help.overview(Catalogue.groups))
        return (nil, [])
    }

    private func status(of error: any Explainable, _ terminal: Terminal) -> ExitStatus {
        if let usage = error as? UsageError {
            if let command = usage.command {
                terminal.note(Message("  → 用 docket \(command) --help 查看用法", "  → see docket \(command) --help"))
            }
            return .usage
        }
        return Desk.isDamage(error) || error is OutputError || error is DamageFound ? .damaged : .refused
    }

    /// `--lang`, else the locale; where that names no language, Chinese.
    private func language(of words: [String]) -> Language {
        if let index = words.firstIndex(of: "--lang"), words.indices.contains(index + 1) {
            return words[index + 1].hasPrefix("en") ? .english : .chinese
        }
        if let word = words.first(where: { $0.hasPrefix("--lang=") }) {
            return word.hasSuffix("=en") ? .english : .chinese
        }
        let locale =
            ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? "C"
        let name = locale.split { $0 == "." || $0 == "_" }.first.map(String.init) ?? "C"
        return ["zh", "C", "POSIX"].contains(name) ? .chinese : .english
    }

    private static func processEnvironment() -> [String: String] {
        var found: [String: String] = [:]
        var next = environ
        while let entry = next.pointee {
            let parts = String(cString: entry).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            if parts.count == 2 { found[String(parts[0])] = String(parts[1]) }
            next += 1
        }
        return found
    }
}
