import Diagnostics
import Foundation
import Regulations
import Store
import Values

/// A case with everything about it.
public struct CaseFile: Sendable {
    /// The case.
    public let `case`: Case
    /// The chain.
    public let chain: Chain
    /// The edition of the regulation that it runs by.
    public let edition: String
    /// The edition that new cases run by.
    public let editionInForce: String
    /// What the chart's annotations say.
    public let annotations: ChartAnnotations
    /// The form of the subject.
    public let form: Form
    /// The subject as it is now.
    public let record: RecordRow
    /// All its versions.
    public let versions: [RecordVersion]
    /// The customer.
    public let customer: CustomerRow?
    /// The customer's record.
    public let customerRecord: RecordRow?
    /// All tasks.
    public let tasks: [CaseTask]
    /// Who the open tasks wait for, in words, by task.
    public let waiting: [Int: WaitingTask]
    /// The seats of all tasks, by task.
    public let seats: [Int: [Seat]]
    /// All timers.
    public let timers: [CaseTimer]
    /// When it was looked at, ISO.
    public let time: String
    /// All opinions.
    public let opinions: [Opinion]
    /// What was done beside deciding.
    public let interventions: [Intervention]
    /// The copies that were sent.
    public let copies: [SentCopy]
    /// What people did around the decisions.
    public let conversation: Conversation
    /// The attachments of the subject.
    public let attachments: [AttachedFile]
    /// The actions that the actor can take now, by state.
    public let actions: [String: [ActionDefinition]]
    /// Names for the codes in all of it.
    public let names: Names
}

extension Desk {
    /// A case that the actor sees, with everything about it.
    ///
    /// - Throws: `Refusal` when there is none or the actor does not see it.
    public func caseFile(_ number: Int) throws -> CaseFile {
        try look { view in try view.caseFile(view.existingCase(number)) }
    }

    /// The cases about a record, the first first, each with everything about it.
    public func caseFiles(of form: String, _ number: String) throws -> [CaseFile] {
        try look { view in
            let record = try view.existing(try view.form(form), number)
            try view.requireSight(of: record)
            return try view.cases(of: form, number).map(view.caseFile)
        }
    }

    /// Everything about a customer that the actor sees.
    public func customerFile(_ number: String) throws -> CustomerFile {
        try look { view in
            let form = try view.accountForm()
            let record = try view.existing(form, number)
            try view.requireSight(of: record)
            guard let customer = try view.customer(number) else {
                throw Refusal.unknownRecord(form, number)
            }
            let others = try view.snapshot.rows(
                Query("records", where: [.equals("customer", .text(number))], order: [.ascending("created")])
            ).map(RecordRow.init).filter { try $0.form != form.id && view.sees($0) }
            return CustomerFile(
                customer: customer, form: form, record: try view.shown(record),
                versions: try view.shownVersions(of: record),
                registrations: try view.cases(of: form.id, number).filter { try view.sees($0, about: record) }
                    .map(view.caseFile),
                contracts: try others.filter { $0.form == "contract" }.flatMap {
                    try view.cases(of: $0.form, $0.number).map(view.caseFile)
                },
                matters: try others.filter { $0.form != "contract" }.flatMap {
                    try view.cases(of: $0.form, $0.number).map(view.caseFile)
                },
                visits: try others.filter { $0.form == "visit" }.map(view.shown), revenue: try view.revenue(of: number),
                names: try view.names(), officeName: try Settings(tables: view.snapshot).officeName())
        }
    }

    /// The name of the office.
    public func officeName() throws -> String {
        try look { try Settings(tables: $0.snapshot).officeName() }
    }

    /// Names for codes.
    public func names() throws -> Names { try look { try $0.names() } }

    /// The files of the templates of a pinned package.
    public func templates(of package: String) throws -> MemoryPackage {
        try office.read { snapshot in
            try RegulationPackage(digest: package, from: snapshot).files(
                below: RegulationPackage.templates, from: snapshot)
        }
    }
}

/// A customer with everything about it.
public struct CustomerFile: Sendable {
    /// One month of revenue.
    public struct MonthlyRevenue: Sendable {
        /// The month.
        public let month: YearMonth
        /// The amount.
        public let amount: Money

        /// The revenue of a month.
        public init(month: YearMonth, amount: Money) {
            self.month = month
            self.amount = amount
        }
    }

    /// The customer.
    public let customer: CustomerRow
    /// Its form.
    public let form: Form
    /// Its record as it is now.
    public let record: RecordRow
    /// All versions of the record.
    public let versions: [RecordVersion]
    /// The cases of its registration.
    public let registrations: [CaseFile]
    /// The cases of its contracts.
    public let contracts: [CaseFile]
    /// The cases of its other records, such as complaints.
    public let matters: [CaseFile]
    /// The visits.
    public let visits: [RecordRow]
    /// The revenue by month, the first first.
    public let revenue: [MonthlyRevenue]
    /// Names for codes.
    public let names: Names
    /// The office's name.
    public let officeName: String
}

extension View {
    func caseFile(_ found: Case) throws -> CaseFile {
        let edition = try desk.edition(found.package, from: snapshot)
        let form = try edition.form(found.form)
        let whole = try existing(form, found.record)
        let record = try shown(whole)
        guard let chain = edition.regulation.chain(found.chain) else { throw Refusal.noChain(form: form.label) }
        let annotations = try edition.chart(found.chart, form: found.form).annotations
        let tasks = try tasks(of: found.number)
        let open = tasks.filter { $0.status == "open" }
        let mine = try open.filter { try !authorities(for: $0, chain: found.chain).isEmpty }
        return CaseFile(
            case: found, chain: chain, edition: edition.regulation.edition, editionInForce: regulation.edition,
            annotations: annotations, form: form, record: record,
            versions: try shownVersions(of: whole), customer: try record.customer.flatMap { try customer($0) },
            customerRecord: try record.customer.flatMap { try self.record(accountForm().id, $0).map(shown) },
            tasks: tasks,
            waiting: Dictionary(uniqueKeysWithValues: try open.map { ($0.id, try waiting(for: $0)) }),
            seats: Dictionary(grouping: try seats(ofCase: found.number), by: \.task),
            timers: try timers(of: found.number, CaseTimer.State.allCases), time: desk.now.iso,
            opinions: try shownOpinions(of: found.number, about: whole),
            interventions: try interventions(in: found.number),
            copies: try copies(of: found.number),
            conversation: try conversation(in: found.number, tasks: tasks),
            attachments: try attachments(of: form.id, record.number),
            actions: Dictionary(
                mine.map { ($0.state, annotations.task($0.state)?.actions ?? []) },
                uniquingKeysWith: { first, _ in first }),
            names: try names().by(edition.regulation))
    }

    func revenue(of customer: String) throws -> [CustomerFile.MonthlyRevenue] {
        try snapshot.rows(
            Query(
                "revenue", where: [.equals("ledger", .text(ledger)), .equals("customer", .text(customer))],
                order: [.ascending("month")])
        ).map {
            CustomerFile.MonthlyRevenue(
                month: try YearMonth(parsing: try $0.text("month")), amount: Money(fen: try $0.integer("amount")))
        }
    }
}

/// A visit with what its report needs.
public struct VisitFile: Sendable {
    /// The form.
    public let form: Form
    /// The record.
    public let record: RecordRow
    /// All its versions.
    public let versions: [RecordVersion]
    /// The customer.
    public let customer: CustomerRow
    /// The customer's record.
    public let customerRecord: RecordRow
    /// Its attachments.
    public let attachments: [AttachedFile]
    /// Names for codes.
    public let names: Names
    /// The office's name.
    public let officeName: String
}

extension Desk {
    /// A visit that the actor sees.
    ///
    /// - Throws: `Refusal` when there is none or the actor does not see it.
    public func visitFile(_ number: String) throws -> VisitFile {
        try look { view in
            let form = try view.form("visit")
            let record = try view.existing(form, number)
            try view.requireSight(of: record)
            let accounts = try view.accountForm()
            guard let customer = try record.customer.flatMap({ try view.customer($0) }) else {
                throw Refusal.unknownRecord(accounts, record.customer ?? "")
            }
            return VisitFile(
                form: form, record: try view.shown(record), versions: try view.shownVersions(of: record),
                customer: customer, customerRecord: try view.shown(view.existing(accounts, customer.number)),
                attachments: try view.attachments(of: form.id, number), names: try view.names(),
                officeName: try Settings(tables: view.snapshot).officeName())
        }
    }

    /// The regulation that a case runs by.
    public func regulation(of found: Case) throws -> Regulation {
        try look { try edition(found.package, from: $0.snapshot).regulation }
    }
}

extension CaseFile {
    /// When an open task is due, or the whole case for `nil`.
    public func dueTime(of task: CaseTask?) -> DueTime? {
        let actions = task.flatMap { annotations.task($0.state)?.actions } ?? []
        return DueTime(of: task?.id, among: timers, actions, at: time)
    }
}
