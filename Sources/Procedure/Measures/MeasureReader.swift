import Records
import Regulations
import Store
public import Values

/// The figure of one account in a measure.
public struct MeasuredFigure: Sendable, Equatable {
    /// The account's number.
    public let account: String
    /// The figure, exact.
    public let figure: Fraction
    /// Where the measure is a rank: the place, from 1; `nil` for an account in no unit of the kind.
    public let place: Int?
    /// The unit within which the place is, by its code.
    public let within: String?
}

/// Takes measures of accounts on a day, over all of them at once.
///
/// An account has a figure as soon as the ledger knows one of a month of the period or before it: who has none later
/// falls to nothing.
package struct MeasureReader {
    private let reader: OfficeReader

    /// The measures of an office.
    package init(_ reader: OfficeReader) { self.reader = reader }

    /// The figures of all accounts on a day, by number; with their places where the measure is a rank.
    ///
    /// - Throws: `StoreError`, `Fraction.ArithmeticError`.
    package func figures(of measure: Regulations.Measure, on day: CalendarDate) throws -> [String: MeasuredFigure] {
        let figures = try totals(of: measure, on: day).mapValues { try measure.figure(ofTotal: $0) }
        let places = try measure.rank.map { try self.places(of: figures, within: $0.within) } ?? [:]
        return Dictionary(
            uniqueKeysWithValues: figures.map { account, figure in
                let standing = places[account]
                let measured = MeasuredFigure(
                    account: account, figure: figure, place: standing?.place, within: standing?.unit)
                return (account, measured)
            })
    }

    /// What the months of the period come to, in hundredths, by account.
    ///
    /// - Parameter account: only this one; `nil` for all.
    package func totals(
        of measure: Regulations.Measure, on day: CalendarDate, account: String? = nil
    ) throws -> [String: Int64] {
        let months = measure.months(on: day)
        let rows = [LedgerFigure.ledger == measure.of] + (account.map { [LedgerFigure.customer == $0] } ?? [])
        let known = LedgerFigure.month.isBetween(YearMonth(year: 1, month: 1), months.upperBound)
        var totals: [String: Int64] = [:]
        for row in try reader.snapshot.counts(by: LedgerFigure.customer, where: rows + [known]) {
            totals[row.value] = 0
        }
        let counting = LedgerFigure.month.isBetween(months.lowerBound, months.upperBound)
        for row in try reader.snapshot.sums(
            of: LedgerFigure.amount, by: LedgerFigure.customer, where: rows + [counting])
        {
            totals[row.value] = row.sum
        }
        return totals
    }

    /// The place of each account among those in the same unit of a kind.
    private func places(
        of figures: [String: Fraction], within kind: String
    ) throws -> [String: (place: Int, unit: String)] {
        let tree = try reader.units.tree()
        var units: [String: String?] = [:]
        var groups: [String: [String: Fraction]] = [:]
        try reader.snapshot.forEach { (customer: CustomerRow) in
            guard let figure = figures[customer.number] else { return }
            let unit = units[customer.unit] ?? tree.nearest(kind, from: customer.unit)?.code
            units[customer.unit] = .some(unit)
            if let unit { groups[unit, default: [:]][customer.number] = figure }
        }
        var places: [String: (place: Int, unit: String)] = [:]
        for (unit, members) in groups {
            for (account, place) in Standings.places(of: members) { places[account] = (place, unit) }
        }
        return places
    }
}

extension Regulations.Measure {
    /// The figure that the period's total comes to; the total counts hundredths.
    fileprivate func figure(ofTotal total: Int64) throws(Fraction.ArithmeticError) -> Fraction {
        let share = aggregate == .sum ? 1 : Int128(period.months)
        return try Fraction(Int128(total), over: 100 * share)
    }
}
