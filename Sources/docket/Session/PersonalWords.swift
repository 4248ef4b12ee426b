import Diagnostics
import Glibc
import Values

/// The words that a person gives with a command, such as an opinion: `-m WORDS`, `-m -` for standard input, or `--edit`
/// for an editor.
///
/// Everybody on a machine can read what programs were started with, so words that are not for everybody come by one of
/// the other two ways.
struct PersonalWords {
    /// The options whose values are a person's words.
    static let names = ["message", "reason"]

    /// The option that opens an editor, beside the option for the words.
    static let edit = Option(
        "edit", short: "e", .flag,
        Message(
            "打开编辑器（VISUAL 或 EDITOR）来写，别人看不到", "write it in an editor (VISUAL or EDITOR), where nobody else sees it"))

    /// What is said of `-` in help.
    static func help(_ help: Message) -> Message {
        Message("\(help.chinese)；“-” 从标准输入读", "\(help.english); “-” reads standard input")
    }

    let command: Command
    let terminal: Terminal
    let environment: ProcessEnvironment

    /// Runs a command with the words that belong to it; where they are missing and a rule wants them, a person at the
    /// terminal is asked for them and it runs once more.
    ///
    /// - Throws: what `taken(into:)` and the command throw.
    func run(_ arguments: Arguments, _ body: (Arguments) throws -> Void) throws {
        var given = try taken(into: arguments)
        do {
            try body(given)
        } catch let refusal as Refusal where Self.rulesThatWantWords.contains(refusal.id) {
            guard let name, given.value(name) == nil else { throw refusal }
            guard terminal.isInteractive else { throw refusal.adding(hint(name, arguments)) }
            terminal.report(refusal.findings)
            guard let words = terminal.ask(terminal.text(Message("请写明", "please write")))?.trimming(\.isWhitespace),
                !words.isEmpty
            else { throw refusal }
            given.replace(name, by: words)
            try body(given)
        }
    }

    /// The command that was typed, with words.
    private func hint(_ name: String, _ arguments: Arguments) -> Message {
        let typed = (["docket", command.name] + arguments.positionals).joined(separator: " ")
        let option = command.options.first { $0.name == name }?.short.map { "-\($0)" } ?? "--\(name)"
        return Message("\(typed) \(option) …", "\(typed) \(option) …")
    }

    private static let rulesThatWantWords = ["casework.opinion-required", "casework.reason-required"]

    /// The command's option for words, if it has one.
    private var name: String? { command.options.map(\.name).first(where: Self.names.contains) }

    /// The arguments with the words themselves where they came by standard input or an editor.
    ///
    /// - Throws: `UsageError` for both at once, a refusal where nothing was written, `UnreadableFile`, `OutputError`.
    func taken(into arguments: Arguments) throws -> Arguments {
        guard let name else { return arguments }
        var arguments = arguments
        let given = arguments.value(name)
        if arguments.has(Self.edit.name) {
            guard given == nil else {
                throw UsageError(
                    "words-twice", Message("--\(name) 和 --edit 只写一个", "give either --\(name) or --edit"),
                    command: command.name)
            }
            arguments.replace(name, by: try words(in: try Editor(environment: environment).text()))
        } else if given == "-" {
            let reader = PieceReader(descriptor: dup(STDIN_FILENO))
            var bytes: [UInt8] = []
            while true {
                let piece = try reader.next(1 << 16)
                bytes += piece
                guard bytes.count <= Self.limit else { throw Refusal.wordsTooLong(Self.limit) }
                if piece.isEmpty { break }
            }
            arguments.replace(name, by: try words(in: bytes))
        }
        return arguments
    }

    /// The most bytes that words may have.
    static let limit = 1 << 20

    private func words(in bytes: [UInt8]) throws -> String {
        let text = try TextFile.text(bytes, name: terminal.text(Message("输入的内容", "what was written")))
        let words = text.trimming(\.isWhitespace)
        guard !words.isEmpty else { throw Refusal.noWords }
        return words
    }
}

extension String {
    /// The text without such characters at its ends.
    func trimming(_ isLeftOut: (Character) -> Bool) -> String {
        let tail = drop(while: isLeftOut)
        let end = tail.lastIndex { !isLeftOut($0) }
        return end.map { String(tail[...$0]) } ?? ""
    }
}

extension Refusal {
    fileprivate static var noWords: Refusal {
        Refusal(
            "words.empty", Message("什么都没有写，所以什么都没有办", "nothing was written, so nothing was done"), access: .granted)
    }

    fileprivate static func wordsTooLong(_ limit: Int) -> Refusal {
        Refusal(
            "words.too-long",
            Message("写的内容超过 \(limit) 字节", "what was written exceeds \(limit) bytes"),
            advice: Message("长的材料请作为附件", "attach long papers as files"), access: .granted)
    }
}
