import Diagnostics
import Procedure
import Records
import Regulations
import Store
import Values

/// Puts together what is known of records and accounts.
package struct RecordFiles {
    private let reader: OfficeReader

    /// The files of an office.
    package init(_ reader: OfficeReader) { self.reader = reader }

    /// The form whose record has a number; where none has it, the first form beside the accounts' that has chains.
    ///
    /// - Throws: a refusal when the actor does not see the record, in the words for a number that none has.
    package func formOfCase(about number: String) throws -> String {
        let regulation = reader.regulation
        let chained = regulation.forms.first { $0.id != regulation.accountFormID && regulation.hasChain($0) }
        let usual = try chained ?? reader.records.accountForm()
        guard let form = try reader.records.form(holding: number) else { return usual.id }
        try reader.sight.requireSight(of: reader.records.existing(form, number), toldAs: usual)
        return form.id
    }

    /// A record that the actor sees.
    ///
    /// - Throws: a refusal when there is none or the actor does not see it.
    package func recordFile(of id: String, _ number: String) throws -> RecordFile {
        let (form, record) = try seen(id, number)
        return RecordFile(
            form: form, record: try reader.sight.shown(record), versions: try reader.sight.shownVersions(of: record),
            customer: try record.customer.flatMap { try reader.records.customer($0) },
            attachments: try reader.records.attachments(of: form.id, number),
            cases: try CaseFiles(reader).seenFiles(about: record), names: try Names(reader))
    }

    /// The attachments of a record that the actor sees, the first first.
    ///
    /// - Parameter id: the form that the number belongs to; `nil` for whichever has it.
    /// - Throws: a refusal when there is no such record or the actor does not see it.
    package func attachments(of id: String?, _ number: String) throws -> [AttachedFile] {
        let (form, record) = try seen(id ?? formOfCase(about: number), number)
        return try reader.records.attachments(of: form.id, record.number)
    }

    /// Everything about a customer that the actor sees.
    package func customerFile(_ number: String) throws -> CustomerFile {
        let (form, record) = try seen(reader.editions.current.form(in: .account).id, number)
        guard let customer = try reader.records.customer(number) else {
            throw Refusal.unknownRecord(form, number)
        }
        let others = try reader.snapshot.all(
            where: [RecordRow.customer == number], order: [RecordRow.created.ascending]
        ).map(reader.records.typed).filter { try $0.form != form.id && reader.sight.sees($0) }
        let files = CaseFiles(reader)
        func cases(about records: [RecordRow]) throws -> [CaseFile] {
            try records.flatMap { try reader.cases.cases(of: $0.form, $0.number).map(files.caseFile) }
        }
        let contracts = reader.regulation.form(in: .contract)?.id
        let visits = reader.regulation.form(in: .visit)?.id
        let entries = try others.filter { other in
            try other.form != visits && reader.cases.cases(of: other.form, other.number).isEmpty
        }
        return CustomerFile(
            customer: customer, form: form, record: try reader.sight.shown(record),
            versions: try reader.sight.shownVersions(of: record),
            attachments: try reader.records.attachments(of: form.id, number),
            registrations: try files.seenFiles(about: record),
            contracts: try cases(about: others.filter { $0.form == contracts }),
            matters: try cases(about: others.filter { $0.form != contracts }),
            entries: try entries.map {
                FormRecord(form: try reader.records.form($0.form), record: try reader.sight.shown($0))
            },
            visits: try others.filter { $0.form == visits }.map(reader.sight.shown),
            classes: try classes(of: number), duties: try DutyList(reader).items(ofAccount: number),
            revenue: try revenue(of: number), names: try Names(reader),
            officeName: try Settings(tables: reader.snapshot).officeName())
    }

    /// A visit that the actor sees.
    ///
    /// - Throws: a refusal when there is none or the actor does not see it.
    package func visitFile(_ number: String) throws -> VisitFile {
        let (form, record) = try seen(reader.editions.current.form(in: .visit).id, number)
        let accounts = try reader.records.accountForm()
        guard let customer = try record.customer.flatMap({ try reader.records.customer($0) }) else {
            throw Refusal.unknownRecord(accounts, record.customer ?? "")
        }
        return VisitFile(
            form: form, record: try reader.sight.shown(record), versions: try reader.sight.shownVersions(of: record),
            customer: customer,
            customerRecord: try reader.sight.shown(reader.records.existing(accounts, customer.number)),
            attachments: try reader.records.attachments(of: form.id, number), names: try Names(reader),
            officeName: try Settings(tables: reader.snapshot).officeName())
    }

    private func seen(_ id: String, _ number: String) throws -> (Form, RecordRow) {
        let form = try reader.records.form(id)
        let record = try reader.records.existing(form, number)
        try reader.sight.requireSight(of: record)
        return (form, record)
    }

    private func classes(of customer: String) throws -> [AccountClass] {
        let known = Dictionary(
            try reader.records.classes(of: customer).map { ($0.classification, $0) }, uniquingKeysWith: { $1 })
        return reader.regulation.classifications.compactMap { known[$0.id] }
    }

    private func revenue(of customer: String) throws -> [CustomerFile.MonthlyRevenue] {
        guard let ledger = reader.regulation.ledger, ledger.every == .month else { return [] }
        return try reader.snapshot.all(
            where: [LedgerFigure.ledger == ledger.id, LedgerFigure.customer == customer],
            order: [LedgerFigure.period.ascending]
        ).compactMap { row in
            // The view of papers has hundredths.
            guard row.decimals == 2, let month = YearMonth(iso: row.period) else { return nil }
            return CustomerFile.MonthlyRevenue(month: month, amount: Money(fen: row.figure))
        }
    }
}
