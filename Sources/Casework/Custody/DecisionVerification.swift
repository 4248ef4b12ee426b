public import Procedure
import Records
public import Store

extension Custody {
    /// Decides every command of an office again, against the state and the definitions of its moment, and compares what
    /// comes of it with what was written down; others may work meanwhile.
    ///
    /// - Parameters:
    ///   - settled: the last event that a seal says was decided again before; what is up to it is only applied.
    ///   - progress: told now and then which event it has come to.
    /// - Throws: `Refusal` for an office that a newer docket wrote, `StoreError` when it cannot be read at all; what
    ///   does not follow is in the report.
    public static func decideAgain(
        officeAt path: String, in store: any OfficeStore, settledThrough settled: Int = 0,
        progress: (Int) -> Void = { _ in }
    ) throws -> DecisionReport {
        let office = try store.open(at: path, tables: OfficeTables.all)
        try Applier.requireKnown(in: office)
        return try office.read { snapshot in
            try store.scratch(tables: OfficeTables.all) { tables in
                try DecisionReplay(
                    into: tables, definitions: snapshot, office: office.identity, settledThrough: settled
                ).run(progress: progress)
            }
        }
    }
}
