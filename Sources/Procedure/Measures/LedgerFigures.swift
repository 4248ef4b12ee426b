import Records
import Regulations
import Store
import Values

/// The figures that accounts have by a ledger on a day.
///
/// An account has one as soon as the ledger knows something of a period that counts or of one before it: who has
/// nothing later falls to nothing. The smallest and the greatest are of the figures that there are.
struct LedgerFigures {
    private let snapshot: any Snapshot
    private let ledger: Ledger
    private let measure: Regulations.Measure

    init(_ snapshot: any Snapshot, _ ledger: Ledger, _ measure: Regulations.Measure) {
        self.snapshot = snapshot
        self.ledger = ledger
        self.measure = measure
    }

    /// - Parameter account: only this one; `nil` for all.
    func figures(on day: CalendarDate, only account: String?) throws -> [String: Fraction] {
        guard let periods = measure.periods(on: day, every: ledger.every) else { return [:] }
        let rows = [LedgerFigure.ledger == ledger.id] + (account.map { [LedgerFigure.customer == $0] } ?? [])
        let last = periods.upperBound.iso
        let counting = rows + [LedgerFigure.period.isBetween(periods.lowerBound.iso, last)]
        switch measure.aggregate {
        case .minimum, .maximum: return try extremes(where: counting)
        default: break
        }
        var figures: [String: Fraction] = [:]
        for row in try snapshot.counts(
            by: LedgerFigure.customer, where: rows + [LedgerFigure.period.isBetween("", last)])
        {
            figures[row.value] = .zero
        }
        if measure.aggregate == .count {
            for row in try snapshot.counts(by: LedgerFigure.customer, where: counting) {
                figures[row.value] = Fraction(Int64(row.count))
            }
            return figures
        }
        let parts = scale * Int128(divisor(on: day))
        for row in try snapshot.sums(of: LedgerFigure.figure, by: LedgerFigure.customer, where: counting) {
            figures[row.value] = try Fraction(Int128(row.sum), over: parts)
        }
        return figures
    }

    /// How many units of the last decimal make one.
    private var scale: Int128 { (0..<ledger.decimals).reduce(1) { power, _ in power * 10 } }

    /// Over how many periods a sum is spread: over all of a whole period of the measure, whether it is under way or
    /// not.
    private func divisor(on day: CalendarDate) -> Int {
        switch measure.aggregate {
        case .monthlyAverage: measure.period.months
        case .average: max(ledger.every.count(in: measure.days(on: day)), 1)
        default: 1
        }
    }

    private func extremes(where rows: [Predicate<LedgerFigure>]) throws -> [String: Fraction] {
        let isLeast = measure.aggregate == .minimum
        var extremes: [String: Int64] = [:]
        try snapshot.forEach(where: rows) { (row: LedgerFigure) in
            let known = extremes[row.customer] ?? row.figure
            extremes[row.customer] = isLeast ? min(known, row.figure) : max(known, row.figure)
        }
        return try extremes.mapValues { try Fraction(Int128($0), over: scale) }
    }
}
