import Diagnostics

/// A command of the command line: its name, what it takes, how it is explained, and what it does.
struct Command: Sendable {
    /// The words of its name, such as `customer register`.
    let words: [String]
    let summary: Message
    let positionals: [Positional]
    let options: [Option]
    /// Command lines that show its use, without the leading `docket`.
    let examples: [String]
    /// Does the work; what it throws becomes messages and the exit status.
    let run: @Sendable (Invocation) throws -> Void

    init(
        _ name: String, _ summary: Message, _ positionals: [Positional] = [], options: [Option] = [],
        examples: [String], run: @escaping @Sendable (Invocation) throws -> Void
    ) {
        words = name.split(separator: " ").map(String.init)
        self.summary = summary
        self.positionals = positionals
        self.options = Self.withEditor(options)
        self.examples = examples
        self.run = run
    }

    var name: String { words.joined(separator: " ") }

    /// The options, with an editor beside the one for a person's words.
    private static func withEditor(_ options: [Option]) -> [Option] {
        options.flatMap { option in
            guard PersonalWords.names.contains(option.name) else { return [option] }
            let help = PersonalWords.help(option.help)
            return [Option(option.name, short: option.short, option.arity, help), PersonalWords.edit]
        }
    }
}

/// Commands that belong together in the overview.
struct CommandGroup {
    let title: Message
    let commands: [Command]
}
