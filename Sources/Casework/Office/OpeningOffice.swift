import Procedure
import Records
public import Regulations
import Store
public import Values

/// Opens a new office by a regulation: the first command of its life.
public struct OfficeOpening {
    /// The office's name.
    public let name: String
    /// Whether anybody may act as anybody, for demonstrations and training.
    public let isDemonstration: Bool
    /// The administrator, who holds the post of that permission in no unit yet.
    public let account: String
    /// The time.
    public let now: Timestamp
    /// The public holidays that are known, a year a time.
    public let calendar: [CalendarYear]

    /// An opening.
    public init(name: String, isDemonstration: Bool, account: String, now: Timestamp, calendar: [CalendarYear] = []) {
        self.name = name
        self.isDemonstration = isDemonstration
        self.account = account
        self.now = now
        self.calendar = calendar
    }

    /// Records the opening in an office that has no events.
    ///
    /// - Throws: `Findings` of the regulation, and `StoreError`.
    func record(
        in office: any Store.Office, workflows: some PackageSource, templates: some PackageSource, command words: String
    ) throws {
        try office.write { transaction in
            let kept = try RegulationPackage.pin(
                workflows: workflows, templates: templates, keeping: transaction.keepDefinition)
            let command = FoundOffice(
                name: name, isDemonstration: isDemonstration, account: account, package: kept.digest,
                calendar: calendar.map(CalendarSet.init))
            let founder = FoundOffice.founder
            let editions = Editions(current: try RegulationInForce(package: kept.digest, from: transaction))
            let recorder = Recorder(
                OfficeReader(transaction, actor: founder, now: now, editions: editions),
                sink: TransactionSink(transaction, person: founder.person.code, now: now, command: words))
            recorder.give(CommandGiven(command, account: account))
            try command.decide(recorder)
        }
    }
}
