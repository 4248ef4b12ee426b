import Survey
import Testing

/// Folders of a module lean on each other one way, so that each can be read after those that it stands on.
@Suite struct FolderTests {
    /// The pairs that still name each other's types both ways, with what ties them. The list may only shrink.
    private static let exceptions: [String: String] = [
        "Sources/Regulations/Forms ↔ Sources/Regulations/Model": "a form has values, a value has the type of a field",
        "Sources/SQLiteStore/SQLite ↔ Sources/SQLiteStore/Tables": "an error names the table as it was declared",
        "Sources/Store/Interface ↔ Sources/Store/Verification": "the interface answers with reports, which name events",
        "Sources/XML/Parsing ↔ Sources/XML/Tree": "a document finds the places of its nodes in its source when asked",
        "Sources/docket/Arguments ↔ Sources/docket/Session": "a command is declared with what runs it",
        "Sources/docket/Commands ↔ Sources/docket/Output": "texts of records know which options they answer",
        "Sources/docket/Commands ↔ Sources/docket/Session": "a session finds its command in the catalogue",
        "Sources/docket/Output ↔ Sources/docket/Session": "a terminal is made from the environment of a session",
    ]

    @Test func `folders of a module name each other's types one way, but for listed pairs`() throws {
        let tree = try #require(Project.tree)
        let modules = Set(tree.below("Sources").map { $0.folders.prefix(2).joined(separator: "/") })
        #expect(!modules.isEmpty)
        let found = modules.flatMap { tree.mutualPairs(in: $0).mutual }
        let names = Set(found.map { "\($0.first) ↔ \($0.second)" })
        for pair in found where Self.exceptions["\(pair.first) ↔ \(pair.second)"] == nil {
            Issue.record("\(pair.first) ↔ \(pair.second): \(pair.forth) / \(pair.back)")
        }
        #expect(Set(Self.exceptions.keys).subtracting(names).isEmpty, "a pair needs no exception any more")
    }

    /// The folders of Procedure, each on those before it. Those of one row do not know each other.
    private static let procedure = [
        ["Reading"], ["Deciding"], ["Deadlines", "Office", "Seats"], ["Measures"], ["Duties"], ["Grading"], ["Cases"],
        ["Filing"], ["Imports"], ["Approvals"], ["Conversation", "Editions", "Keys"], ["Replay"],
    ]

    @Test func `in Procedure each folder stands on those before it`() throws {
        let named = try #require(Project.tree).namedTypes(in: "Sources/Procedure")
        let place = Dictionary(
            uniqueKeysWithValues: Self.procedure.enumerated().flatMap { place, row in
                row.map { ("Sources/Procedure/\($0)", place) }
            })
        #expect(Set(named.keys) == Set(place.keys))
        for (folder, others) in named {
            for (other, types) in others where !types.isEmpty {
                #expect(place[other, default: .max] < place[folder, default: 0], "\(folder) names \(types) of \(other)")
            }
        }
    }
}
