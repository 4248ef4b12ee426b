import Casework
import Diagnostics
import Files
import Glibc
import Procedure
import Records
import Values

/// The command line, for a command that runs others in its own process.
protocol CommandGiving {
    /// Runs words as they would be written after `docket`, with results and messages going where a terminal puts them.
    func run(_ words: [String], in terminal: Terminal) -> ExitStatus
    /// The command that words begin with, and the words that it takes; `nil` where they ask for help.
    ///
    /// - Throws: `UsageError` for words that no command begins with.
    func command(for words: [String]) throws -> (command: Command, words: [String])?
}

/// One run of a command: what was asked for, by whom, and where the answer goes.
struct Invocation {
    let command: Command
    let arguments: Arguments
    let terminal: Terminal
    let environment: ProcessEnvironment
    /// What gives other commands, for those that run some.
    let commandLine: any CommandGiving

    /// The same invocation with these words of its person.
    func saying(_ words: String) -> Invocation {
        var arguments = arguments
        arguments.replace("message", by: words)
        return Invocation(
            command: command, arguments: arguments, terminal: terminal, environment: environment,
            commandLine: commandLine)
    }

    /// The first word after the command's name.
    func positional(_ index: Int) -> String? {
        arguments.positionals.indices.contains(index) ? arguments.positionals[index] : nil
    }

    /// A positional that the specification requires.
    func required(_ index: Int) throws -> String {
        guard let word = positional(index) else {
            throw UsageError("argument-missing", Message("缺少参数", "an argument is missing"), command: command.name)
        }
        return word
    }

    /// A case number.
    func caseNumber(_ word: String) throws -> Int {
        guard let number = Int(word), number > 0 else {
            throw UsageError(
                "case-number", Message("“\(word)” 不是事项编号", "“\(word)” is not the number of a case"),
                advice: Message(
                    "事项编号是数字，用 docket inbox 查看；docket show \(word) 按合同或客户编号查看",
                    "cases have numbers, which docket inbox shows; docket show \(word) takes a contract's number too"),
                command: command.name)
        }
        return number
    }

    /// The number of a case, or of the last case about the record whose number it is.
    ///
    /// - Throws: a refusal where there is no such record, or no case about it that may be seen.
    func caseNumber(_ word: String, _ desk: Desk) throws -> Int {
        if let number = Int(word), number > 0 { return number }
        let form = try desk.formOfCase(about: word)
        _ = try desk.recordFile(of: form, word)
        if let last = try desk.standings(of: form, [word])[word] { return last.case }
        throw Refusal.noCase(about: word)
    }

    /// Whether everything is taken back in the end.
    var isRehearsal: Bool { arguments.has("dry-run") }

    /// The office file that was named.
    func officePath() throws -> String {
        if let path = arguments.value("office") ?? environment["DOCKET_OFFICE"], !path.isEmpty { return path }
        throw UsageError(
            "no-office", Message("没有指明办公室文件", "which office?"),
            advice: Message("用 --office 文件，或设置环境变量 DOCKET_OFFICE", "use --office FILE or set DOCKET_OFFICE"),
            command: command.name)
    }

    /// The desk of whoever runs the command.
    func desk() throws -> Desk {
        let account = try SystemAccount.current()
        let identity = Identity(account: account.name, uid: account.uid, actingAs: arguments.value("as"))
        return try Desk.open(
            officeAt: try officePath(), in: offices, identity: identity, clock: try clock(), command: recordedCommand,
            isRehearsal: isRehearsal, keyring: keyring)
    }

    /// The private keys of whoever runs the command.
    var keyring: HomeKeyring { HomeKeyring(environment, terminal: terminal) }

    /// The time, or the one that `--at` pretends.
    func clock() throws -> DeskClock {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        let now = Timestamp(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
        guard let text = arguments.value("at") else {
            return arguments.has("confirm-time") ? .confirmed(now) : .real(now)
        }
        do throws(Timestamp.ParsingError) {
            let time = try Timestamp(parsing: text + "+08:00")
            guard (1990...2199).contains(time.day.year) else { throw .notATimestamp(text) }
            return .pretended(time, real: now)
        } catch {
            throw UsageError(
                "time", Message("“\(text)” 不是时间", "“\(text)” is not a time"),
                advice: Message(
                    "例如 2026-11-22T09:30；1990 至 2199 年", "for example 2026-11-22T09:30; from 1990 to 2199"),
                command: command.name)
        }
    }

    /// The command's name and what it was about, without values of forms: those stand in the events themselves.
    private var recordedCommand: String {
        var parts = ["docket", command.name]
        if let person = arguments.value("as") { parts.append("--as \(person)") }
        if arguments.has("at") { parts.append("--at") }
        return parts.joined(separator: " ")
    }

    /// Says that nothing was changed, after a rehearsal.
    func noteRehearsal() {
        guard isRehearsal else { return }
        terminal.note(Message("（试运行：什么都没有改）", "(dry run: nothing was changed)"))
    }
}

extension Refusal {
    fileprivate static func noCase(about number: String) -> Refusal {
        Refusal(
            "show.no-case", Message("没有办理 “\(number)” 的事项", "no case is about “\(number)”"),
            advice: Message("用 docket show \(number) 查看内容", "docket show \(number) shows what it says"),
            access: .granted)
    }
}
