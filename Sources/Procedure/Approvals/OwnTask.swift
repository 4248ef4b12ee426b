import Records

extension Recorder {
    /// The actor's open task in a running case: what is recorded from now on is done in it, for whom it belongs to.
    ///
    /// - Throws: `Refusal`, `Refusal`.
    package func takeUp(_ choice: TaskChoice) throws -> CaseTask {
        let (task, authority) = try CaseHand(choice.case, recorder: self).task(choice.task, for: choice.principal)
        deputyFor = authority.deputyFor
        return task
    }
}
