import Diagnostics
import Procedure
public import Records
import Regulations
import Store
public import Values

/// Which cases a list shows; what is not said leaves the choice open.
public struct CaseQuery: Sendable {
    /// How they stand: whether they run, or how they ended.
    public var states: [Case.State] = []
    /// The chain's id or name.
    public var chain: String?
    /// The form of the subject.
    public var form: String?
    /// The step that waits: the state of an open task, or its name.
    public var step: String?
    /// Whose turn it is: a person's code or name.
    public var holder: String?
    /// The unit that submitted, or one above it.
    public var unit: String?
    /// The tier of the customer: its id or name.
    public var tier: String?
    /// The customer's number or name.
    public var customer: String?
    /// The least amount.
    public var least: Money?
    /// The greatest amount.
    public var greatest: Money?
    /// Submitted on this day or later.
    public var since: CalendarDate?
    /// Submitted on this day or earlier.
    public var until: CalendarDate?
    /// Whether only the cases that the actor submitted are meant.
    public var isOwn = false

    /// All cases.
    public init() {}

    /// Whether nothing narrows it down.
    public var isAll: Bool {
        states.isEmpty && chain == nil && form == nil && step == nil && holder == nil && unit == nil && tier == nil
            && customer == nil && least == nil && greatest == nil && since == nil && until == nil && !isOwn
    }
}

extension CaseQuery {
    /// What the rows of cases must fulfil; the rest is asked of their lines.
    ///
    /// - Throws: `Refusal` for a unit, a chain or a tier that there is not.
    func conditions(_ reader: OfficeReader) throws -> [Predicate<Case>] {
        var conditions: [Predicate<Case>] = []
        if isOwn { conditions.append(Case.submitter == reader.actor.person.code) }
        if !states.isEmpty { conditions.append(Case.state.isOne(of: states)) }
        if let form { conditions.append(Case.form == form) }
        if let unit {
            let below = try reader.units.tree().below(reader.units.existingUnit(unit).code)
            conditions.append(Case.unit.isOne(of: below.sorted()))
        }
        if let chain { conditions.append(Case.chain.isOne(of: try chains(named: chain, reader))) }
        if let tier { _ = try Self.tier(tier, reader) }
        return conditions
    }

    private func chains(named chain: String, _ reader: OfficeReader) throws -> [String] {
        let chains = reader.regulation.chains
        let named = chains.filter { $0.id == chain || $0.label == chain }.map(\.id)
        guard named.isEmpty else { return named }
        // A chain that the edition in force has dropped may still have cases.
        if try reader.snapshot.first(where: [Case.chain == chain]) != nil { return [chain] }
        throw Refusal.noChainSelected(chain, known: chains.map(\.id))
    }

    private static func tier(_ tier: String, _ reader: OfficeReader) throws -> String {
        let tiers = reader.regulation.grading?.classes ?? []
        if let found = tiers.first(where: { $0.id == tier || $0.label == tier }) { return found.id }
        throw Refusal.noTier(tier, known: tiers.map { "\($0.id) \($0.label)" })
    }

    /// Whether a line is meant.
    func takes(_ line: CaseLine) -> Bool {
        let opened = line.heading.case.opened.day
        if let since, opened < since { return false }
        if let until, opened > until { return false }
        if let step, !line.standing.tasks.contains(where: { $0.state == step || $0.label == step }) { return false }
        if let holder, !line.standing.holders.contains(where: { $0.code == holder || $0.name == holder }) {
            return false
        }
        if let tier, line.tier?.id != tier, line.tier?.label != tier { return false }
        if let customer, line.heading.record.customer != customer, line.heading.customer != customer { return false }
        return takes(line.amount)
    }

    private func takes(_ amount: Money?) -> Bool {
        guard least != nil || greatest != nil else { return true }
        guard let amount else { return false }
        return least.map { $0 <= amount } ?? true && greatest.map { amount <= $0 } ?? true
    }
}

extension Refusal {
    fileprivate static func noTier(_ tier: String, known: [String]) -> Refusal {
        Refusal(
            "selection.unknown-tier", Message("没有等级 “\(tier)”", "there is no tier “\(tier)”"),
            advice: Message("等级：\(known.joined(separator: "、"))", "tiers: \(known.joined(separator: ", "))"),
            access: .granted)
    }
}
