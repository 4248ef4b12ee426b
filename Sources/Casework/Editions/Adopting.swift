public import Procedure
import Records
public import Regulations
import Store

extension Desk {
    /// Takes another edition of the office's regulation: new cases run by it, running ones stay on their own.
    ///
    /// - Parameters:
    ///   - workflows: the files of the regulation, proved consistent.
    ///   - templates: the files of its papers.
    /// - Throws: `Findings` of the files, `Refusal`, `StoreError`.
    public func adopt(workflows: some PackageSource, templates: some PackageSource) throws -> Adoption {
        try require(.administer)
        // Findings name the files as they lie there; what is decided by is what the office keeps.
        _ = try Regulation.read(from: workflows)
        return try change { recorder, transaction in
            let kept = try RegulationPackage.pin(
                workflows: workflows, templates: templates, keeping: transaction.keepDefinition)
            let command = try prepare(in: recorder.reader) { _ in (AdoptEdition(package: kept.digest), []) }
            return try decide(command, recorder, transaction)
        }
    }
}
