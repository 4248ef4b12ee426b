public import Procedure

extension Desk {
    /// Hands the actor's task over to someone for good (转办).
    ///
    /// - Throws: `Refusal`.
    public func handOver(_ choice: TaskChoice, to person: String) throws -> Reseated {
        try perform(HandOver(choice, to: person))
    }

    /// Delegates the actor's task: the other gives an opinion, then the task comes back (委派).
    ///
    /// - Throws: `Refusal`.
    public func delegate(_ choice: TaskChoice, to person: String) throws -> Reseated {
        try perform(Delegate(choice, to: person))
    }

    /// Takes the actor's task back from whom it was delegated to, before the other has given an opinion (取回委派).
    ///
    /// - Throws: `Refusal`.
    public func callBack(_ choice: TaskChoice) throws -> Reseated { try perform(CallBack(choice)) }

    /// Adds countersigners to the actor's task (加签).
    ///
    /// - Throws: `Refusal`.
    public func addCountersigners(
        _ choice: TaskChoice, _ people: [String], _ place: CountersignerPlace
    ) throws -> Reseated {
        try perform(AddCountersigners(choice, people, place))
    }

    /// Removes a countersigner who was added and has not spoken (减签).
    ///
    /// - Throws: `Refusal`.
    public func removeCountersigner(_ choice: TaskChoice, _ person: String) throws -> Reseated {
        try perform(RemoveCountersigner(choice, person))
    }
}
