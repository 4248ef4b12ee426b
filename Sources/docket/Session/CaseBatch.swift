import Casework
import Diagnostics

/// What a command did with one case.
struct CaseOutcome {
    let json: JSON
    /// The same for people.
    let lines: [Message]
}

/// A command over several cases: each has its own outcome, and any refusal makes the whole a refusal.
struct CaseBatch {
    let invocation: Invocation
    /// Whether even one case is shown as one of several, because the command chose them.
    var isSelection = false

    /// Does the work for each case and says in the end how many were done and refused.
    ///
    /// - Throws: what a single case throws; `Findings` when some of several were refused; damage and lost output at once.
    func run(_ cases: [Int], _ body: (Int) throws -> CaseOutcome) throws {
        let terminal = invocation.terminal
        let isList = isSelection || cases.count > 1
        var outcomes: [JSON] = []
        var refused = 0
        for number in cases {
            do {
                let outcome = try body(number)
                outcomes.append(outcome.json)
                if !terminal.isJSON { for line in outcome.lines { try terminal.result(terminal.text(line)) } }
            } catch let error as any Explainable {
                guard isList, !Desk.isDamage(error), !(error is OutputError) else { throw error }
                terminal.note(Message("事项 \(number)：没有办成", "case \(number): not done"))
                terminal.report(error.findings)
                outcomes.append(.object([("case", .number(number)), ("refused", JSON(error.findings.first?.rule))]))
                refused += 1
            }
        }
        try finish(outcomes, refused, isList)
    }

    private func finish(_ outcomes: [JSON], _ refused: Int, _ isList: Bool) throws {
        let terminal = invocation.terminal
        let done = outcomes.count - refused
        if terminal.isJSON {
            try terminal.result(isList ? JSON.array(outcomes).text : outcomes.map(\.text).joined())
        } else if isList {
            try terminal.result(
                terminal.text(Message("办成 \(done) 个，被拒 \(refused) 个", "\(done) done, \(refused) refused")))
        }
        invocation.noteRehearsal()
        guard refused == 0 else {
            throw Findings([
                Finding(
                    "act.some-refused",
                    Message(
                        "\(outcomes.count) 个事项中有 \(refused) 个没有办成",
                        "\(refused) of \(outcomes.count) cases were refused"))
            ])
        }
    }
}
