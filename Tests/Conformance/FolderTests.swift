import Survey
import Testing

/// Folders of a module lean on each other one way, so that each can be read after those that it stands on.
@Suite struct FolderTests {
    @Test func `folders of a module name each other's types one way`() throws {
        let tree = try #require(Project.tree)
        let modules = Set(tree.below("Sources").map { $0.folders.prefix(2).joined(separator: "/") })
        #expect(!modules.isEmpty)
        for pair in modules.flatMap({ tree.mutualPairs(in: $0).mutual }) {
            Issue.record("\(pair.first) ↔ \(pair.second): \(pair.forth) / \(pair.back)")
        }
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
