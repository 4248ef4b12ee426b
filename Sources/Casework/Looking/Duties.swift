public import Files
import Procedure
public import Records
import Values

extension Desk {
    /// The duties that the actor sees, those due first before the others.
    ///
    /// - Throws: `Refusal` where the office has no such unit.
    public func duties(_ selection: DutySelection = DutySelection()) throws -> [DutyItem] {
        try look { try DutyList($0).items(selection) }
    }

    /// The open duties that the actor sees, the earliest due first.
    ///
    /// - Parameter days: at most so many days ahead; `nil` for all.
    public func dutiesDue(within days: Int? = nil) throws -> [DutyItem] {
        try look { try DutyList($0).open(dueBy: days.map { now.day.adding(days: $0) }) }
    }

    /// Says that a duty need not be done this time, and why.
    ///
    /// - Throws: `Refusal`.
    public func waiveDuty(_ number: Int, reason: String) throws -> OpenedDuty {
        try perform(WaiveDuty(number, reason: reason))
    }

    /// Gives a duty to a person for good.
    ///
    /// - Throws: `Refusal`.
    public func handDuty(_ number: Int, to person: String) throws -> OpenedDuty {
        try perform(HandDutyOver(number, to: person))
    }
}
