public import Diagnostics
public import Values

/// What grading found about one account, with the rules that led there.
public struct Grade: Sendable, Equatable {
    /// The tier's id, `nil` when the account is below all tiers.
    public var tier: String? { found.ofItself }
    /// What led to the tier.
    public var tierReason: ClassFinding.Reason? { found.reason }
    /// The tier whose management applies: the higher of the tier and the overrides.
    public var managedAs: String? { found.applied }
    /// What led to it.
    public var managementReason: ClassFinding.Reason? { found.appliedReason }
    /// Whether the amount is the declared expectation because there are no figures yet.
    public let isExpected: Bool
    /// The amount that was graded.
    public let amount: Money

    private let found: ClassFinding

    fileprivate init(_ found: ClassFinding, amount: Money, isExpected: Bool) {
        self.found = found
        self.amount = amount
        self.isExpected = isExpected
    }
}

/// What grading needs to know of one account.
public struct GradedAccount {
    /// The record's values.
    public let values: RecordValues
    /// The measure's figure, `nil` when there is none yet.
    public let actual: Money?
    /// The attributes of the unit that holds the account.
    public let unitAttributes: [String: String]
    /// What conditions see beside the fields.
    public let surroundings: RecordSurroundings

    /// An account to grade.
    public init(
        values: RecordValues, actual: Money?, unitAttributes: [String: String], surroundings: RecordSurroundings = [:]
    ) {
        self.values = values
        self.actual = actual
        self.unitAttributes = unitAttributes
        self.surroundings = surroundings
    }

    /// The amount that stands in for the measure; `nil` where there is none or the field holds no amount.
    fileprivate func expected(_ grading: Classification) -> Money? {
        guard case .money(let amount) = grading.expectedField.flatMap({ values[$0] }) else { return nil }
        return amount
    }
}

extension Regulation {
    /// Grades an account: a pure function of the regulation and what is known of the account.
    ///
    /// - Throws: `Findings` when a condition cannot be evaluated or a unit's coefficient is not allowed; `nil` when the
    ///   regulation grades nothing.
    public func grade(_ account: GradedAccount) throws(Findings) -> Grade? {
        guard let grading, let form = form(grading.form) else { return nil }
        let amount = account.actual ?? account.expected(grading) ?? Money(fen: 0)
        let found = try grading.find(
            ClassifiedAccount(
                record: account.values.facts(of: form, computed: account.surroundings),
                figure: Fraction(ExactDecimal(amount.fen, decimals: 2)),
                unitAttributes: account.unitAttributes))
        return Grade(found, amount: amount, isExpected: account.actual == nil)
    }

    /// The kind of unit that develops and maintains an account of a grade.
    ///
    /// - Throws: `Findings` when a condition cannot be evaluated.
    public func owner(of values: RecordValues, managedAs tier: String) throws(Findings) -> String? {
        guard let grading, let form = form(grading.form), let rule = grading.responsibility(tier) else { return nil }
        if let delegation = rule.delegation, try values.facts(of: form).fulfil(delegation.condition.test) {
            return delegation.to
        }
        return rule.maintainedBy
    }
}
