/// What facts look like before there are any: the kind of each and what may be under it.
public struct FactShape: Sendable {
    /// What the text of a fact is.
    public enum Kind: Sendable, Equatable {
        case text
        case money
        /// A number without a currency: whole numbers, figures in a unit, per cents.
        case number
        /// A place among others: it compares, and nothing is computed from it.
        case rank
        case date
        /// `true` or `false`, as texts.
        case flag
        /// Nothing by itself: rows and records.
        case group
    }

    /// What its text is.
    public let kind: Kind
    /// What is under it, by name.
    public let children: [String: FactShape]

    /// A shape from its parts.
    public init(_ kind: Kind, children: [String: FactShape] = [:]) {
        self.kind = kind
        self.children = children
    }
}
