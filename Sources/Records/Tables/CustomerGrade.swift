import Regulations
import Store

/// A grade as it is kept: what was found, and why.
public struct CustomerGrade: Codable, Sendable, Equatable, JSONColumn {
    /// The tier's id.
    public let tier: String?
    /// What led to it.
    public let tierReason: String?
    /// The clause that says so, by its shorthand.
    public let tierClause: String?
    /// The tier whose management applies.
    public let managedAs: String?
    /// What led to it.
    public let managementReason: String?
    /// The clause that says so.
    public let managementClause: String?
    /// Whether the amount is the declared expectation.
    public let isExpected: Bool
    /// The amount, in 分.
    public let amount: Int64

    /// What a grading found.
    package init(_ grade: Grade) {
        tier = grade.tier
        tierReason = grade.tierReason?.label
        tierClause = grade.tierReason?.ground.clause
        managedAs = grade.managedAs
        managementReason = grade.managementReason?.label
        managementClause = grade.managementReason?.ground.clause
        isExpected = grade.isExpected
        amount = grade.amount.fen
    }
}
