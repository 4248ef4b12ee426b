import Casework
import Diagnostics
import Files
import Procedure
import Records
import Wording

/// Does the same with several cases: each has its own outcome, and any refusal makes the whole a refusal.
struct CaseOutcomes {
    private let invocation: Invocation
    /// Whether the command chose the cases: then even one is shown as one of several.
    private let isSelection: Bool
    private var terminal: Terminal { invocation.terminal }

    init(_ invocation: Invocation, isSelection: Bool = false) {
        self.invocation = invocation
        self.isSelection = isSelection
    }

    /// What became of one case: for programs, or why it was refused.
    typealias Report = (Int, Result<JSON, any Error>) throws -> Void

    /// - Parameter body: does it with one case, prints what came of it for people, and returns that for programs.
    func each(_ cases: [Int], _ body: (Int) throws -> JSON) throws {
        try all(cases.count) { report in
            for number in cases { try report(number, outcome { try body(number) }) }
        }
    }

    private func outcome(_ body: () throws -> JSON) throws -> Result<JSON, any Error> {
        do {
            return .success(try body())
        } catch let error as any Explainable {
            return .failure(error)
        }
    }

    /// - Parameter run: does it with so many cases, and reports the outcome of each.
    func all(_ count: Int, _ run: (Report) throws -> Void) throws {
        let isList = isSelection || count > 1
        var outcomes: [JSON] = []
        var refused = 0
        try run { number, outcome in
            switch outcome {
            case .success(let done): outcomes.append(done)
            case .failure(let error):
                guard isList else { throw error }
                let rule = try terminal.reportUndone(number, error)
                outcomes.append(.object([("case", .number(number)), ("refused", JSON(rule))]))
                refused += 1
            }
        }
        try conclude(outcomes, refused, isList)
        invocation.noteRehearsal()
        guard refused == 0 else {
            throw Refusal.someNotDone(refused, of: count)
        }
    }

    /// All outcomes for programs; for people how many there were of each kind.
    private func conclude(_ outcomes: [JSON], _ refused: Int, _ isList: Bool) throws {
        guard !terminal.isJSON else {
            return try terminal.result(isList ? JSON.array(outcomes).text : outcomes.map(\.text).joined())
        }
        guard isList else { return }
        let done = outcomes.count - refused
        try terminal.result(
            terminal.text(Message("办成 \(done) 个，被拒 \(refused) 个", "\(done) done, \(refused) refused")))
    }
}

/// How a case stands after an action, for people and for programs.
struct ActedText {
    let acted: Acted

    func lines(_ terminal: Terminal) -> [String] {
        let deed = acted.deed.words
        var lines = [
            Message("事项 \(acted.case)：\(deed.chinese)", "case \(acted.case): \(deed.english)")
        ]
        for (_, number) in acted.numbers.sorted(by: { $0.key < $1.key }) {
            lines.append(Message("  编号 \(number)", "  number \(number)"))
        }
        if let outcome = acted.outcome { lines.append(Self.closed(outcome)) }
        lines += acted.waiting.map { Message("  下一步 \($0.words.chinese)", "  next \($0.words.english)") }
        return lines.map(terminal.text)
    }

    /// How a case ended.
    static func closed(_ outcome: String) -> Message { Message("  已办结：\(outcome)", "  closed: \(outcome)") }

    func json(_ terminal: Terminal) -> JSON {
        .object([
            ("case", .number(acted.case)), ("action", .string(terminal.text(acted.deed.words))),
            ("outcome", JSON(acted.outcome)),
            ("waiting", .array(acted.waiting.map { .string(terminal.text($0.words)) })),
            ("numbers", .object(acted.numbers.sorted { $0.key < $1.key }.map { ($0.key, .string($0.value)) })),
        ])
    }
}

extension Refusal {
    fileprivate static func someNotDone(_ refused: Int, of all: Int) -> Refusal {
        Refusal(
            "act.some-refused", Message("\(all) 个事项中有 \(refused) 个没有办成", "\(refused) of \(all) cases were refused"),
            access: .granted)
    }
}
