public import Diagnostics
import Expressions

extension Regulation {
    /// The first chain whose form is that of the record and whose condition holds.
    ///
    /// - Parameter computed: what conditions see beside the fields, such as `managed-as`.
    /// - Throws: `Findings` when a condition cannot be evaluated.
    public func chain(
        for values: RecordValues, of form: Form, computed: [String: String]
    ) throws(Findings) -> Chain? {
        let record = values.facts(of: form, computed: computed)
        for chain in chains where chain.form == form.id {
            guard let condition = chain.condition else { return chain }
            do throws(ExpressionError) {
                if try Expression.holds(condition.test, for: record) { return chain }
            } catch {
                throw Findings(error.findings)
            }
        }
        return nil
    }
}
