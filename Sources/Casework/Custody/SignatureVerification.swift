public import Digest
public import Procedure
import Records
public import Store

extension Custody {
    /// Looks whether the commands of an office bear the signatures that they need, each by a key that counts.
    ///
    /// - Parameter root: the fingerprint of the root key, known from elsewhere; `nil` for the one that the office
    ///   names.
    /// - Throws: `StoreError` when the office cannot be read at all; what is wrong is in the report.
    public static func checkSignatures(
        officeAt path: String, in store: any OfficeStore, root: SHA256Digest? = nil
    ) throws -> SignatureReport {
        let office = try store.open(at: path, tables: OfficeTables.all)
        var check = SignatureCheck(office: office.identity, root: root)
        try office.read { snapshot in try snapshot.forEachEvent(EventQuery()) { check.take($0) } }
        return check.report
    }
}
