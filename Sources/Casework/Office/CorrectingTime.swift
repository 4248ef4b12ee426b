import Procedure

extension Desk {
    /// Begins a section of time, now by the clock: for when a wrong clock wrote events in the future. They stay as they
    /// are.
    ///
    /// - Throws: `Refusal` where the last event is not in the future, for who may not, and without a reason.
    public func correctTime(because reason: String) throws {
        try require(.administer)
        try perform(CorrectTime(reason: reason), time: .anew)
    }
}
