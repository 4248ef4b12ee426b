import Diagnostics
import Records
import Regulations
import Store

/// Reads records and accounts, whoever looks.
package struct RecordReader {
    let reader: OfficeReader
    private var tables: any Snapshot { reader.snapshot }
    private var regulation: Regulation { reader.regulation }

    /// A record, if it is there.
    package func record(_ form: String, _ number: String) throws -> RecordRow? { try reader.record(form, number) }

    /// A record that must be there.
    package func existing(_ form: Form, _ number: String) throws -> RecordRow {
        if let record = try record(form.id, number) { return record }
        throw Refusal.unknownRecord(form, number, advice: try reader.sight.resembling(form, number))
    }

    /// The versions of a record, the first first.
    package func versions(of record: RecordRow) throws -> [RecordVersion] {
        try tables.all(
            where: [RecordVersion.form == record.form, RecordVersion.number == record.number],
            order: [RecordVersion.version.ascending]
        ).map { version in
            var typed = version
            typed.values = self.typed(try version.values.opened(reader.personal), of: record.form)
            return typed
        }
    }

    /// A record whose values have the types of its form as it is now, whenever they were written down; those about
    /// people are here as long as they were not erased.
    package func typed(_ record: RecordRow) throws -> RecordRow {
        var typed = record
        typed.values = self.typed(try record.values.opened(reader.personal), of: record.form)
        return typed
    }

    /// Values of a form that were read, with the types of its fields as far as they fit.
    package func typed(_ values: RecordValues, of form: String) -> RecordValues {
        regulation.form(form).map { values.typed(by: $0) } ?? values
    }

    /// A customer, if it is there.
    package func customer(_ number: String) throws -> CustomerRow? {
        try tables.first(where: [CustomerRow.number == number])
    }

    /// The classes that an account is in, by classification.
    package func classes(of account: String) throws -> [AccountClass] {
        try tables.all(where: [AccountClass.account == account])
    }

    /// The attachments of a record, the first first.
    package func attachments(of form: String, _ number: String) throws -> [AttachedFile] {
        try tables.all(
            where: [AttachedFile.form == form, AttachedFile.record == number], order: [AttachedFile.id.ascending])
    }

    // MARK: Forms

    /// The form with an id.
    package func form(_ id: String) throws -> Form { try reader.editions.current.known(id) }

    /// The form of the accounts that the regulation grades.
    package func accountForm() throws -> Form { try reader.editions.current.form(in: .account) }

    /// The form that has a record of a number.
    package func form(holding number: String) throws -> Form? {
        try regulation.forms.first { try record($0.id, number) != nil }
    }

    // MARK: What conditions see beside the fields

    /// The unit that holds a record and its kind, as conditions see them.
    package func place(of unit: String) throws -> RecordSurroundings {
        var texts = [RecordNames.unit: unit]
        texts[RecordNames.unitKind] = try reader.units.tree()[unit]?.kind
        return RecordSurroundings(texts: texts)
    }
}

extension Refusal {
    package static func unknownRecord(_ form: Form, _ number: String, advice: Message? = nil) -> Refusal {
        Refusal(
            "casework.unknown-record",
            Message("没有编号为 “\(number)” 的\(form.label)", "there is no \(form.id) “\(number)”"),
            advice: advice, access: .granted)
    }
}
