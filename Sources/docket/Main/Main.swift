import Diagnostics
import Files
import Glibc
import Procedure
import Records

/// The command line: finds the command, and runs it.
@main
struct Main: CommandGiving {
    static func main() {
        // A reader who leaves and a file that may not grow are errors of writing, not the end of the process.
        signal(SIGPIPE, SIG_IGN)
        signal(SIGXFSZ, SIG_IGN)
        let words = Array(CommandLine.arguments.dropFirst())
        exit(Main().run(words).rawValue)
    }

    private let environment = ProcessEnvironment()

    func run(_ words: [String]) -> ExitStatus {
        let language = language(of: words)
        let terminal = Terminal(
            language: language, isJSON: words.prefix { $0 != "--" }.contains("--json"), environment: environment)
        return run(words, in: terminal)
    }

    /// Runs words, with results and messages going where a terminal puts them.
    func run(_ words: [String], in terminal: Terminal) -> ExitStatus {
        do {
            return try run(words, terminal)
        } catch {
            return terminal.report(error)
        }
    }

    func command(for words: [String]) throws -> (command: Command, words: [String])? {
        guard case .run(let command, let rest) = try CommandFinder().find(words) else { return nil }
        return (command, rest)
    }

    private func run(_ words: [String], _ terminal: Terminal) throws -> ExitStatus {
        let help = HelpText(language: terminal.language)
        switch try CommandFinder().find(words) {
        case .overview: try terminal.result(page: help.overview(Catalogue.groups))
        case .version: try terminal.result(Version.text(for: terminal))
        case .group(let commands): try terminal.result(page: help.help(for: commands))
        case .help(let command): try terminal.result(page: help.help(for: command))
        case .run(let command, let words): try run(command, words, terminal)
        }
        return .done
    }

    private func run(_ command: Command, _ words: [String], _ terminal: Terminal) throws {
        let parser = ArgumentParser(
            command: command.name, positionals: command.positionals, options: command.options)
        let arguments = try parser.parse(words)
        guard !arguments.has("help") else {
            return try terminal.result(page: HelpText(language: terminal.language).help(for: command))
        }
        try checkLanguage(arguments.value("lang"), command)
        try PersonalWords(command: command, terminal: terminal, environment: environment).run(arguments) { arguments in
            let invocation = Invocation(
                command: command, arguments: arguments, terminal: terminal, environment: environment,
                commandLine: self)
            try command.run(try NamedArguments(invocation: invocation).resolved())
        }
    }

    private func checkLanguage(_ word: String?, _ command: Command) throws {
        guard let word, Language(locale: word) == nil else { return }
        throw UsageError(
            "language", Message("没有语言 “\(word)”", "there is no language “\(word)”"),
            advice: Message("zh 或 en", "zh or en"), command: command.name)
    }

    /// `--lang`, else the locale; where that names no language, Chinese, and English for the other languages.
    private func language(of words: [String]) -> Language {
        if let index = words.firstIndex(of: "--lang"), words.indices.contains(index + 1) {
            return Language(locale: words[index + 1]) ?? .chinese
        }
        if let word = words.first(where: { $0.hasPrefix("--lang=") }) {
            return Language(locale: String(word.dropFirst("--lang=".count))) ?? .chinese
        }
        let locale =
            ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? "C"
        let name = locale.split { $0 == "." || $0 == "_" }.first.map(String.init) ?? "C"
        return ["C", "POSIX"].contains(name) ? .chinese : Language(locale: locale) ?? .english
    }
}

extension Language {
    /// The language of a locale's name such as `zh_CN.UTF-8`, or of its code.
    fileprivate init?(locale: String) {
        let code = locale.split { "._-@".contains($0) }.first.map(String.init) ?? ""
        self.init(rawValue: code.lowercased())
    }
}
