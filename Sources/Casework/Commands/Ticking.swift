public import Diagnostics
public import Procedure
import Regulations

/// What a round of the clock did.
public struct Ticked: Sendable {
    /// What happened, in the order of the cases.
    public let fired: [Fired]
    /// The cases in which something due could not be done, and why.
    public let refused: [(case: Int, findings: [Finding])]
    /// The accounts that are graded or owned otherwise because a period turned.
    public let regraded: [GradeChange]
    /// The accounts that are in other classes because a period turned.
    public let reclassified: [ClassChange]
}

extension Desk {
    /// Fires everything that is due, case by case, each in a transaction of its own that looks again whether it still
    /// is; then grades all accounts where the period that grades has turned since they last were.
    ///
    /// - Throws: `Refusal.notAllowed`, `StoreError`.
    public func tick() throws -> Ticked {
        if !actor.may(.tick, in: regulation.organisation) { try require(.administer) }
        try look { try ClockRule(clock: clock).requireSteady(in: $0.snapshot) }
        var fired: [Fired] = []
        var refused: [(case: Int, findings: [Finding])] = []
        for number in try look({ try $0.cases.casesDue() }) {
            let round = try perform(FireDue(in: number))
            fired += round.fired
            refused += round.refused.map { (number, $0) }
        }
        let regraded = try look({ try $0.gradingIsDue() }) ? try perform(GradeAccounts()) : Regraded()
        return Ticked(
            fired: fired, refused: refused, regraded: regraded.grades, reclassified: regraded.classes)
    }
}
