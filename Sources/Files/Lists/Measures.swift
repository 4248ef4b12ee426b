import Diagnostics
public import Procedure
public import Records
public import Regulations
public import Values

/// A measure of the accounts that the actor sees, as of a day.
public struct MeasureFile: Sendable {
    /// The measure.
    public let measure: Measure
    /// The day.
    public let day: CalendarDate
    /// The periods that count; `nil` where none does.
    public let span: ClosedRange<LedgerPeriod>?
    /// The accounts that have a figure, by number, each with it.
    public let rows: [(account: CustomerRow, figure: MeasuredFigure)]
}

/// Takes measures, and says what grading would change.
package struct Measures {
    private let reader: OfficeReader

    /// The measures of an office.
    package init(_ reader: OfficeReader) { self.reader = reader }

    /// A measure of the accounts in the actor's scope; places are those among all accounts of the unit.
    ///
    /// - Parameter unit: only those of a unit and below it.
    /// - Throws: `Refusal.unknownMeasure`, `StoreError`.
    package func file(_ id: String, unit: String?, on day: CalendarDate) throws -> MeasureFile {
        let measures = reader.regulation.measures
        guard let measure = measures.first(where: { $0.id == id }) else {
            throw Refusal.unknownMeasure(id, known: measures.map(\.id))
        }
        let figures = try MeasureReader(reader, on: day).figures(of: measure)
        let accounts = try Listing(reader).customers(unit: unit).rows
        return MeasureFile(
            measure: measure, day: day, span: reader.regulation.span(of: measure, on: day),
            rows: accounts.compactMap { account in figures[account.number].map { (account, $0) } })
    }

    /// What is otherwise about the accounts in the actor's scope by the figures known now as of a day, by number.
    package func changes(on day: CalendarDate) throws -> Regraded {
        let grading = AccountGrading(reader, on: day, ofAll: true)
        return try Listing(reader).customers().rows.reduce(into: Regraded()) { all, account in
            all.append(try grading.changes(of: account))
        }
    }
}

extension Refusal {
    fileprivate static func unknownMeasure(_ id: String, known: [String]) -> Refusal {
        Refusal(
            "casework.unknown-measure",
            Message("管理办法里没有指标 “\(id)”", "the regulation has no measure “\(id)”"),
            advice: didYouMean(id, among: known), access: .granted)
    }
}
