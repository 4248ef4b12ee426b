public import Diagnostics

/// What one regulation says otherwise than another.
public struct Difference: Sendable {
    /// What is otherwise.
    public enum Change: Sendable, Equatable {
        /// It stands in the second alone.
        case added
        /// It stands in the first alone.
        case removed
        /// An attribute has another value; `nil` where there is none.
        case attribute(String, from: String?, to: String?)
        /// A text is another.
        case text(from: String, to: String)
        /// The same parts stand in another order.
        case order(from: [String], to: [String])
        /// A file that is no XML has other bytes.
        case content
    }

    /// The file within the package.
    public let file: String
    /// The elements that lead there, each with what it is called: `grading`, `tier gold`.
    public let path: [String]
    /// What is otherwise.
    public let change: Change
    /// Where it stands in the first.
    public let before: SourceLocation?
    /// Where it stands in the second.
    public let after: SourceLocation?
}
