import Records
import Regulations
import Store
import Values

/// What accounts are by the regulation in force, by the figures known now as of a day.
package struct AccountGrading {
    private let reader: OfficeReader
    private let day: CalendarDate
    /// The totals of all accounts, where all are asked for.
    private var totals: [String: Int64]?

    /// A grading of single accounts on a day.
    package init(_ reader: OfficeReader, on day: CalendarDate) {
        self.reader = reader
        self.day = day
    }

    /// A grading of all accounts on a day: their figures are read together.
    package init(ofAll reader: OfficeReader, on day: CalendarDate) throws {
        self.init(reader, on: day)
        guard let measure = reader.regulation.gradingMeasure, reader.decision >= .second else { return }
        totals = try MeasureReader(reader).totals(of: measure, on: day)
    }

    /// The grade of an account and the unit that owns it by the regulation; `nil` where the regulation grades nothing.
    package func grade(_ number: String) throws -> (grade: CustomerGrade, owner: String?)? {
        let form = try reader.records.accountForm()
        let record = try reader.records.existing(form, number)
        let tree = try reader.units.tree()
        let account = GradedAccount(
            values: record.values, actual: try actual(of: number), unitAttributes: attributes(of: record.unit, in: tree)
        )
        guard let grade = try reader.regulation.grade(account) else { return nil }
        let owner = try grade.managedAs.flatMap {
            try reader.regulation.owner(of: record.values, managedAs: $0)
        }.flatMap { tree.nearest($0, from: record.unit)?.code }
        return (CustomerGrade(grade), owner)
    }

    /// The measure that grades, from the ledger; `nil` while the account has no figures.
    private func actual(of number: String) throws -> Money? {
        guard let measure = reader.regulation.gradingMeasure else { return nil }
        guard reader.decision >= .second else {
            return try LatestMonthMeasure(reader).actual(measure, of: number)
        }
        let totals = try totals ?? MeasureReader(reader).totals(of: measure, on: day, account: number)
        return totals[number].map { Money(fen: measure.aggregate == .sum ? $0 : $0.average(over: measure.period)) }
    }

    /// The attributes of a unit, those of the units above where it has none itself.
    private func attributes(of unit: String, in tree: UnitTree) -> [String: String] {
        tree.upwards(from: unit).reduce(into: [:]) { attributes, unit in
            attributes.merge(unit.attributes) { own, _ in own }
        }
    }
}

extension Int64 {
    /// The average of a period's months, rounded down to whole hundredths: no bound in hundredths is crossed by it.
    fileprivate func average(over period: Regulations.Measure.Period) -> Int64 {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: Int64(period.months))
        return remainder < 0 ? quotient - 1 : quotient
    }
}

/// The measure as it was taken in the first version of deciding: over a period that ends with the latest month of the
/// ledger.
private struct LatestMonthMeasure {
    private let reader: OfficeReader

    init(_ reader: OfficeReader) { self.reader = reader }

    func actual(_ measure: Regulations.Measure, of number: String) throws -> Money? {
        let latest = try reader.snapshot.values(
            LedgerFigure.month, where: [LedgerFigure.ledger == measure.of], order: [LedgerFigure.month.descending],
            limit: 1
        ).first
        guard let months = latest.map({ measure.months(upTo: $0) }) else { return nil }
        let figures = try reader.snapshot.all(
            where: [
                LedgerFigure.ledger == measure.of, LedgerFigure.customer == number,
                LedgerFigure.month.isBetween(months.lowerBound, months.upperBound),
            ])
        guard !figures.isEmpty else { return nil }
        let total = figures.reduce(0) { $0 + $1.amount.fen }
        return Money(fen: measure.aggregate == .sum ? total : total / Int64(measure.period.months))
    }
}
