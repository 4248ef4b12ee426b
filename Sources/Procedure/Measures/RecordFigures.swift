import Records
import Regulations
import Store
import Values

/// The figures that accounts have by their records on a day. Records that were refused or taken back do not count.
///
/// Counts and sums are nothing where an account has no such record; what needs one has no figure then.
struct RecordFigures {
    private let reader: OfficeReader
    private let records: Regulations.Measure.Records
    private let measure: Regulations.Measure

    init(_ reader: OfficeReader, _ records: Regulations.Measure.Records, _ measure: Regulations.Measure) {
        self.reader = reader
        self.records = records
        self.measure = measure
    }

    /// - Parameter account: only this one; `nil` for all.
    func figures(on day: CalendarDate, only account: String?) throws -> [String: Fraction] {
        let found = try values(on: day, only: account)
        let aggregate = effective
        guard aggregate == .count || aggregate == .sum else {
            return try found.compactMapValues { try aggregate.figure(of: $0) }
        }
        let accounts = try account.map { [$0] } ?? reader.snapshot.values(CustomerRow.number)
        var figures: [String: Fraction] = [:]
        for number in accounts { figures[number] = try aggregate.figure(of: found[number] ?? []) }
        return figures
    }

    /// What is taken of an account's records: of a share, what is to be divided.
    private var effective: Regulations.Measure.Aggregate {
        switch measure.aggregate {
        case .share, nil: records.field == nil ? .count : .sum
        case let aggregate?: aggregate
        }
    }

    private func values(on day: CalendarDate, only account: String?) throws -> [String: [Fraction]] {
        guard let form = reader.regulation.form(records.form) else { return [:] }
        let days = measure.days(on: day)
        let counting = days.lowerBound...max(days.lowerBound, min(days.upperBound, day))
        let rows = [RecordRow.form == form.id] + (account.map { [RecordRow.customer == $0] } ?? [])
        var values: [String: [Fraction]] = [:]
        try reader.snapshot.forEach(where: rows) { (row: RecordRow) in
            guard let number = row.customer, row.state != .rejected, row.state != .withdrawn else { return }
            let record = try reader.records.typed(row)
            guard let filed = self.day(of: record), counting.contains(filed), try counts(record, form),
                let value = try value(of: record)
            else { return }
            values[number, default: []].append(value)
        }
        return values
    }

    private func day(of record: RecordRow) -> CalendarDate? {
        guard let field = records.day else { return record.created.day }
        guard case .date(let day) = record.values[field] else { return nil }
        return day
    }

    private func value(of record: RecordRow) throws -> Fraction? {
        guard let field = records.field else { return Fraction(1) }
        return try record.values.text(field).flatMap { try Fraction.read($0) }
    }

    private func counts(_ record: RecordRow, _ form: Form) throws -> Bool {
        guard let condition = measure.condition else { return true }
        let facts = record.values.facts(of: form, computed: try reader.records.place(of: record.unit))
        return try facts.fulfil(condition)
    }
}

/// A condition over accounts that decides which of them a measure counts.
struct AccountCondition {
    private let reader: OfficeReader
    private let form: Form
    private let condition: String
    private let needsRecord: Bool
    /// The measures that it names.
    let measures: [Regulations.Measure]

    init(_ condition: String, in reader: OfficeReader, by regulation: Regulation) throws {
        self.reader = reader
        self.condition = condition
        form = try reader.records.accountForm()
        let names = ExpressionNames.qualified(in: condition)
        needsRecord = !names.fields.isEmpty
        measures = Set(names.measures.map(\.text)).sorted().compactMap(regulation.measure)
    }

    func holds(for number: String, measures: [String: Fraction]) throws -> Bool {
        var surroundings = RecordSurroundings(texts: [:], measures: measures)
        var values = RecordValues()
        if needsRecord {
            let record = try reader.records.existing(form, number)
            values = record.values
            surroundings.texts = try reader.records.place(of: record.unit).texts
        }
        return try values.facts(of: form, computed: surroundings).fulfil(condition)
    }
}
