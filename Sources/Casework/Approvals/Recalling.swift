public import Procedure

extension Desk {
    /// Takes a case back that nobody has acted on since the actor, its applicant, let go of it (撤回).
    ///
    /// - Throws: `Refusal`.
    public func recall(_ number: Int, text: String = "") throws -> Acted {
        try perform(RecallCase(number, text: text))
    }

    /// Ends a case that the actor submitted (撤销).
    ///
    /// - Throws: `Refusal`.
    public func cancel(_ number: Int, text: String) throws -> Acted { try perform(CancelCase(number, text: text)) }

    /// Takes back the actor's last decision, as long as nobody has acted on what followed from it (拿回).
    ///
    /// - Throws: `Refusal`.
    public func takeBack(_ number: Int, text: String = "") throws -> Acted {
        try perform(TakeBack(number, text: text))
    }
}
