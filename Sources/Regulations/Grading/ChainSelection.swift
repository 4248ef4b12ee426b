public import Diagnostics
import XML

extension Regulation {
    /// The first chain whose form is that of the record and whose condition holds.
    ///
    /// - Parameter computed: what conditions see beside the fields, such as `managed-as`.
    /// - Throws: `Findings` when a condition cannot be evaluated.
    public func chain(
        for values: RecordValues, of form: Form, computed: [String: String]
    ) throws(Findings) -> Chain? {
        let document = Document(root: "record")
        let record = values.element(of: form, number: nil, computed: computed, into: document.root)
        let context = XPathContext(document)
        for chain in chains where chain.form == form.id {
            guard let condition = chain.condition else { return chain }
            do throws(XPathError) {
                if try context.evaluate(XPath(condition.test), at: record).boolean { return chain }
            } catch {
                throw Findings(error.findings)
            }
        }
        return nil
    }
}
