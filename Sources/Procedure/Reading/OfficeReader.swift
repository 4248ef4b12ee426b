import Digest
import Records
import Regulations
import Store
import Values

/// The office at one moment, as a person sees and decides on it at a time: whence the readers of its parts come.
///
/// It reads and never records. What it has read it keeps until the table is written to, since one step of a command
/// asks for what the one before asked for.
package final class OfficeReader {
    /// What is kept.
    package let snapshot: any Snapshot
    /// Who looks or acts.
    package let actor: Actor
    /// The time that it is.
    package let now: Timestamp
    /// The editions of the regulation.
    package let editions: Editions
    /// The way in which is decided: whoever decides otherwise than an earlier version did asks for it.
    package let decision: DecisionVersion
    /// The commands as they were written down; `nil` where nobody looks at their signatures.
    let commands: RecordedCommands?
    /// The digests that stood for nothing any more when they were asked for: what they stood for was erased.
    package private(set) var erased: [String] = []
    /// The units as they were known before; `nil` where they must be read.
    private let knownUnits: KnownUnits
    /// Whether something is in what is read that may still be taken back.
    var hasOwnEvents = false
    private var loadedTree: UnitTree?
    private var foundRecords = Memory<RecordKey, RecordRow>()
    private var foundCases = Memory<Int, Case>()
    private var foundTasks = RowMemory<CaseTask>()
    private var foundSeats = RowMemory<Seat>()
    private var foundCaseSeats = RowMemory<Seat>()
    private var foundOpinions = RowMemory<Opinion>()
    private var foundTimers = RowMemory<CaseTimer>()
    private var foundHolders = Memory<Holder, [Person]>()

    private struct RecordKey: Hashable {
        let form: String
        let number: String
    }

    /// A reader of an office.
    package init(
        _ snapshot: any Snapshot, actor: Actor, now: Timestamp, editions: Editions, units: KnownUnits = KnownUnits(),
        deciding decision: DecisionVersion = .latest, commands: RecordedCommands? = nil
    ) {
        self.snapshot = snapshot
        self.actor = actor
        self.now = now
        self.editions = editions
        knownUnits = units
        self.decision = decision
        self.commands = commands
    }

    /// The regulation that new cases run by.
    package var regulation: Regulation { editions.current.regulation }
    /// People and their posts.
    package var directory: Directory { Directory(tables: snapshot) }
    /// Units.
    package var units: UnitReader { UnitReader(reader: self) }
    /// Records and accounts.
    package var records: RecordReader { RecordReader(reader: self) }
    /// Cases with their tasks, seats, opinions and timers.
    package var cases: CaseReader { CaseReader(reader: self) }
    /// What was said around decisions.
    package var conversation: ConversationReader { ConversationReader(reader: self) }
    /// Public holidays and working time.
    package var calendar: CalendarReader { CalendarReader(reader: self) }
    /// What the actor may see.
    package var sight: Sight { Sight(reader: self) }

    /// The pinned edition with a digest: cases keep the one they began with.
    package func edition(_ package: String) throws -> RegulationInForce {
        try editions.edition(package, from: snapshot)
    }

    // MARK: What is personal

    /// The value about a person that a digest stands for; `nil` where it was erased.
    package func personal(_ digest: String) throws -> String? {
        guard let known = SHA256Digest(hexadecimal: digest),
            let value = try (editions.contents ?? snapshot).personal(known)
        else {
            erased.append(digest)
            return nil
        }
        return value.value
    }

    /// The digests that stand for a value about a person, in hexadecimal.
    package func personalDigests(of value: String) throws -> [String] {
        try (editions.contents ?? snapshot).personalDigests(of: value).map(\.description)
    }

    // MARK: What is kept in mind

    /// The units of the office.
    func tree() throws -> UnitTree {
        if let loadedTree { return loadedTree }
        let head = try snapshot.head().number
        let tree =
            try knownUnits.tree(at: head) ?? UnitTree(snapshot, organisation: regulation.organisation)
        if !hasOwnEvents { knownUnits.keep(tree, at: head) }
        loadedTree = tree
        return tree
    }

    /// Forgets the units, because one was changed.
    package func forgetUnits() { loadedTree = nil }

    func record(_ form: String, _ number: String) throws -> RecordRow? {
        let key = RecordKey(form: form, number: number)
        if let known = foundRecords.recall(key, since: snapshot.writes(to: RecordRow.self)) { return known }
        let row = try snapshot.first(where: [RecordRow.form == form, RecordRow.number == number])
        guard let found = try row.map(records.typed) else { return nil }
        foundRecords.keep(found, for: key)
        return found
    }

    func holders(of holder: Holder) throws -> [Person] {
        let writes = snapshot.writes(to: HeldPost.self) + snapshot.writes(to: Person.self)
        if let known = foundHolders.recall(holder, since: writes) { return known }
        let people = try directory.holders(of: holder, on: now.day)
        foundHolders.keep(people, for: holder)
        return people
    }

    func foundCase(_ number: Int) throws -> Case? {
        if let known = foundCases.recall(number, since: snapshot.writes(to: Case.self)) { return known }
        guard let found = try snapshot.first(where: [Case.number == number]) else { return nil }
        foundCases.keep(found, for: number)
        return found
    }

    func tasks(of number: Int) throws -> [CaseTask] {
        try foundTasks.rows(of: number, in: snapshot) {
            try snapshot.all(where: [CaseTask.case == number], order: [CaseTask.id.ascending])
        }
    }

    func seats(ofTask number: Int) throws -> [Seat] {
        try foundSeats.rows(of: number, in: snapshot) {
            try snapshot.all(where: [Seat.task == number], order: [Seat.number.ascending])
        }
    }

    /// The seats of all tasks of a case, by task and number; those of each task are known from then on.
    func seats(ofCase number: Int) throws -> [Seat] {
        try foundCaseSeats.rows(of: number, in: snapshot) {
            let seats: [Seat] = try snapshot.all(
                where: [Seat.case == number], order: [Seat.task.ascending, Seat.number.ascending])
            for (task, seats) in Dictionary(grouping: seats, by: \.task) {
                foundSeats.keep(seats, of: task, in: snapshot)
            }
            return seats
        }
    }

    func opinions(of number: Int) throws -> [Opinion] {
        try foundOpinions.rows(of: number, in: snapshot) {
            try snapshot.all(where: [Opinion.case == number], order: [Opinion.id.ascending]).map { opinion in
                var opinion = opinion
                opinion.fields = try opinion.fields.opened(personal)
                return opinion
            }
        }
    }

    func timers(of number: Int) throws -> [CaseTimer] {
        try foundTimers.rows(of: number, in: snapshot) {
            try snapshot.all(
                where: [CaseTimer.case == number], order: [CaseTimer.due.ascending, CaseTimer.id.ascending])
        }
    }
}

/// The units of an office as they were after an event, kept from one command to the next.
package final class KnownUnits {
    private var known: (head: Int, tree: UnitTree)?

    /// Nothing is known yet.
    package init() {}

    /// The units as they are after an event, if they were read then and nothing has happened since.
    func tree(at head: Int) -> UnitTree? { known.flatMap { $0.head == head ? $0.tree : nil } }

    func keep(_ tree: UnitTree, at head: Int) { known = (head, tree) }

    /// What one command did itself leaves the units as they were known, unless it changed some; what others did before
    /// it may have changed them.
    package func committed(_ events: ClosedRange<Int>?, changesUnits: Bool) {
        guard let events, let known, known.head == events.lowerBound - 1 else { return }
        self.known = changesUnits ? nil : (events.upperBound, known.tree)
    }
}
