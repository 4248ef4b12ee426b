import Store

/// An edition of the regulation that the office has adopted.
public struct KnownEdition: Sendable {
    /// Its name.
    public let edition: String
    /// The regulation's name in it.
    public let title: String
    /// The digest of its package.
    public let package: String
    /// When it was adopted, ISO.
    public let adopted: String
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
        try look { view in
            let rows = try view.snapshot.rows(Query("editions", order: [.ascending("id")]))
            let open = try view.openCasesByPackage()
            return try rows.enumerated().map { index, row in
                let package = try row.text("package")
                let isLast = try !rows.dropFirst(index + 1).contains { try $0.text("package") == package }
                return KnownEdition(
                    edition: try row.text("edition"),
                    title: try edition(package, from: view.snapshot).regulation.title, package: package,
                    adopted: try row.text("adopted"), person: try row.text("person"),
                    openCases: isLast ? open[package] ?? 0 : 0, isInForce: index == rows.count - 1)
            }
        }
    }
}

extension View {
    /// How many open cases run by each package.
    fileprivate func openCasesByPackage() throws -> [String: Int] {
        let figures = try snapshot.figures(
            Aggregation("cases", [("count", .count)], by: ["package"], where: [.equals("state", "open")]))
        return Dictionary(
            try figures.map { (try $0.text("package"), Int(try $0.integer("count"))) },
            uniquingKeysWith: { first, _ in first })
    }
}
