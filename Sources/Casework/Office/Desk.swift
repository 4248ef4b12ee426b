import Diagnostics
public import Regulations
import Store
public import Values

/// Where a person works: an open office, who acts, and the time it is.
///
/// A command is decided inside one transaction over what the office holds at that moment; what was decided is a list of
/// events, appended with what follows from them, all or nothing.
public final class Desk {
    let file: OfficeFile
    /// Who acts.
    public let actor: Actor
    /// The regulation that new cases run by.
    public let current: RegulationInForce
    /// The time of everything that this desk does.
    public let now: Timestamp
    /// The command as the user gave it, for the record.
    public let command: String
    /// Whether everything is taken back in the end (`--dry-run`).
    public let isRehearsal: Bool
    private var editions: [String: RegulationInForce]
    private var knownUnits: (head: Int, tree: UnitTree)?

    /// A desk in an office that is open.
    ///
    /// - Parameters:
    ///   - identity: whose desk it is.
    ///   - now: the time, from the clock of the caller.
    /// - Throws: `Refusal` when the identity is nobody's, and `StoreError`.
    init(
        office: OfficeFile, identity: Identity, now: Timestamp, command: String, isRehearsal: Bool = false
    ) throws {
        file = office
        self.now = now
        self.command = command
        self.isRehearsal = isRehearsal
        let (actor, current) = try office.read { snapshot in
            let settings = Settings(tables: snapshot)
            let current = try RegulationInForce(package: try settings.package(), from: snapshot)
            let actor = try identity.resolve(
                in: snapshot, organisation: current.regulation.organisation, day: now.day)
            return (actor, current)
        }
        self.actor = actor
        self.current = current
        editions = [current.package: current]
    }

    /// The same desk, as it will be once another edition is in force.
    init(_ desk: Desk, runningBy edition: RegulationInForce) {
        file = desk.file
        actor = desk.actor
        now = desk.now
        command = desk.command
        isRehearsal = desk.isRehearsal
        current = edition
        editions = desk.editions.merging([edition.package: edition]) { _, new in new }
    }

    /// The office, by the interface that every store has.
    var office: any Store.Office { file }

    /// The regulation that new cases run by.
    public var regulation: Regulation { current.regulation }

    /// The pinned edition with a digest: cases keep the one they began with.
    func edition(_ package: String, from snapshot: any Snapshot) throws -> RegulationInForce {
        if let edition = editions[package] { return edition }
        let edition = try RegulationInForce(package: package, from: snapshot)
        editions[package] = edition
        return edition
    }

    /// Decides and records in one transaction.
    func change<Answer>(_ body: (Recorder) throws -> Answer) throws -> Answer {
        try loggingRefusals {
            if isRehearsal {
                return try office.rehearse { try body(Recorder($0, desk: self)) }
            }
            let (answer, recorder) = try office.write { transaction in
                let recorder = Recorder(transaction, desk: self)
                return (try body(recorder), recorder)
            }
            committed(recorder)
            return answer
        }
    }

    /// The units as they are after an event, if this desk read them and nothing has happened since.
    func units(at head: Int) -> UnitTree? {
        knownUnits.flatMap { $0.head == head ? $0.tree : nil }
    }

    /// Keeps the units for the next command.
    func keep(_ tree: UnitTree, at head: Int) { knownUnits = (head, tree) }

    /// What this desk did itself leaves the units as they were known, unless it changed some; what others did before it
    /// may have changed them.
    private func committed(_ recorder: Recorder) {
        guard let recorded = recorder.recorded, let known = knownUnits, known.head == recorded.lowerBound - 1 else {
            return
        }
        knownUnits = recorder.changesUnits ? nil : (recorded.upperBound, known.tree)
    }

    /// Decides, shows what came of it, and takes everything back.
    func attempt<Answer>(_ body: (Recorder) throws -> Answer) throws -> Answer {
        try loggingRefusals { try office.rehearse { try body(Recorder($0, desk: self)) } }
    }

    /// Looks at the office as it is at one moment.
    func look<Answer>(_ body: (View) throws -> Answer) throws -> Answer {
        try loggingRefusals { try office.read { snapshot in try body(View(snapshot, desk: self)) } }
    }

    /// A form of the regulation.
    ///
    /// - Throws: `Refusal.unknownForm`.
    public func form(_ id: String) throws -> Form {
        if let form = regulation.form(id) { return form }
        throw Refusal.unknownForm(id, advice: didYouMean(id, among: regulation.forms.map(\.id)))
    }

    /// Refuses what the actor's posts do not allow.
    ///
    /// - Throws: `Refusal.notAllowed`, `StoreError`.
    public func require(_ permission: Permission) throws {
        guard !actor.may(permission, in: regulation.organisation) else { return }
        let posts = regulation.organisation.posts.filter { $0.duties.contains(permission) }
        try loggingRefusals { throw Refusal.notAllowed(permission, posts: posts.map(\.label)) }
    }

    /// Refuses whoever holds none of some posts.
    ///
    /// - Parameter refusal: why, from the names of the posts that may.
    func requirePost(among allowed: [Post], _ refusal: ([String]) -> Refusal) throws {
        guard actor.post(among: allowed) == nil else { return }
        try loggingRefusals { throw refusal(allowed.map(\.label)) }
    }

    /// Refuses the papers of a case to whoever may neither produce papers nor takes part in it.
    ///
    /// - Throws: `Refusal.notAllowed`, `StoreError`.
    public func requirePapers(of found: Case) throws {
        guard try !office.read({ try View($0, desk: self).takesPart(in: found) }) else { return }
        try require(.export)
    }

    private func loggingRefusals<Answer>(_ body: () throws -> Answer) throws -> Answer {
        try office.loggingRefusals(by: actor.person.code, of: command, at: now, body)
    }
}

extension Store.Office {
    /// Notes a refused access in the access log, which is no part of the office's history; a rehearsal is one too.
    func loggingRefusals<Answer>(
        by person: String, of command: String, at time: Timestamp, _ body: () throws -> Answer
    ) throws -> Answer {
        do {
            return try body()
        } catch let refusal as Refusal {
            guard case .denied(let subject) = refusal.access else { throw refusal }
            try logRefusal(
                RefusedAccess(
                    time: time.iso, person: person, command: command, subject: subject, rule: refusal.id))
            throw refusal
        }
    }
}

/// What a desk sees of the office at one moment.
class View {
    let snapshot: any Snapshot
    let desk: Desk
    private var loadedTree: UnitTree?
    private var loadedNames: Names?
    private var records = Memory<RecordKey, RecordRow>()
    private var cases = Memory<Int, Case>()
    private var openTasks = Memory<Int, [CaseTask]>()
    private var holders = Memory<Holder, [Person]>()

    private struct RecordKey: Hashable {
        let form: String
        let number: String
    }

    init(_ snapshot: any Snapshot, desk: Desk) {
        self.snapshot = snapshot
        self.desk = desk
    }

    var regulation: Regulation { desk.regulation }
    var actor: Actor { desk.actor }
    var directory: Directory { Directory(tables: snapshot) }

    /// Whether everything that is seen is there to stay.
    var isCommitted: Bool { true }

    /// The units of the office.
    func tree() throws -> UnitTree {
        if let loadedTree { return loadedTree }
        let head = try snapshot.head().number
        let tree =
            try desk.units(at: head) ?? UnitTree(snapshot, organisation: regulation.organisation)
        if isCommitted { desk.keep(tree, at: head) }
        loadedTree = tree
        return tree
    }

    /// Names for the codes of the office.
    func names() throws -> Names {
        if let loadedNames { return loadedNames }
        let names = try Names(self)
        loadedNames = names
        return names
    }

    /// A record, if it is there.
    func record(_ form: String, _ number: String) throws -> RecordRow? {
        let key = RecordKey(form: form, number: number)
        if let known = records.recall(key, since: snapshot.writes(to: "records")) { return known }
        let row = try snapshot.row(
            "records", where: [.equals("form", .text(form)), .equals("number", .text(number))])
        guard let record = try row.map(RecordRow.init) else { return nil }
        records.keep(record, for: key)
        return record
    }

    /// The people who hold a post in a unit today.
    func people(_ holder: Holder) throws -> [Person] {
        let writes = snapshot.writes(to: "posts") + snapshot.writes(to: "people")
        if let known = holders.recall(holder, since: writes) { return known }
        let people = try directory.holders(of: holder, on: desk.now.day.iso)
        holders.keep(people, for: holder)
        return people
    }

    /// A case that must be there, whoever looks.
    func anyCase(_ number: Int) throws -> Case {
        if let known = cases.recall(number, since: snapshot.writes(to: "cases")) { return known }
        guard let row = try snapshot.row("cases", where: [.equals("number", Value(number))]) else {
            throw Refusal.unknownCase(number)
        }
        let found = try Case(row)
        cases.keep(found, for: number)
        return found
    }

    /// The open tasks of a case, the first first.
    func openTasks(of number: Int) throws -> [CaseTask] {
        if let known = openTasks.recall(number, since: snapshot.writes(to: "tasks")) { return known }
        let rows = try snapshot.rows(
            Query(
                "tasks", where: [.equals("case", Value(number)), .equals("status", "open")],
                order: [.ascending("id")]))
        let tasks = try rows.map(CaseTask.init)
        openTasks.keep(tasks, for: number)
        return tasks
    }

    /// The form with an id.
    func form(_ id: String) throws -> Form {
        try desk.form(id)
    }
}

/// Records what a command decided: appends each event and applies it at once, so that later decisions see it.
final class Recorder: View {
    let transaction: any Transaction
    private var firstEvent: Int?
    /// The events that were recorded here.
    private(set) var recorded: ClosedRange<Int>?
    private(set) var changesUnits = false
    override var isCommitted: Bool { firstEvent == nil }
    /// The person whom the actor represents in what is recorded from now on.
    var deputyFor: String?

    init(_ transaction: any Transaction, desk: Desk) {
        self.transaction = transaction
        super.init(transaction, desk: desk)
    }

    /// The same recorder at another desk: what it records has the same cause.
    func at(_ desk: Desk) -> Recorder {
        let recorder = Recorder(transaction, desk: desk)
        recorder.firstEvent = firstEvent
        return recorder
    }

    /// Does something as a whole, or leaves nothing of it when it throws; what was recorded before stays.
    func attempt<Answer>(_ body: () throws -> Answer) throws -> Answer {
        let before = (firstEvent, recorded, changesUnits, deputyFor)
        do {
            return try transaction.attempt(body)
        } catch {
            (firstEvent, recorded, changesUnits, deputyFor) = before
            throw error
        }
    }

    /// Appends an event; those after the first name it as their cause.
    @discardableResult
    func record(_ event: some OfficeEvent) throws -> Store.Event {
        let appended = try transaction.append(
            EventDraft(
                time: desk.now.iso, kind: type(of: event).kind, person: actor.person.code, deputyFor: deputyFor,
                command: desk.command, cause: firstEvent, subject: event.subject, payload: try event.payload()))
        firstEvent = firstEvent ?? appended.number
        // What was just written down is applied as it is; that reading it back gives the same, tests ensure.
        try event.apply(appended, to: transaction)
        recorded = (recorded?.lowerBound ?? appended.number)...appended.number
        changesUnits = changesUnits || event is UnitSet
        return appended
    }

    /// Takes the next number of a series: inside the transaction, so that none is given twice and none is left out.
    ///
    /// - Parameter edition: the regulation that the series belongs to; the one in force unless a case has its own.
    func allocate(_ seriesID: String, unit: Unit, of edition: Regulation? = nil) throws -> String {
        guard let series = (edition ?? regulation).series(seriesID) else { throw Refusal.unknownSeries(seriesID) }
        let unitKey = series.isPerUnit ? unit.code : ""
        let year = series.restart == .year ? String(desk.now.day.year) : ""
        let row = try snapshot.row(
            "numbers",
            where: [
                .equals("series", .text(seriesID)), .equals("unit", .text(unitKey)), .equals("year", .text(year)),
            ])
        let sequence = Int(try row?.integer("last") ?? 0) + 1
        let values = ["unit": unit.prefix ?? unit.name, "year": String(desk.now.day.year)]
        guard let text = series.pattern.format(values, sequence: sequence) else {
            throw Refusal.incompleteNumber(of: seriesID)
        }
        try record(
            NumberAllocated(series: seriesID, unit: unitKey, year: year, sequence: sequence, text: text))
        return text
    }
}
