import Diagnostics
import Regulations

/// What became of a case of a regulation's tests, run with one row of values.
struct TestOutcome {
    let testCase: TestCase
    let row: [String: String]
    /// What was not as it must be; nothing where the case holds.
    let findings: [Finding]

    var holds: Bool { findings.isEmpty }

    /// The case with what it was run with: `tiers [amount=500万]`.
    var title: String {
        let values = row.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        return testCase.id + (values.isEmpty ? "" : " [\(values.joined(separator: ", "))]")
    }

    /// The outcome for programs.
    func json(_ terminal: Terminal) -> JSON {
        .object([
            ("case", .string(testCase.id)), ("label", .string(testCase.label)),
            ("clauses", .array(testCase.clauses.map { .string($0) })),
            ("with", .object(row.sorted { $0.key < $1.key }.map { ($0.key, .string($0.value)) })),
            ("holds", .boolean(holds)), ("findings", .array(findings.map(terminal.json(of:)))),
        ])
    }
}
