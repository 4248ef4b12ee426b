import Procedure
import Records
import Regulations
import Store
import Values

/// Takes the figures of papers over many accounts.
package struct OfficeReports {
    private let reader: OfficeReader

    /// The papers of an office.
    package init(_ reader: OfficeReader) { self.reader = reader }

    /// How many periods a line shows.
    private static let drawnPeriods = 12

    /// The figures of a period.
    ///
    /// - Parameter unit: only accounts of a unit and below it.
    /// - Throws: `Refusal` where there is no such unit, `Fraction.ArithmeticError`, `Findings` of the condition of a
    ///   measure.
    package func report(
        _ definition: ReportDefinition, of period: CalendarPeriod, unit: String?
    ) throws -> OfficeReport {
        let accounts = try Listing(reader).customers(unit: unit).rows
        let groups = try ReportGroups(reader, accounts, by: definition.rows)
        let now = try definition.figures.map { try figures($0, in: period, groups) }
        let before = try definition.figures.map { $0.isCompared ? try figures($0, in: period.previous, groups) : nil }
        let places = zip(definition.figures, now).map { $0.isRanked ? Standings.places(of: $1, .descending) : nil }
        let rows = groups.keys.map { key in
            OfficeReport.Row(
                id: key, label: groups.labels[key] ?? key, accounts: groups.sizes[key] ?? 0,
                figures: now.indices.map {
                    OfficeReport.Figure(value: now[$0][key], before: before[$0]?[key], place: places[$0]?[key])
                })
        }
        return OfficeReport(
            definition: definition, period: period, unit: try unit.map { try reader.units.existingUnit($0).name },
            rows: rows,
            totals: try now.indices.map {
                OfficeReport.Figure(
                    value: try Self.sum(now[$0]), before: try before[$0].flatMap(Self.sum), place: nil)
            },
            series: try definition.figures.map { try series($0, upTo: period, groups) }, names: try Names(reader))
    }

    private func series(
        _ figure: ReportDefinition.Figure, upTo period: CalendarPeriod, _ groups: ReportGroups
    ) throws -> [OfficeReport.Total] {
        guard figure.chart == .line else { return [] }
        let periods = (1..<Self.drawnPeriods).reduce(into: [period]) { periods, _ in
            periods.append(periods[periods.count - 1].previous)
        }
        return try periods.reversed().map { period in
            OfficeReport.Total(period: period, value: try Self.sum(figures(figure, in: period, groups)))
        }
    }

    private static func sum(_ figures: [String: Fraction]) throws -> Fraction? {
        guard !figures.isEmpty else { return nil }
        return try figures.values.reduce(Fraction.zero) { try $0.adding($1) }
    }

    /// The figure of each row that has one.
    private func figures(
        _ figure: ReportDefinition.Figure, in period: CalendarPeriod, _ groups: ReportGroups
    ) throws -> [String: Fraction] {
        switch figure.source {
        case .measure(let id):
            guard let measure = reader.regulation.measure(id) else { return [:] }
            let figures = try MeasureReader(reader, on: period.days.upperBound).figures(of: measure)
            return try groups.sums(of: figures.lazy.map { ($0.key, $0.value.figure) })
        case .count(let form):
            return try groups.sums(of: records(of: form, in: period).map { ($0, Fraction(1)) })
        case .sum(let form, let field):
            return try groups.sums(
                of: records(of: form, in: period).compactMap { record in
                    try record.values.text(field).flatMap { try Fraction.read($0) }.map { (record, $0) }
                })
        }
    }

    /// The records of a form that the actor sees and that were filed in a period, without what steps hide.
    private func records(of form: String, in period: CalendarPeriod) throws -> [RecordRow] {
        try Listing(reader).records(of: form).rows.filter { record in
            record.state != .rejected && record.state != .withdrawn
                && period.days.contains(record.created.local().date)
        }
    }
}

/// The rows of a paper over many accounts.
private struct ReportGroups {
    /// The rows in their order.
    let keys: [String]
    /// What they are called.
    let labels: [String: String]
    /// How many accounts are in each.
    let sizes: [String: Int]
    private let rowOfAccount: [String: String]

    init(_ reader: OfficeReader, _ accounts: [CustomerRow], by rows: ReportDefinition.Rows) throws {
        let rowOfAccount: [String: String]
        switch rows {
        case .account:
            keys = accounts.map(\.number)
            labels = Dictionary(accounts.map { ($0.number, $0.name) }, uniquingKeysWith: { first, _ in first })
            rowOfAccount = Dictionary(accounts.map { ($0.number, $0.number) }, uniquingKeysWith: { first, _ in first })
        case .unit(let kind):
            let tree = try reader.units.tree()
            let homes = accounts.compactMap { account -> (String, String)? in
                let home = account.owner ?? account.unit
                return (kind.map { tree.nearest($0, from: home)?.code } ?? home).map { (account.number, $0) }
            }
            rowOfAccount = Dictionary(homes, uniquingKeysWith: { first, _ in first })
            keys = Set(rowOfAccount.values).sorted()
            labels = Dictionary(uniqueKeysWithValues: keys.map { ($0, tree[$0]?.name ?? $0) })
        case .class(let id):
            rowOfAccount = try Self.classes(of: accounts, id, reader)
            let classes = reader.regulation.classification(id)?.classes ?? []
            keys = classes.map(\.id)
            labels = Dictionary(classes.map { ($0.id, $0.label) }, uniquingKeysWith: { first, _ in first })
        }
        self.rowOfAccount = rowOfAccount
        sizes = rowOfAccount.values.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    }

    private static func classes(
        of accounts: [CustomerRow], _ id: String, _ reader: OfficeReader
    ) throws -> [String: String] {
        let seen = Set(accounts.map(\.number))
        guard id != Classification.tier else {
            return Dictionary(
                accounts.compactMap { account in account.tier.map { (account.number, $0) } },
                uniquingKeysWith: { first, _ in first })
        }
        let classes = try reader.snapshot.all(where: [AccountClass.classification == id])
        return Dictionary(
            classes.filter { seen.contains($0.account) }.map { ($0.account, $0.applied) },
            uniquingKeysWith: { first, _ in first })
    }

    /// What the figures of accounts come to in each row; of accounts that are in no row, nothing.
    func sums(of figures: some Sequence<(String, Fraction)>) throws -> [String: Fraction] {
        var sums: [String: Fraction] = [:]
        for (account, figure) in figures {
            guard let row = rowOfAccount[account] else { continue }
            sums[row] = try sums[row]?.adding(figure) ?? figure
        }
        return sums
    }

    /// What the figures of records come to in the rows of their accounts; nothing where there are none.
    func sums(of figures: some Sequence<(RecordRow, Fraction)>) throws -> [String: Fraction] {
        let sums = try sums(of: figures.compactMap { record, figure in record.customer.map { ($0, figure) } })
        return keys.reduce(into: sums) { sums, key in sums[key] = sums[key] ?? .zero }
    }
}
