public import Diagnostics

extension Regulation {
    /// The first chain whose form is that of the record and whose condition holds.
    ///
    /// - Parameter computed: what conditions see beside the fields, such as `managed-as`.
    /// - Throws: `Findings` when a condition cannot be evaluated.
    public func chain(
        for values: RecordValues, of form: Form, computed: RecordSurroundings
    ) throws(Findings) -> Chain? {
        let record = values.facts(of: form, computed: computed)
        for chain in chains where chain.form == form.id {
            guard let condition = chain.condition else { return chain }
            if try record.fulfil(condition.test) { return chain }
        }
        return nil
    }
}
