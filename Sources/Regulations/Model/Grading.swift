public import Values

/// How accounts are graded (等级), how they are managed, and who is responsible for them.
public struct Grading: Sendable {
    /// The form of the accounts.
    public let form: String
    /// The measure that decides, such as the yearly revenue.
    public let measure: String
    /// The field that stands in for the measure while there are no figures.
    public let expectedField: String?
    /// The tiers, the highest first.
    public let tiers: [Tier]
    /// Rules that change how an account is managed, not its tier.
    public let overrides: [ManagementOverride]
    /// Who determines, develops and maintains the accounts of each tier.
    public let responsibilities: [Responsibility]

    /// The tier with an id.
    public func tier(_ id: String) -> Tier? { tiers.first { $0.id == id } }

    /// The rank of a tier: 0 is the highest.
    public func rank(_ id: String) -> Int? { tiers.firstIndex { $0.id == id } }

    /// Who is responsible for a tier.
    public func responsibility(_ tier: String) -> Responsibility? { responsibilities.first { $0.tier == tier } }
}

/// A range of amounts: at least `from`, and less than `below`.
public struct MoneyRange: Sendable, Equatable {
    /// The lower bound, which belongs to the range; `nil` for none.
    public let from: Money?
    /// The upper bound, which does not; `nil` for none.
    public let below: Money?

    /// Whether an amount lies in the range.
    public func contains(_ amount: Money) -> Bool {
        (from.map { amount >= $0 } ?? true) && (below.map { amount < $0 } ?? true)
    }
}

/// A tier (等级).
public struct Tier: Sendable {
    /// A name in ASCII.
    public let id: String
    /// Its name on papers.
    public let label: String
    /// The amounts that belong to it; `nil` when only conditions lead here.
    public let range: MoneyRange?
    /// Conditions of which any one leads here whatever the amount.
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

/// A rule by which an account is managed as one of another tier.
public struct ManagementOverride: Sendable {
    /// The tier whose management applies.
    public let managedAs: String
    /// The amounts it holds for.
    public let range: MoneyRange?
    /// The condition on the account.
    public let condition: Qualification
}

/// Who determines, develops and maintains the accounts of a tier, as kinds of units.
public struct Responsibility: Sendable {
    /// The tier.
    public let tier: String
    /// The kind that determines an account to be of the tier.
    public let determinedBy: String
    /// The kind that develops it.
    public let developedBy: String
    /// The kind that maintains it and carries the main responsibility.
    public let maintainedBy: String
    /// The kind that monitors or receives reports, if any.
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
