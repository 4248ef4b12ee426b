public import Diagnostics
public import Procedure
import Regulations

/// What a round of the clock did.
public struct Ticked: Sendable {
    /// What happened, in the order of the cases.
    public fileprivate(set) var fired: [Fired] = []
    /// The cases in which something due could not be done, and why.
    public fileprivate(set) var refused: [(case: Int, findings: [Finding])] = []
    /// The accounts that are graded or owned otherwise because a period turned.
    public fileprivate(set) var regraded: [GradeChange] = []
    /// The accounts that are in other classes because a period turned.
    public fileprivate(set) var reclassified: [ClassChange] = []
    /// The duties that were opened, and those that were missed.
    public fileprivate(set) var duties: [DutyChange] = []
    /// The duties of the regulation of which not all could be looked at, and why.
    public fileprivate(set) var undone: [(duty: String, findings: [Finding])] = []

    /// Whether there was nothing to do.
    public var isEmpty: Bool {
        fired.isEmpty && refused.isEmpty && regraded.isEmpty && reclassified.isEmpty && duties.isEmpty && undone.isEmpty
    }
}

extension Desk {
    /// Fires everything that is due, case by case, each in a transaction of its own that looks again whether it still
    /// is; closes the duties that were missed; grades all accounts where the period that grades has turned since they
    /// last were; and opens the duties of the periods that have begun.
    ///
    /// - Throws: `Refusal.notAllowed`, `StoreError`.
    public func tick() throws -> Ticked {
        if !actor.may(.tick, in: regulation.organisation) { try require(.administer) }
        try look { try ClockRule(clock: clock).requireSteady(in: $0.snapshot) }
        var ticked = Ticked()
        for number in try look({ try $0.cases.casesDue() }) {
            let round = try perform(FireDue(in: number))
            ticked.fired += round.fired
            ticked.refused += round.refused.map { (number, $0) }
        }
        // What was missed was missed by whoever had it, before anybody is graded anew.
        let hasTurned = try look { try !$0.duties.due().isEmpty }
        if hasTurned { try settleDuties(&ticked) }
        let regraded = try look({ try $0.gradingIsDue() }) ? try perform(GradeAccounts()) : Regraded()
        (ticked.regraded, ticked.reclassified) = (regraded.grades, regraded.classes)
        if hasTurned { try reviewDuties(&ticked) }
        return ticked
    }

    private func settleDuties(_ ticked: inout Ticked) throws {
        var missed: [DutyChange] = []
        repeat {
            missed = try perform(SettleDuties())
            ticked.duties += missed
        } while missed.count == SettleDuties.limit && !isRehearsal
    }

    private func reviewDuties(_ ticked: inout Ticked) throws {
        for duty in try look({ try $0.duties.due() }) {
            var (next, isWhole): (String?, Bool) = (nil, true)
            repeat {
                let outcome = try perform(ReviewDuties(duty, after: next, isWhole: isWhole))
                ticked.duties += outcome.changes
                ticked.undone += outcome.refused.map { (duty, $0) }
                isWhole = isWhole && outcome.refused.isEmpty
                next = outcome.next
            } while next != nil
        }
    }
}
