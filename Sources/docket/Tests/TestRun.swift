import Diagnostics
import Regulations

/// Runs the tests of a regulation.
struct TestRun {
    private let commands: TestCommands
    private let offices: TestOffices

    /// - Parameter id: the name of the regulation below `Workflows/`.
    init(of id: String, in folders: ProjectFolders, _ invocation: Invocation) throws {
        commands = TestCommands(
            language: invocation.terminal.language, environment: invocation.environment,
            commandLine: invocation.commandLine)
        offices = TestOffices(
            of: id, below: folders.root, in: try TemporaryFolder(invocation.environment), commands)
    }

    /// Runs cases, each once for every row of values.
    ///
    /// - Parameter tell: is told each outcome as it comes.
    func outcomes(of cases: [TestCase], tell: (TestOutcome) throws -> Void = { _ in }) throws -> [TestOutcome] {
        var outcomes: [TestOutcome] = []
        for testCase in cases {
            for row in testCase.rows {
                let outcome = try TestRunner.outcome(of: testCase, row, in: offices, commands)
                try tell(outcome)
                outcomes.append(outcome)
            }
        }
        return outcomes
    }
}
