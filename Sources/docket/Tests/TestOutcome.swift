import Diagnostics
import Regulations

/// What became of a case of a regulation's tests, run with one row of values.
struct TestOutcome {
    let testCase: TestCase
    let row: TestRow
    /// What was not as it must be; nothing where the case holds.
    let findings: [Finding]

    /// - Parameter findings: each gets the place of the row that it was run with.
    init(_ testCase: TestCase, _ row: TestRow, _ findings: [Finding]) {
        self.testCase = testCase
        self.row = row
        let words = Message("用的是这一行的值", "run with the values of this row")
        let places = row.node?.location.map { [RelatedPlace(words, at: $0)] } ?? []
        self.findings = findings.map { $0.with(related: places) }
    }

    var holds: Bool { findings.isEmpty }

    /// The case with what it was run with: `tiers [amount=500万]`.
    var title: String {
        let values = row.values.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        return testCase.id + (values.isEmpty ? "" : " [\(values.joined(separator: ", "))]")
    }

    /// The outcome for programs.
    func json(_ terminal: Terminal) -> JSON {
        .object([
            ("case", .string(testCase.id)), ("label", .string(testCase.label)),
            ("clauses", .array(testCase.clauses.map { .string($0) })),
            ("with", .object(row.values.sorted { $0.key < $1.key }.map { ($0.key, .string($0.value)) })),
            ("holds", .boolean(holds)), ("findings", .array(findings.map(terminal.json(of:)))),
        ])
    }
}
