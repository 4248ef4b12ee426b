import Diagnostics

/// Gives the commands of tests: those of the command line itself, without a process of their own.
struct TestCommands {
    let language: Language
    let environment: ProcessEnvironment
    let commandLine: any CommandGiving

    /// What came of a command.
    struct Answer {
        let status: ExitStatus
        /// What it showed, where it showed JSON.
        let shown: JSON?
        /// What it reported.
        let findings: [Finding]
    }

    /// Runs words as they would be written after `docket`, and keeps what it writes.
    func give(_ words: [String]) -> Answer {
        let capture = Terminal.Capture()
        let terminal = Terminal(
            language: language, isJSON: words.contains("--json"), environment: environment, capture: capture)
        let status = commandLine.run(words, in: terminal)
        return Answer(
            status: status, shown: JSON(reading: String(decoding: capture.result, as: UTF8.self)),
            findings: capture.findings)
    }

    /// Runs words that must succeed.
    ///
    /// - Throws: what they reported.
    func require(_ words: [String]) throws(Findings) {
        let answer = give(words)
        guard answer.status == .done else { throw Findings(answer.findings) }
    }

    /// Options by which the test itself says who works where and when.
    private static let reserved = ["office", "as", "at", "json", "edit", "output", "force"]

    /// Commands that keep, make or write down offices and regulations.
    private static let barred = [
        "init", "key", "verify", "seal", "backup", "restore", "export", "rebuild", "access", "regulation",
    ]
    private static let allowed = ["regulation show", "regulation graph"]

    /// Refuses commands that a case of a test does not give: those that write files, make offices or run tests.
    ///
    /// - Throws: `Findings`, also for words that no command takes.
    func requireAllowed(_ words: [String]) throws(Findings) {
        do {
            guard let (command, rest) = try commandLine.command(for: words) else {
                throw Refusal.notInTests(words.first ?? "")
            }
            let isBarred = command.words.first.map(Self.barred.contains) ?? true
            guard !isBarred || Self.allowed.contains(command.name) else { throw Refusal.notInTests(command.name) }
            let arguments = try ArgumentParser(
                command: command.name, positionals: command.positionals, options: command.options
            ).parse(rest)
            if let option = Self.reserved.first(where: arguments.has) { throw Refusal.notInTests("--\(option)") }
        } catch let error as any Explainable {
            throw Findings(error.findings)
        } catch {
            throw Findings([Finding("unexpected", Message("出错了：\(error)", "something failed: \(error)"))])
        }
    }
}

extension Refusal {
    fileprivate static func notInTests(_ what: String) -> Refusal {
        Refusal(
            "test.not-in-tests", Message("测试里不能用 “\(what)”", "“\(what)” has no place in a test"),
            advice: Message(
                "办公室、人员、时间由测试的属性给出；测试不写文件", "attributes of the step say who and when; tests write no files"),
            access: .granted)
    }
}
