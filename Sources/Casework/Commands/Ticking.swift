public import Diagnostics
public import Procedure
import Regulations

/// What a round of the clock did.
public struct Ticked: Sendable {
    /// What happened, in the order of the cases.
    public let fired: [Fired]
    /// The cases in which something due could not be done, and why.
    public let refused: [(case: Int, findings: [Finding])]
}

extension Desk {
    /// Fires everything that is due, case by case, each in a transaction of its own that looks again whether it still
    /// is.
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
        return Ticked(fired: fired, refused: refused)
    }
}
