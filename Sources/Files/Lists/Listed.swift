/// The first rows of a list, and whether there are more.
public struct Listed<Element: Sendable>: Sendable {
    /// The rows.
    public let rows: [Element]
    /// Whether the limit left some out.
    public let isCut: Bool

    package init(_ rows: [Element], limit: Int?) {
        isCut = limit.map { rows.count > $0 } ?? false
        self.rows = limit.map { Array(rows.prefix($0)) } ?? rows
    }
}
