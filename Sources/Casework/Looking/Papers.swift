import Diagnostics
import Procedure
public import Records
public import Regulations

extension Desk {
    /// Refuses the papers of a case to whoever may neither produce papers nor takes part in it.
    ///
    /// - Throws: `Refusal.notAllowed`, `StoreError`.
    public func requirePapers(of found: Case) throws {
        guard try !office.read({ try reader(of: $0).sight.takesPart(in: found) }) else { return }
        try require(.export)
    }
}

extension Desk {
    /// Refuses papers to whoever would see in them what steps hide.
    ///
    /// - Throws: a refusal that names the fields, `StoreError`.
    public func requireWhole(_ records: [(record: RecordRow, form: Form)]) throws {
        guard let first = records.first(where: { !$0.record.values.hidden.isEmpty }) else { return }
        let labels = first.form.fields.filter { first.record.values.hidden.contains($0.id) }.map(\.label)
        try loggingRefusals {
            throw Refusal.fieldsHidden(first.record, labels: labels)
        }
    }
}
