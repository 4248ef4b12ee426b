import Records
import Regulations
import Store
import Values

/// What accounts are by the regulation in force, by the figures known now as of a day.
package struct AccountGrading {
    private let reader: OfficeReader
    private let measures: MeasureReader
    /// Whether all accounts are asked for, so that their figures are read together.
    private let isOfAll: Bool
    private let classing: AccountClassing
    /// What the conditions of grading name.
    private let conditions: ConditionNames

    /// A grading of single accounts on a day.
    ///
    /// - Parameter isOfAll: whether all will be asked for, so that their figures are read together.
    package init(_ reader: OfficeReader, on day: CalendarDate, ofAll isOfAll: Bool = false) {
        self.reader = reader
        self.isOfAll = isOfAll
        measures = MeasureReader(reader, on: day)
        classing = AccountClassing(reader, measures)
        conditions = ConditionNames(in: reader.regulation.grading?.conditions ?? [])
    }

    /// The grade of an account and the unit that owns it by the regulation; `nil` where the regulation grades nothing.
    package func grade(_ number: String) throws -> (grade: CustomerGrade, owner: String?)? {
        let form = try reader.records.accountForm()
        let record = try reader.records.existing(form, number)
        let tree = try reader.units.tree()
        let account = GradedAccount(
            values: record.values, actual: try actual(of: number),
            unitAttributes: attributes(of: record.unit, in: tree),
            surroundings: RecordSurroundings(
                texts: [:], measures: try measures.values(of: conditions.measures, for: number, amongAll: isOfAll)))
        guard let grade = try reader.regulation.grade(account) else { return nil }
        let owner = try grade.managedAs.flatMap {
            try reader.regulation.owner(of: record.values, managedAs: $0)
        }.flatMap { tree.nearest($0, from: record.unit)?.code }
        return (CustomerGrade(grade), owner)
    }

    /// What is otherwise about the classes of an account.
    ///
    /// - Parameter grade: what it is graded as.
    package func classChanges(of account: CustomerRow, _ grade: CustomerGrade?) throws -> [ClassChange] {
        let attributes = attributes(of: account.unit, in: try reader.units.tree())
        return try classing.changes(of: account, grade, unitAttributes: attributes, amongAll: isOfAll)
    }

    /// The measure that grades, from the ledger; `nil` while the account has no figures.
    private func actual(of number: String) throws -> Money? {
        guard let measure = reader.regulation.gradingMeasure else { return nil }
        guard reader.decision >= .second else {
            return try LatestMonthMeasure(reader).actual(measure, of: number)
        }
        let figure =
            isOfAll ? try measures.figures(of: measure)[number] : try measures.figure(of: measure, for: number)
        return try figure.map { try Money(cutting: $0.figure) }
    }

    /// The attributes of a unit, those of the units above where it has none itself.
    private func attributes(of unit: String, in tree: UnitTree) -> [String: String] {
        tree.upwards(from: unit).reduce(into: [:]) { attributes, unit in
            attributes.merge(unit.attributes) { own, _ in own }
        }
    }
}

extension Money {
    /// A figure cut to whole hundredths: no bound in hundredths is crossed by it.
    fileprivate init(cutting figure: Fraction) throws {
        guard let fen = Int64(exactly: try figure.multiplied(by: Fraction(100)).floor) else {
            throw Money.ArithmeticError.overflow
        }
        self.init(fen: fen)
    }
}

/// The measure as it was taken in the first version of deciding: over a period that ends with the latest month of the
/// ledger.
private struct LatestMonthMeasure {
    private let reader: OfficeReader

    init(_ reader: OfficeReader) { self.reader = reader }

    func actual(_ measure: Regulations.Measure, of number: String) throws -> Money? {
        guard let ledger = measure.ledger else { return nil }
        let latest = try reader.snapshot.values(
            LedgerFigure.period, where: [LedgerFigure.ledger == ledger], order: [LedgerFigure.period.descending],
            limit: 1
        ).first.flatMap { YearMonth(iso: $0) }
        guard let months = latest.map({ measure.months(upTo: $0) }) else { return nil }
        let figures = try reader.snapshot.all(
            where: [
                LedgerFigure.ledger == ledger, LedgerFigure.customer == number,
                LedgerFigure.period.isBetween(months.lowerBound.iso, months.upperBound.iso),
            ])
        guard !figures.isEmpty else { return nil }
        let total = figures.reduce(0) { $0 + $1.figure }
        return Money(fen: measure.aggregate == .sum ? total : total / Int64(measure.period.months))
    }
}
