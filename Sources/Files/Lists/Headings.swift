import Procedure
public import Records
import Regulations

/// A case as lists call it.
public struct CaseHeading: Sendable {
    /// The case.
    public let `case`: Case
    /// The chain's name.
    public let chain: String
    /// The subject record.
    public let record: RecordRow
    /// What the record is called: its title or name.
    public let title: String
    /// The customer's name.
    public let customer: String
    /// The name of the unit that submitted.
    public let unit: String
}

/// Heads cases for lists.
package struct Headings {
    private let reader: OfficeReader

    /// The headings of an office's cases.
    package init(_ reader: OfficeReader) { self.reader = reader }

    /// A case as lists call it, `nil` when the actor does not see it.
    package func heading(of number: Int) throws -> CaseHeading? {
        guard let found = try reader.cases.find(number) else { return nil }
        guard let whole = try reader.records.record(found.form, found.record),
            try reader.sight.sees(found, about: whole)
        else { return nil }
        let record = try reader.sight.shown(whole)
        let chain = try reader.edition(found.package).regulation.chain(found.chain)
        return CaseHeading(
            case: found, chain: chain?.label ?? found.chain, record: record,
            title: try reader.records.form(found.form).title(of: record.values) ?? record.number,
            customer: try record.customer.flatMap { try reader.records.customer($0)?.name } ?? "",
            unit: try reader.units.tree()[found.unit]?.name ?? found.unit)
    }
}
