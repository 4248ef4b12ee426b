import Procedure
public import Records
public import Regulations
public import Values

/// The records of a form that the actor sees, of a period and a unit: a ledger of the office (台账).
public struct RecordBook: Sendable {
    /// A record with the name of its customer.
    public struct Entry: Sendable {
        /// The record, without what steps hide from the actor.
        public let record: RecordRow
        /// The customer's name.
        public let customer: String?
    }

    /// The form.
    public let form: Form
    /// The days on which its records were written down; `nil` for all.
    public let days: ClosedRange<CalendarDate>?
    /// The name of the unit whose records these are, with those below it; `nil` for all.
    public let unit: String?
    /// The records, by the time when they were written down.
    public let entries: [Entry]
    /// Names for the codes in them.
    public let names: Names
}

/// Puts ledgers of the office together.
package struct RecordBooks {
    private let reader: OfficeReader

    /// The ledgers of an office.
    package init(_ reader: OfficeReader) { self.reader = reader }

    /// The records of a form.
    ///
    /// - Throws: `Refusal` where there is no such form or unit.
    package func book(of id: String, during days: ClosedRange<CalendarDate>?, unit: String?) throws -> RecordBook {
        let form = try reader.records.form(id)
        let tree = try reader.units.tree()
        let named = try unit.map(reader.units.existingUnit)
        let below = unit.map(tree.below)
        let rows = try Listing(reader).records(of: form.id).rows.filter { record in
            let isInTime = days?.contains(record.created.local().date) ?? true
            let units = [record.unit, record.registrar, record.owner].compactMap { $0 }
            return isInTime && below.map { below in units.contains(where: below.contains) } ?? true
        }.sorted { ($0.created, $0.number) < ($1.created, $1.number) }
        let customers = Dictionary(
            try Listing(reader).pages(of: Set(rows.compactMap(\.customer)).sorted()).flatMap { page in
                try reader.snapshot.all(where: [CustomerRow.number.isOne(of: page)])
            }.map { ($0.number, $0.name) }, uniquingKeysWith: { first, _ in first })
        return RecordBook(
            form: form, days: days, unit: named?.name,
            entries: rows.map { .init(record: $0, customer: $0.customer.flatMap { customers[$0] }) },
            names: try Names(reader))
    }
}
