import Diagnostics

/// Tells what became of the cases of a regulation's tests: each as it ends, and how many there were in the end.
struct TestReport {
    private let terminal: Terminal

    init(_ terminal: Terminal) { self.terminal = terminal }

    /// Tells of one case: in one line where it holds, with what was otherwise where it does not.
    func tell(_ outcome: TestOutcome) throws {
        guard !terminal.isJSON else { return }
        let mark = outcome.holds ? "✓" : "✗"
        try terminal.result("\(mark) \(outcome.title)\(terminal.gap)\(outcome.testCase.label)")
        guard !outcome.holds else { return }
        try terminal.result(page: FindingRenderer(language: terminal.language).render(outcome.findings))
    }

    /// Tells how many there were, or everything for programs.
    ///
    /// - Throws: a refusal where any does not hold.
    func conclude(_ outcomes: [TestOutcome]) throws {
        let failed = outcomes.filter { !$0.holds }.count
        let held = outcomes.count - failed
        if terminal.isJSON {
            try terminal.result(
                JSON.object([
                    ("held", .number(held)), ("failed", .number(failed)),
                    ("cases", .array(outcomes.map { $0.json(terminal) })),
                ]).text)
        } else {
            try terminal.result(
                terminal.text(Message("符合 \(held) 项，不符 \(failed) 项", "\(held) hold, \(failed) do not")))
        }
        guard failed == 0 else { throw Refusal.someDoNotHold(failed, of: outcomes.count) }
    }
}

extension Refusal {
    fileprivate static func someDoNotHold(_ failed: Int, of all: Int) -> Refusal {
        Refusal(
            "test.failed", Message("\(all) 项中有 \(failed) 项不符", "\(failed) of \(all) do not hold"), access: .granted)
    }
}
