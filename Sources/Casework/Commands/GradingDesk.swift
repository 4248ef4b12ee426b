import Regulations
import Store
import Values

extension View {
    /// The ledger that grading measures.
    var ledger: String {
        regulation.measures.first { $0.id == regulation.grading?.measure }?.of ?? "revenue"
    }
}

/// Grades customers by the regulation in force and records what changed.
struct GradingDesk {
    let recorder: Recorder

    /// Grades a customer again; records it only when something is different.
    func grade(_ number: String) throws {
        let form = try recorder.accountForm()
        let record = try recorder.existing(form, number)
        let tree = try recorder.tree()
        let account = GradedAccount(
            values: record.values, actual: try revenue(of: number),
            unitAttributes: attributes(of: record.unit, in: tree))
        guard let grade = try recorder.regulation.grade(account) else { return }
        let kept = CustomerGrade(grade)
        let owner = try grade.managedAs.flatMap {
            try recorder.regulation.owner(of: record.values, managedAs: $0)
        }.flatMap { tree.nearest($0, from: record.unit)?.code }
        let before = try recorder.customer(number)
        guard before?.grade != kept || before?.owner != owner else { return }
        try recorder.record(CustomerGraded(number: number, grade: kept, owner: owner))
    }

    /// The measure that grades, from the ledger; `nil` while the customer has no figures.
    private func revenue(of number: String) throws -> Money? {
        guard let grading = recorder.regulation.grading,
            let measure = recorder.regulation.measures.first(where: { $0.id == grading.measure }),
            let latest = try latestMonth(of: measure.of)
        else { return nil }
        let months = try measure.months(upTo: YearMonth(parsing: latest))
        let figures = try recorder.snapshot.figures(
            Aggregation(
                "revenue", [("total", .sum("amount")), ("months", .count)],
                where: [
                    .equals("ledger", .text(measure.of)), .equals("customer", .text(number)),
                    .between("month", .text(months.lowerBound.iso), .text(months.upperBound.iso)),
                ]))
        guard let row = figures.first, try row.integer("months") > 0 else { return nil }
        let total = Money(fen: try row.optionalInteger("total") ?? 0)
        return measure.aggregate == .sum ? total : Money(fen: total.fen / Int64(measure.period.months))
    }

    /// The latest month of the ledger.
    private func latestMonth(of ledger: String) throws -> String? {
        try recorder.snapshot.rows(
            Query(
                "revenue", columns: ["month"], where: [.equals("ledger", .text(ledger))], order: [.descending("month")],
                limit: 1)
        ).first?.text("month")
    }

    /// The attributes of a unit, those of the units above where it has none itself.
    private func attributes(of unit: String, in tree: UnitTree) -> [String: String] {
        tree.upwards(from: unit).reduce(into: [:]) { attributes, unit in
            attributes.merge(unit.attributes) { own, _ in own }
        }
    }
}
