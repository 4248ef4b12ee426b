import Procedure
import Records
import Regulations
import Store
public import Values

/// An edition of the regulation that the office has adopted.
public struct KnownEdition: Sendable {
    /// Its name.
    public let edition: String
    /// The regulation's name in it.
    public let title: String
    /// The digest of its package.
    public let package: String
    /// When it was adopted.
    public let adopted: Timestamp
    /// Who adopted it: the person's code.
    public let person: String
    /// How many open cases run by it.
    public let openCases: Int
    /// Whether new cases run by it.
    public let isInForce: Bool
}

extension Desk {
    /// The editions that the office knows, in the order in which they were adopted; one that was adopted again has two
    /// rows, and its cases are counted at the later one.
    public func knownEditions() throws -> [KnownEdition] {
        try look { reader in
            let adopted = try reader.snapshot.all(order: [AdoptedEdition.id.ascending])
            return try adopted.enumerated().map { index, row in
                let isLast = !adopted.dropFirst(index + 1).contains { $0.package == row.package }
                return KnownEdition(
                    edition: row.edition, title: try reader.edition(row.package).regulation.title, package: row.package,
                    adopted: row.adopted, person: row.person,
                    openCases: isLast ? try reader.cases.countOpen(runningBy: row.package) : 0,
                    isInForce: index == adopted.count - 1)
            }
        }
    }
}
