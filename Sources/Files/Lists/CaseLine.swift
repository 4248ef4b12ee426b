import Procedure
public import Records
import Regulations
public import Values

/// A case as lists of cases show it: what it is about, where it stands, and with whom.
public struct CaseLine: Sendable {
    /// The case.
    public let heading: CaseHeading
    /// Who submitted it, by name.
    public let submitter: String
    /// The amount of money that it is about, where there is one to be seen.
    public let amount: Money?
    /// The tier of its customer.
    public let tier: (id: String, label: String)?
    /// Where it stands, and with whom.
    public let standing: CaseStanding
    /// Since when it stands there: since the first of the tasks, or since it ended.
    public let since: Timestamp
    /// When the first of the tasks or the whole case is due.
    public let due: DueTime?
    /// The last opinion, and who gave it.
    public let last: (opinion: Opinion, author: String)?
}

/// Reads the lines of lists of cases.
struct CaseLines {
    private let reader: OfficeReader
    private let headings: Headings
    private let names: Names

    init(_ reader: OfficeReader) throws {
        self.reader = reader
        headings = Headings(reader)
        names = try Names(reader)
    }

    /// The line of a case, `nil` when the actor does not see it.
    func line(of number: Int) throws -> CaseLine? { try headings.heading(of: number).map(line) }

    private func line(_ heading: CaseHeading) throws -> CaseLine {
        let found = heading.case
        let open = try reader.cases.openTasks(of: found.number)
        let form = try reader.records.form(found.form)
        let customer = try heading.record.customer.flatMap { try reader.records.customer($0) }
        let last = try reader.cases.opinions(of: found.number).last { !$0.isAdvice }
        return CaseLine(
            heading: heading, submitter: names.person(found.submitter),
            amount: form.field(in: .amount).flatMap { amount(heading.record.values[$0.id]) },
            tier: customer?.tier.map { ($0, names.tier($0)) },
            standing: try CaseList(reader).standing(of: found.number, open) { try reader.cases.seats(of: $0.id) },
            since: open.map(\.opened).min() ?? found.closed ?? found.opened, due: try due(found, open),
            last: last.map { ($0, names.person($0.person)) })
    }

    private func amount(_ value: FieldValue?) -> Money? {
        guard case .money(let amount) = value else { return nil }
        return amount
    }

    private func due(_ found: Case, _ open: [CaseTask]) throws -> DueTime? {
        let timers = try reader.cases.timers(of: found.number, [.set, .paused, .fired])
        let all = (open.map(\.id) as [Int?] + [nil]).compactMap { DueTime(of: $0, among: timers, [], at: reader.now) }
        return all.min { $0.due < $1.due }
    }
}
