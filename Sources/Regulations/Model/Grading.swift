public import Values

/// A tier (等级), or a class of another classification.
public struct Tier: Sendable {
    /// A name in ASCII.
    public let id: String
    /// Its name on papers.
    public let label: String
    /// The figures that belong to it; `nil` when only conditions lead here.
    public let range: FigureRange?
    /// Conditions of which any one leads here whatever the figure.
    public let qualifications: [Qualification]
    /// A coefficient that some units may apply to the lower bound.
    public let coefficient: Coefficient?
    /// What demands it.
    public let ground: Ground
}

/// A condition on one account, in XPath.
public struct Qualification: Sendable {
    /// The condition, evaluated at the account's record.
    public let test: String
    /// What it says, for papers.
    public let label: String
    /// What demands it.
    public let ground: Ground
}

/// A factor on a tier's lower bound, read from an attribute of the account's unit.
public struct Coefficient: Sendable {
    /// The unit's attribute that holds the factor.
    public let attribute: String
    /// The smallest factor that is allowed.
    public let least: Ratio
    /// The largest factor that is allowed.
    public let most: Ratio
    /// The unit's attribute that must have one of `groups` for the factor to count, such as the revenue group.
    public let groupAttribute: String
    /// The groups that may use it.
    public let groups: [String]
    /// What demands it.
    public let ground: Ground
}

/// A rule by which an account is managed as one of another tier, or by which another class applies.
public struct ManagementOverride: Sendable {
    /// The tier whose management applies.
    public let managedAs: String
    /// The figures it holds for.
    public let range: FigureRange?
    /// The condition on the account.
    public let condition: Qualification
}

/// Who determines, develops and maintains the accounts of a tier or class: kinds of units, and of a class that does not
/// grade also posts; empty where such a class does not say.
public struct Responsibility: Sendable {
    /// The tier.
    public let tier: String
    /// Who determines an account to be of the tier.
    public let determinedBy: String
    /// Who develops it.
    public let developedBy: String
    /// Who maintains it and carries the main responsibility.
    public let maintainedBy: String
    /// Who monitors or receives reports, if anybody.
    public let reportedTo: String?
    /// A document that lets a lower unit develop it, such as the letter of authorisation (授权委托书).
    public let delegation: Delegation?
    /// What demands it.
    public let ground: Ground
}

/// An exception by which a lower unit develops accounts of a tier.
public struct Delegation: Sendable {
    /// The condition on the account.
    public let condition: Qualification
    /// The kind that then develops and maintains.
    public let to: String
}
