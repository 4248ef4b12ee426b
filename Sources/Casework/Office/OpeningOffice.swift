import Files
import Procedure
import Records
public import Regulations
public import Store
public import Values

/// Opens a new office by a regulation: the first events of its life.
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

    /// The code of the first person of every office, who may administer it.
    public static let administrator = "admin"

    /// Records the opening in an office that has no events.
    ///
    /// - Throws: `Findings` of the regulation, and `StoreError`.
    public func record(
        in office: any Store.Office, workflows: some PackageSource, templates: some PackageSource, command: String
    ) throws {
        let regulation = try Regulation.read(from: workflows)
        try office.write { transaction in
            let sink = TransactionSink(transaction, person: Self.administrator, now: now, command: command)
            func append(_ event: some OfficeEvent) throws { _ = try sink.take(event, deputyFor: nil, cause: nil) }
            let package = try RegulationPackage.pin(
                workflows: workflows, templates: templates,
                keeping: transaction.keepDefinition)
            try append(OfficeOpened(name: name, isDemonstration: isDemonstration))
            try append(
                RegulationAdopted(id: regulation.id, edition: regulation.edition, package: package.digest))
            for year in calendar { try append(CalendarSet(year)) }
            // Whoever opens the office is called by the post until a name is loaded.
            let post = regulation.organisation.posts.first { $0.duties.contains(.administer) }
            try append(
                PersonSet(code: Self.administrator, name: post?.label ?? Self.administrator, account: account))
            if let post {
                try append(
                    PostHeld(
                        person: Self.administrator, post: post.id, unit: "", from: now.day, to: nil))
            }
        }
    }
}
