import Diagnostics
import Regulations
import Values
import XML

/// Runs one case of a regulation's tests, once for a row of values.
struct TestRunner {
    private let commands: TestCommands
    private let folder: String
    private let row: TestRow
    private var time: Timestamp
    private var answers: [String: JSON] = [:]
    /// Whether the next step begins a minute later.
    private var isFirst = true

    /// Runs a case in an office of its own.
    ///
    /// - Returns: what was not as it must be.
    static func outcome(
        of testCase: TestCase, _ row: TestRow, in offices: TestOffices, _ commands: TestCommands
    ) throws -> TestOutcome {
        func outcome(_ findings: [Finding]) -> TestOutcome {
            TestOutcome(testCase, row, findings)
        }
        guard let opened = moment(testCase.office.opened) else {
            return outcome([noTime(testCase.office.opened, testCase.node, nil)])
        }
        let folder: String
        do {
            folder = try offices.open(testCase.office)
        } catch let error as Findings {
            return outcome(error.findings)
        }
        var runner = TestRunner(commands: commands, folder: folder, row: row, time: opened)
        var findings: [Finding] = []
        for step in testCase.steps {
            findings += runner.findings(of: step)
            // What follows a command that was not done would be told wrongly.
            if !findings.isEmpty, step.isCommand { break }
        }
        return outcome(findings)
    }

    private init(commands: TestCommands, folder: String, row: TestRow, time: Timestamp) {
        self.commands = commands
        self.folder = folder
        self.row = row
        self.time = time
    }

    private mutating func findings(of step: TestStep) -> [Finding] {
        do {
            try pass(to: step)
            let words = try step.words.map { try fill($0, step.node, nil) }
            try commands.requireAllowed(words)
            let person = try step.person.map { ["--as", try fill($0, step.node, "as")] } ?? []
            let answer = commands.give(
                words + person + ["--at", time.localMinute.replacing(" ", with: "T"), "--json"]
                    + ["--office", "\(folder)/office.docket"])
            return try findings(of: step, answer)
        } catch let error as Findings {
            return error.findings.map { found in
                found.location == nil ? step.node.finding(found.rule, found.message, advice: found.advice) : found
            }
        } catch {
            return [step.node.finding("unexpected", Message("出错了：\(error)", "something failed: \(error)"))]
        }
    }

    private mutating func findings(of step: TestStep, _ answer: TestCommands.Answer) throws -> [Finding] {
        switch step.kind {
        case .run:
            guard answer.status == .done else { return [undone(step, answer)] }
            if let name = step.name { answers[name] = answer.shown ?? .null }
            return []
        case .refused(let rule):
            let rules = answer.findings.map(\.rule)
            guard answer.status == .done || !rules.contains(rule) else { return [] }
            let found =
                answer.status == .done
                ? Message("办成了", "it was done") : Message(verbatim: rules.joined(separator: " "))
            return [difference(rule, found, step.node, "refused")]
        case .look(let claims):
            guard answer.status == .done, let shown = answer.shown else { return [undone(step, answer)] }
            return try claims.compactMap { claim in
                let expected = normal(try fill(claim.expected, claim.node, claim.attribute), claim.subject)
                let found = try self.found(claim, in: shown)
                return expected == found
                    ? nil : difference(expected, Message(verbatim: "“\(found)”"), claim.node, claim.attribute)
            }
        }
    }

    // MARK: Time and values

    /// Goes on to the time of a step: the one that it says, else a minute later where something is done.
    private mutating func pass(to step: TestStep) throws(Findings) {
        defer { isFirst = false }
        guard let said = step.time else {
            if step.isCommand || isFirst { time = time.adding(milliseconds: 60_000) }
            return
        }
        let text = try fill(said, step.node, "at")
        guard let moment = Self.moment(text) else { throw Findings([Self.noTime(text, step.node, "at")]) }
        time = moment
    }

    private static func moment(_ text: String) -> Timestamp? { try? Timestamp(parsing: text + "+08:00") }

    private static func noTime(_ text: String, _ node: Node, _ attribute: String?) -> Finding {
        node.finding(
            "test.time", Message("“\(text)” 不是时间，例如 2026-11-22T09:30", "“\(text)” is no time such as 2026-11-22T09:30"),
            at: attribute)
    }

    /// A text with the values of the row, of earlier answers and of files.
    private func fill(_ text: String, _ node: Node, _ attribute: String?) throws(Findings) -> String {
        do throws(CommandWords.UnknownName) {
            return try CommandWords.fill(text) { name in
                if name.hasPrefix("file:") { return "\(folder)/\(name.dropFirst("file:".count))" }
                if let value = row.values[name] { return value }
                let parts = name.split(separator: ".", maxSplits: 1).map(String.init)
                return parts.first.flatMap { answers[$0] }?.value(at: parts.count > 1 ? parts[1] : "")?.plain
            }
        } catch {
            let known = row.values.keys.sorted() + answers.keys.sorted().map { "\($0).number" }
            throw Findings([
                node.finding(
                    "test.unknown-name",
                    Message("“{\(error.name)}” 没有值", "“{\(error.name)}” stands for nothing"), at: attribute,
                    advice: didYouMean(error.name, among: known))
            ])
        }
    }

    // MARK: What is shown

    private func found(_ claim: TestClaim, in shown: JSON) throws(Findings) -> String {
        switch claim.subject {
        case .value(let path): return shown.value(at: path)?.plain ?? JSON.null.text
        case .count(let path): return String((path.isEmpty ? shown : shown.value(at: path) ?? .null).items.count)
        case .waiting:
            return words(shown.value(at: "waiting")?.items.compactMap { $0.value(at: "task")?.plain } ?? [])
        case .actions(let number):
            let number = try fill(number, claim.node, "case")
            let tasks = shown.items.filter {
                $0.value(at: "kind")?.plain == "task" && $0.value(at: "case")?.plain == number
            }
            return words(tasks.flatMap { $0.value(at: "actions")?.items.map(\.plain) ?? [] })
        case .due(let state):
            let task = shown.value(at: "waiting")?.items.first { $0.value(at: "task")?.plain == state }
            let text = task?.value(at: "due")?.plain ?? JSON.null.text
            return (try? Timestamp(parsing: text))?.localMinute ?? text
        }
    }

    private func words(_ words: [String]) -> String { words.sorted().joined(separator: " ") }

    /// An expected text as what is found is written.
    private func normal(_ text: String, _ subject: TestClaim.Subject) -> String {
        switch subject {
        case .waiting, .actions: words(text.split(whereSeparator: \.isWhitespace).map(String.init))
        case .due: text.replacing("T", with: " ")
        case .value, .count: text
        }
    }

    // MARK: Differences

    private func difference(_ expected: String, _ found: Message, _ node: Node, _ attribute: String?) -> Finding {
        node.finding(
            "test.difference",
            Message("应为 “\(expected)”，实为 \(found.chinese)", "expected “\(expected)”, found \(found.english)"),
            at: attribute)
    }

    private func undone(_ step: TestStep, _ answer: TestCommands.Answer) -> Finding {
        let first = answer.findings.first
        let reason = first?.message ?? Message("没有输出", "it shows nothing")
        let rule = first.map { " [\($0.rule)]" } ?? ""
        return step.node.finding(
            "test.not-done",
            Message("没有办成：\(reason.chinese)\(rule)", "it was not done: \(reason.english)\(rule)"),
            advice: first?.advice)
    }
}

extension TestStep {
    /// Whether it does something, rather than look.
    fileprivate var isCommand: Bool { if case .look = kind { false } else { true } }
}
