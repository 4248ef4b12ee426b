import Records
import Regulations
import Store
import Values

/// Grades customers by the regulation in force and records what changed.
package struct GradingDesk {
    package let recorder: Recorder

    /// A desk that records grades.
    package init(recorder: Recorder) { self.recorder = recorder }

    /// Grades a customer again; records it only when something is different, and says whether it is.
    @discardableResult
    package func grade(_ number: String) throws -> Bool {
        let form = try recorder.records.accountForm()
        let record = try recorder.records.existing(form, number)
        let tree = try recorder.units.tree()
        let account = GradedAccount(
            values: record.values, actual: try revenue(of: number),
            unitAttributes: attributes(of: record.unit, in: tree))
        guard let grade = try recorder.regulation.grade(account) else { return false }
        let kept = CustomerGrade(grade)
        let owner = try grade.managedAs.flatMap {
            try recorder.regulation.owner(of: record.values, managedAs: $0)
        }.flatMap { tree.nearest($0, from: record.unit)?.code }
        let before = try recorder.records.customer(number)
        guard before?.grade != kept || before?.owner != owner else { return false }
        try recorder.record(CustomerGraded(number: number, grade: kept, owner: owner))
        return true
    }

    /// The measure that grades, from the ledger; `nil` while the customer has no figures.
    private func revenue(of number: String) throws -> Money? {
        guard let grading = recorder.regulation.grading,
            let measure = recorder.regulation.measures.first(where: { $0.id == grading.measure }),
            let latest = try latestMonth(of: measure.of)
        else { return nil }
        let months = measure.months(upTo: latest)
        let figures = try recorder.reader.snapshot.all(
            where: [
                LedgerFigure.ledger == measure.of, LedgerFigure.customer == number,
                LedgerFigure.month.isBetween(months.lowerBound, months.upperBound),
            ])
        guard !figures.isEmpty else { return nil }
        let total = figures.reduce(0) { $0 + $1.amount.fen }
        return Money(fen: measure.aggregate == .sum ? total : total / Int64(measure.period.months))
    }

    /// The latest month of the ledger.
    private func latestMonth(of ledger: String) throws -> YearMonth? {
        try recorder.reader.snapshot.values(
            LedgerFigure.month, where: [LedgerFigure.ledger == ledger], order: [LedgerFigure.month.descending], limit: 1
        ).first
    }

    /// The attributes of a unit, those of the units above where it has none itself.
    private func attributes(of unit: String, in tree: UnitTree) -> [String: String] {
        tree.upwards(from: unit).reduce(into: [:]) { attributes, unit in
            attributes.merge(unit.attributes) { own, _ in own }
        }
    }
}
