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

/// Takes measures of accounts on a day: `values(of:for:)` for conditions, `figures(of:)` for lists.
///
/// What was computed is kept: a reader serves as long as no figures, records and units are recorded. That of grades and
/// classes changes nothing, as measures do not follow from them.
package final class MeasureReader {
    let reader: OfficeReader
    private let day: CalendarDate
    private let regulation: Regulation
    private var known: [Asked: [String: MeasuredFigure]] = [:]
    private lazy var groups = AccountGroups(reader)

    private struct Asked: Hashable {
        let measure: String
        let day: CalendarDate
        /// The one account that it was computed for; `nil` for all.
        let account: String?
    }

    /// The measures of an office as of a day.
    ///
    /// - Parameter regulation: the edition that says what they are; the one in force unless another is given.
    package init(_ reader: OfficeReader, on day: CalendarDate, by regulation: Regulation? = nil) {
        self.reader = reader
        self.day = day
        self.regulation = regulation ?? reader.regulation
    }

    /// What conditions compare: the values of measures that one account has.
    ///
    /// - Parameters:
    ///   - ids: the measures; others are not computed.
    ///   - isOfAll: whether all accounts will be asked for, so that they are computed together.
    /// - Throws: `StoreError`, `Fraction.ArithmeticError`, `Findings` of a condition that cannot be evaluated.
    package func values(
        of ids: Set<String>, for account: String, amongAll isOfAll: Bool = false
    ) throws -> [String: Fraction] {
        var values: [String: Fraction] = [:]
        for id in ids.sorted() {
            guard let measure = regulation.measure(id) else { continue }
            let figures = try figures(of: measure, on: day, only: isOfAll ? nil : account)
            values[id] = figures[account]?.valueIn(measure)
        }
        return values
    }

    /// The figure of one account; `nil` where it has none.
    package func figure(of measure: Regulations.Measure, for account: String) throws -> MeasuredFigure? {
        try figures(of: measure, on: day, only: account)[account]
    }

    /// The figures of all accounts, by number; with their places where the measure is a rank.
    package func figures(of measure: Regulations.Measure) throws -> [String: MeasuredFigure] {
        try figures(of: measure, on: day, only: nil)
    }

    /// The figures on a day; of one account where it stands for itself.
    private func figures(
        of measure: Regulations.Measure, on day: CalendarDate, only account: String?
    ) throws -> [String: MeasuredFigure] {
        let all = Asked(measure: measure.id, day: day, account: nil)
        if let figures = known[all] { return figures }
        let asked = measure.isComparative ? all : Asked(measure: measure.id, day: day, account: account)
        if let figures = known[asked] { return figures }
        let figures = try compared(measure, on: day, only: asked.account)
        let ranked = try measure.rank.map { try places(of: figures, by: $0, measure.unitField) }
        let measured = Dictionary(
            uniqueKeysWithValues: figures.map { number, figure in
                let standing = ranked?[number]
                return (
                    number,
                    MeasuredFigure(
                        account: number, figure: figure, place: standing?.place, within: standing?.unit)
                )
            })
        known[asked] = measured
        return measured
    }

    /// The figures, held against those of an earlier time where the measure says so.
    private func compared(
        _ measure: Regulations.Measure, on day: CalendarDate, only account: String?
    ) throws -> [String: Fraction] {
        let figures = try plain(measure, on: day, only: account)
        guard let comparison = measure.comparison else { return figures }
        let earlier = try plain(measure, on: measure.earlier(than: day, comparison.against), only: account)
        var compared: [String: Fraction] = [:]
        for (number, figure) in figures {
            guard let before = earlier[number] else { continue }
            let difference = try figure.subtracting(before)
            if comparison.form == .amount {
                compared[number] = difference
            } else if before != .zero {
                compared[number] = try difference.divided(by: before)
            }
        }
        return compared
    }

    private func plain(
        _ measure: Regulations.Measure, on day: CalendarDate, only account: String?
    ) throws -> [String: Fraction] {
        switch measure.source {
        case .ledger(let id):
            guard let ledger = regulation.ledger(id) else { return [:] }
            let figures = try LedgerFigures(reader.snapshot, ledger, measure).figures(on: day, only: account)
            return try shared(try admitted(figures, by: measure, on: day), measure)
        case .records(let records):
            return try shared(try RecordFigures(reader, records, measure).figures(on: day, only: account), measure)
        case .measure(let id):
            guard let other = regulation.measure(id) else { return [:] }
            let figures = try self.figures(of: other, on: day, only: measure.aggregate == nil ? account : nil)
                .compactMapValues { $0.valueIn(other) }
            let admitted = try admitted(figures, by: measure, on: day)
            return measure.aggregate == .share
                ? try shared(admitted, measure) : try together(admitted, measure) ?? admitted
        }
    }

    /// The figures of the accounts that fulfil the measure's condition.
    private func admitted(
        _ figures: [String: Fraction], by measure: Regulations.Measure, on day: CalendarDate
    ) throws -> [String: Fraction] {
        guard let condition = measure.condition else { return figures }
        let admission = try AccountCondition(condition, in: reader, by: regulation)
        return try figures.filter { number, _ in
            var values: [String: Fraction] = [:]
            for other in admission.measures {
                values[other.id] = try self.figures(of: other, on: day, only: figures.count == 1 ? number : nil)[
                    number]?
                    .valueIn(other)
            }
            return try admission.holds(for: number, measures: values)
        }
    }

    /// Each figure as a part of what its group comes to; as it is where the measure is no share.
    private func shared(_ figures: [String: Fraction], _ measure: Regulations.Measure) throws -> [String: Fraction] {
        guard measure.aggregate == .share else { return figures }
        var shares: [String: Fraction] = [:]
        for members in try groups.members(of: figures, within: measure.within, by: measure.unitField).values {
            let total = try members.values.reduce(Fraction.zero) { try $0.adding($1) }
            guard total != .zero else { continue }
            for (number, figure) in members { shares[number] = try figure.divided(by: total) }
        }
        return shares
    }

    /// What the figures of each group come to, for every account of it; `nil` where each figure stands for itself.
    private func together(
        _ figures: [String: Fraction], _ measure: Regulations.Measure
    ) throws -> [String: Fraction]? {
        guard let aggregate = measure.aggregate else { return nil }
        let members = try groups.members(of: figures, within: measure.within, by: measure.unitField)
        var together: [String: Fraction] = [:]
        for (unit, accounts) in try groups.accounts(within: measure.within, by: measure.unitField) {
            guard let figure = try aggregate.figure(of: Array((members[unit] ?? [:]).values)) else { continue }
            for number in accounts { together[number] = figure }
        }
        return together
    }

    /// The place of each account among those in the same unit of a kind.
    private func places(
        of figures: [String: Fraction], by ranking: Regulations.Measure.Ranking, _ field: String?
    ) throws -> [String: (place: Int, unit: String)] {
        var places: [String: (place: Int, unit: String)] = [:]
        for (unit, members) in try groups.members(of: figures, within: ranking.within, by: field) {
            for (account, place) in Standings.places(of: members, ranking.order) { places[account] = (place, unit) }
        }
        return places
    }
}

extension MeasuredFigure {
    /// What conditions compare: the place of a rank, otherwise the figure.
    fileprivate func valueIn(_ measure: Regulations.Measure) -> Fraction? {
        measure.rank == nil ? figure : place.map { Fraction(Int64($0)) }
    }
}

extension Regulations.Measure.Aggregate {
    /// What figures come to together; `nil` where there are none to take.
    func figure(of figures: [Fraction]) throws(Fraction.ArithmeticError) -> Fraction? {
        if self == .count { return Fraction(Int64(figures.count)) }
        if self == .minimum { return figures.min() }
        if self == .maximum { return figures.max() }
        var sum = Fraction.zero
        for figure in figures { sum = try sum.adding(figure) }
        if self == .sum || self == .share { return sum }
        return figures.isEmpty ? nil : try sum.divided(by: Fraction(Int64(figures.count)))
    }
}
