import Diagnostics
import Records
import Regulations
import Store

/// Reads the units of an office.
package struct UnitReader {
    let reader: OfficeReader

    /// The units as a tree.
    package func tree() throws -> UnitTree { try reader.tree() }

    /// A unit that must be there.
    package func existingUnit(_ code: String) throws -> Unit {
        if let unit = try reader.snapshot.first(where: [Unit.code == code]) { return unit }
        let known = try unitCodes()
        throw Refusal.unknownUnit(
            code, advice: didYouMean(code, among: known) ?? Refusal.codes(Message("单位代码", "codes of units"), known))
    }

    /// The codes of all units.
    package func unitCodes() throws -> [String] { try reader.snapshot.values(Unit.code) }
}
