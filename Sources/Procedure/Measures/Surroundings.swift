import Records
import Regulations
import Store

extension MeasureReader {
    /// What conditions see beside the fields of a record, of its account only what they name.
    ///
    /// - Parameters:
    ///   - unit: the unit that holds the record.
    ///   - account: the account that it belongs to.
    ///   - names: what the conditions name; nothing else is computed.
    package func surroundings(
        unit: String, account: CustomerRow?, naming names: ConditionNames
    ) throws -> RecordSurroundings {
        var surroundings = try reader.records.place(of: unit)
        surroundings.texts[RecordNames.tier] = account?.tier
        surroundings.texts[RecordNames.managedAs] = account?.managedAs
        guard let account else { return surroundings }
        surroundings.measures = try values(of: names.measures, for: account.number)
        guard !names.classes.isEmpty else { return surroundings }
        surroundings.classes[Classification.tier] = account.tier
        for row in try reader.records.classes(of: account.number) {
            surroundings.classes[row.classification] = row.applied
        }
        return surroundings
    }

    /// What conditions see beside the fields of a record that is there.
    package func surroundings(of record: RecordRow, naming names: ConditionNames) throws -> RecordSurroundings {
        let account = try record.customer.flatMap { try reader.records.customer($0) }
        return try surroundings(unit: record.unit, account: account, naming: names)
    }
}

extension CaseData {
    /// The data that a chart sees of a record: its fields, those of its account, and the measures that it names, as of
    /// the command's time.
    ///
    /// - Parameter edition: the edition that the case runs by; the one in force unless it has its own.
    package init(
        of record: RecordRow, form: Form, for chart: CaseChart, in reader: OfficeReader,
        by edition: RegulationInForce? = nil
    ) throws {
        let regulation = edition?.regulation ?? reader.regulation
        let measures = MeasureReader(reader, on: reader.now.day, by: regulation)
        var parts = [(form, record.values, try measures.surroundings(of: record, naming: chart.names))]
        let accounts = regulation.accountFormID
        if let number = record.customer, form.id != accounts, let account = try reader.records.record(accounts, number)
        {
            let form = try edition?.form(accounts) ?? reader.records.form(accounts)
            parts.append((form, account.values, try measures.surroundings(of: account, naming: chart.names)))
        }
        self.init(parts.map { (form: $0.0, values: $0.1, computed: $0.2) })
    }
}
