public import Diagnostics
public import Expressions
public import Values

/// What a classification needs to know of one account.
public struct ClassifiedAccount {
    /// The record, with what conditions see beside its fields.
    public let record: Facts
    /// The figure that bounds are about; `nil` where there is none.
    public let figure: Fraction?
    /// The attributes of the unit that holds the account.
    public let unitAttributes: [String: String]

    /// An account to classify.
    public init(record: Facts, figure: Fraction?, unitAttributes: [String: String]) {
        self.record = record
        self.figure = figure
        self.unitAttributes = unitAttributes
    }
}

/// The class that was found for one account, with the rules that led there.
public struct ClassFinding: Sendable, Equatable {
    /// The class that it is in of itself; `nil` where it is in none.
    public let ofItself: String?
    /// What led there.
    public let reason: Reason?
    /// The class that applies: the higher of it and the overrides.
    public let applied: String?
    /// What led to that.
    public let appliedReason: Reason?

    /// A rule that was applied.
    public struct Reason: Sendable, Equatable {
        /// What it says.
        public let label: String
        /// What it rests on.
        public let ground: Ground
    }
}

extension Classification {
    /// The class of an account: the first whose condition holds or whose bounds hold its figure, then the overrides.
    ///
    /// - Throws: `Findings` when a condition cannot be evaluated or a unit's coefficient is not allowed.
    public func find(_ account: ClassifiedAccount) throws(Findings) -> ClassFinding {
        let (ofItself, reason) = try first(account)
        var applied = ofItself
        var appliedReason = reason
        for rule in overrides where rule.range.map({ account.figure.map($0.contains) ?? false }) ?? true {
            guard let rank = rank(rule.managedAs), applied.map({ rank < (self.rank($0) ?? 0) }) ?? true,
                try account.record.fulfil(rule.condition.test)
            else { continue }
            applied = rule.managedAs
            appliedReason = ClassFinding.Reason(label: rule.condition.label, ground: rule.condition.ground)
        }
        return ClassFinding(ofItself: ofItself, reason: reason, applied: applied, appliedReason: appliedReason)
    }

    private func first(_ account: ClassifiedAccount) throws(Findings) -> (String?, ClassFinding.Reason?) {
        for tier in classes {
            for condition in tier.qualifications where try account.record.fulfil(condition.test) {
                return (tier.id, ClassFinding.Reason(label: condition.label, ground: condition.ground))
            }
            guard let range = tier.range, let figure = account.figure else { continue }
            if range.contains(figure) { return (tier.id, ClassFinding.Reason(label: tier.label, ground: tier.ground)) }
            if let coefficient = tier.coefficient, let from = range.from,
                let lowered = try coefficient.lowered(from, for: account.unitAttributes),
                FigureRange(from: lowered, below: range.below).contains(figure)
            {
                return (tier.id, ClassFinding.Reason(label: tier.label, ground: coefficient.ground))
            }
        }
        return (nil, nil)
    }
}

extension Coefficient {
    /// The bound multiplied by the unit's factor, to hundredths half up; `nil` when the unit may not use one or has
    /// none.
    func lowered(_ bound: Fraction, for attributes: [String: String]) throws(Findings) -> Fraction? {
        guard let group = attributes[groupAttribute], groups.contains(group), let text = attributes[attribute] else {
            return nil
        }
        do {
            let ratio = try Ratio(parsing: text)
            guard ratio >= least, ratio <= most else { throw notAllowed(text) }
            return Fraction(try bound.multiplied(by: Fraction(ratio.value)).rounded(decimals: 2))
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
