import Foundation
import Survey
import Testing

/// What nobody names, nobody needs. A simple check: of a declaration's name only, wherever it stands.
@Suite struct DeadCodeTests {
    /// The statechart engine is a library of its own, also for other programs.
    private static let forOthers = "other programs that use the library need it"

    /// What only tests name, with the reason why it stays.
    private static let kept = [
        "Sources/SCXML/Reading/ChartDocument.swift foreignElements": forOthers,
        "Sources/SCXML/Sessions/Driver.swift SessionClock": forOthers,
        "Sources/SCXML/Sessions/Driver.swift SimulatedClock": forOthers,
        "Sources/SCXML/Sessions/Driver.swift RealClock": forOthers,
        "Sources/SCXML/Sessions/Driver.swift Driver": forOthers,
        "Sources/SCXML/Sessions/Session.swift startStepwise": forOthers,
        "Sources/Statechart/Model/Chart.swift stateIDs": forOthers,
        "Sources/Values/Numbers/ArchiveNumber.swift ArchiveNumber": "the archive will number its files by it",
        "Sources/Values/Numbers/ArchiveNumber.swift Retention": "the archive will number its files by it",
    ]

    private func key(_ declaration: Declaration) -> String { "\(declaration.path) \(declaration.name)" }

    @Test(arguments: ["Sources", "Tests", "Benchmarks"])
    func `everything that is declared is named somewhere else`(folder: String) throws {
        let unused = try #require(Project.tree).unused(in: folder)
        #expect(unused.map { "\(key($0)), line \($0.line)" } == [])
    }

    @Test func `what only tests name is named here, with a reason`() throws {
        let tree = try #require(Project.tree)
        let unused = tree.unused(in: "Sources") { !$0.path.hasPrefix("Tests/") }
        let found = Set((unused + tree.loneTypes(in: "Sources")).map(key))
        #expect(found.subtracting(Self.kept.keys).sorted() == [])
        #expect(Set(Self.kept.keys).subtracting(found).sorted() == [], "it is used now, or gone: take it off the list")
    }
}
