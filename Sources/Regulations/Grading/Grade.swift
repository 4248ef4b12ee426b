public import Diagnostics
import Expressions
public import Values

/// What grading found about one account, with the rules that led there.
public struct Grade: Sendable, Equatable {
    /// The tier's id, `nil` when the account is below all tiers.
    public let tier: String?
    /// What led to the tier.
    public let tierReason: Reason?
    /// The tier whose management applies: the higher of the tier and the overrides.
    public let managedAs: String?
    /// What led to it.
    public let managementReason: Reason?
    /// Whether the amount is the declared expectation because there are no figures yet.
    public let isExpected: Bool
    /// The amount that was graded.
    public let amount: Money

    /// A rule that was applied.
    public struct Reason: Sendable, Equatable {
        /// What it says.
        public let label: String
        /// What it rests on.
        public let ground: Ground
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

    /// An account to grade.
    public init(values: RecordValues, actual: Money?, unitAttributes: [String: String]) {
        self.values = values
        self.actual = actual
        self.unitAttributes = unitAttributes
    }

    /// The amount that stands in for the measure; `nil` where there is none or the field holds no amount.
    fileprivate func expected(_ grading: Grading) -> Money? {
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
        let conditions = AccountConditions(account.values, form)
        let amount = account.actual ?? account.expected(grading) ?? Money(fen: 0)
        let (tier, reason) = try Self.tier(of: amount, account, grading, conditions)
        var managed = tier
        var managementReason = reason
        for rule in grading.overrides where rule.range?.contains(amount) ?? true {
            guard let rank = grading.rank(rule.managedAs), managed.map({ rank < (grading.rank($0) ?? 0) }) ?? true,
                try conditions.holds(rule.condition)
            else { continue }
            managed = rule.managedAs
            managementReason = Grade.Reason(label: rule.condition.label, ground: rule.condition.ground)
        }
        return Grade(
            tier: tier, tierReason: reason, managedAs: managed, managementReason: managementReason,
            isExpected: account.actual == nil, amount: amount)
    }

    /// The kind of unit that develops and maintains an account of a grade.
    ///
    /// - Throws: `Findings` when a condition cannot be evaluated.
    public func owner(of values: RecordValues, managedAs tier: String) throws(Findings) -> String? {
        guard let grading, let form = form(grading.form), let rule = grading.responsibility(tier) else { return nil }
        if let delegation = rule.delegation, try AccountConditions(values, form).holds(delegation.condition) {
            return delegation.to
        }
        return rule.maintainedBy
    }

    private static func tier(
        of amount: Money, _ account: GradedAccount, _ grading: Grading, _ conditions: AccountConditions
    ) throws(Findings) -> (String?, Grade.Reason?) {
        for tier in grading.tiers {
            for condition in tier.qualifications where try conditions.holds(condition) {
                return (tier.id, Grade.Reason(label: condition.label, ground: condition.ground))
            }
            guard let range = tier.range else { continue }
            if range.contains(amount) { return (tier.id, Grade.Reason(label: tier.label, ground: tier.ground)) }
            if let coefficient = tier.coefficient, let from = range.from,
                let lowered = try coefficient.lowered(from, for: account.unitAttributes),
                MoneyRange(from: lowered, below: range.below).contains(amount)
            {
                return (tier.id, Grade.Reason(label: tier.label, ground: coefficient.ground))
            }
        }
        return (nil, nil)
    }
}

/// Evaluates conditions over one account.
private struct AccountConditions {
    private let record: Facts

    init(_ values: RecordValues, _ form: Form) { record = values.facts(of: form) }

    func holds(_ condition: Qualification) throws(Findings) -> Bool {
        try record.fulfil(condition.test)
    }
}

extension Coefficient {
    /// The bound multiplied by the unit's factor; `nil` when the unit may not use one or has none.
    func lowered(_ bound: Money, for attributes: [String: String]) throws(Findings) -> Money? {
        guard let group = attributes[groupAttribute], groups.contains(group), let text = attributes[attribute] else {
            return nil
        }
        do {
            let ratio = try Ratio(parsing: text)
            guard ratio >= least, ratio <= most else { throw notAllowed(text) }
            return try bound.multiplied(by: ratio)
        } catch {
            throw notAllowed(text)
        }
    }

    private func notAllowed(_ text: String) -> Findings {
        Findings([
            Finding(
                "grading.coefficient",
                Message(
                    "单位的系数 “\(text)” 不在 \(least.decimal) 到 \(most.decimal) 之间",
                    "the unit's coefficient “\(text)” is not between \(least.decimal) and \(most.decimal)"))
        ])
    }
}
