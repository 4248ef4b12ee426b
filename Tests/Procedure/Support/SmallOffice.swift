import Diagnostics
import Digest
import MemoryStore
import Procedure
import Records
import Regulations
import Store
import Values

/// An office in memory that runs by a small regulation: commands are given to it as values.
///
/// Its units are the head (`head`) and two branches (`left`, `right`). The clerk of the left branch submits. The first
/// day is Monday, 2 November 2026; every command is a minute later than the one before.
package final class SmallOffice {
    package static let people: [(code: String, post: String, unit: String)] = [
        ("clerk", "clerk", "left"), ("neighbour", "clerk", "right"), ("r1", "reviewer", "head"),
        ("r2", "reviewer", "head"), ("r3", "reviewer", "head"), ("officer", "officer", "left"),
        ("chief", "director", "left"), ("boss", "director", "head"),
    ]
    package static let head = "unit=\"head\""
    /// Each of the three reviewers of the head, with a voice of the own.
    package static let reviewers = "<d:performer post=\"reviewer\" \(head) each=\"true\"/>"
    /// Whichever of the reviewers comes first.
    package static let reviewer = "<d:performer post=\"reviewer\" \(head)/>"
    package static let officer = "<d:performer post=\"officer\" relative=\"submitter\"/>"
    package static let chief = "<d:performer post=\"director\" relative=\"submitter\"/>"
    package static let boss = "<d:performer post=\"director\" \(head)/>"

    private let office: any Office
    private var editions: Editions
    /// The time of the last command.
    package private(set) var now: Timestamp

    package convenience init(_ states: String, submission: String = "") throws {
        try self.init(SmallRegulation(states: states, submission: submission))
    }

    package init(_ regulation: SmallRegulation, calendar: [CalendarSet] = [SmallOffice.calendar]) throws {
        now = try Self.moment("2026-11-02T09:00")
        let office = try MemoryOffices().create(at: "small", tables: OfficeTables.all)
        self.office = office
        let kept = try office.write { try Self.keep(regulation, in: $0) }
        editions = Editions(
            current: try office.read { try RegulationInForce(package: kept.digest, from: $0) })
        try decide(by: FoundOffice.founder) { recorder in
            try FoundOffice(
                name: "示例", isDemonstration: true, account: "nobody", package: kept.digest, calendar: calendar
            ).decide(recorder)
            try Self.populate(recorder)
        }
    }

    /// The last quarter of an invented year: a holiday from Thursday, 5 November, and the Saturday after is worked.
    package static let calendar = CalendarSet(
        year: 2026, holidays: ["2026-11-05", "2026-11-06"], workdays: ["2026-11-07"], names: [])

    private static func populate(_ recorder: Recorder) throws {
        for (code, name, kind, parent, prefix) in [
            ("head", "示例总部", "head", nil, "总"), ("left", "左示例分部", "branch", "head", "左"),
            ("right", "右示例分部", "branch", "head", "右"),
        ] as [(String, String, String, String?, String)] {
            try recorder.record(
                UnitSet(
                    unit: Unit(code: code, name: name, kind: kind, parent: parent, prefix: prefix, attributes: [:])))
        }
        for person in people {
            try recorder.record(PersonSet(code: person.code, name: "示例\(person.code)", account: nil))
            try recorder.record(
                PostHeld(
                    person: person.code, post: person.post, unit: person.unit,
                    from: CalendarDate(parsing: "2026-01-01"),
                    to: nil))
        }
    }

    // MARK: Time

    /// A local time, such as 2026-11-02T09:00.
    package static func moment(_ text: String) throws -> Timestamp { try Timestamp(parsing: "\(text):00+08:00") }

    /// Lets time pass until a local time: the next command is given then.
    package func wait(until text: String) throws {
        now = try Self.moment(text).adding(milliseconds: -Self.minute)
    }

    private static let minute: Int64 = 60_000

    // MARK: Deciding

    /// Gives a command, in one transaction.
    @discardableResult
    package func give<Command: OfficeCommand>(_ person: String, _ command: Command) throws -> Command.Outcome {
        try decide(as: person) { recorder in
            recorder.give(CommandGiven(command, account: nil))
            return try command.decide(recorder)
        }
    }

    /// Decides something as a person with the posts of the day.
    @discardableResult
    package func decide<Answer>(as person: String, _ body: (Recorder) throws -> Answer) throws -> Answer {
        try decide(by: actor(person), body)
    }

    @discardableResult
    private func decide<Answer>(by actor: Actor, _ body: (Recorder) throws -> Answer) throws -> Answer {
        now = now.adding(milliseconds: Self.minute)
        return try office.write { transaction in
            let reader = OfficeReader(transaction, actor: actor, now: now, editions: editions)
            let sink = WritingSink(transaction: transaction, person: actor.person.code, time: now)
            return try body(Recorder(reader, sink: sink))
        }
    }

    /// Puts another edition in force.
    @discardableResult
    package func adopt(_ regulation: SmallRegulation, by person: String = "admin") throws -> Adoption {
        let kept = try office.write { try Self.keep(regulation, in: $0) }
        let adoption = try give(person, AdoptEdition(package: kept.digest))
        editions = editions.running(
            by: try office.read { try RegulationInForce(package: kept.digest, from: $0) })
        return adoption
    }

    private static func keep(
        _ regulation: SmallRegulation, in transaction: any Transaction
    ) throws -> RegulationPackage {
        try RegulationPackage.pin(
            workflows: regulation.files, templates: MemoryPackage(name: "none", files: [:]),
            keeping: transaction.keepDefinition)
    }

    private func actor(_ code: String) throws -> Actor {
        try office.read { snapshot in
            let directory = Directory(tables: snapshot)
            guard let person = try directory.person(code) else { throw SmallOfficeProblem.nobody(code) }
            return try directory.actor(person, on: now.day)
        }
    }

    // MARK: Looking

    /// Looks at the office as a person sees it.
    package func look<Answer>(as person: String = "admin", _ body: (OfficeReader) throws -> Answer) throws -> Answer {
        let actor = try actor(person)
        return try office.read { try body(OfficeReader($0, actor: actor, now: now, editions: editions)) }
    }

    /// All events so far, by kind.
    package func events() throws -> [String] { try office.read { try $0.events(EventQuery()).map(\.kind) } }

    /// What names the office and no other.
    package var identity: SHA256Digest { office.identity }

    /// All events so far.
    package func history() throws -> [Event] { try office.read { try $0.events(EventQuery()) } }

    /// Decides all commands again, beside the office.
    ///
    /// - Parameter settled: the last event that needs no deciding.
    package func replay(settledThrough settled: Int = 0) throws -> DecisionReport {
        try office.read { definitions in
            try MemoryOffices().scratch(tables: OfficeTables.all) { tables in
                try DecisionReplay(
                    into: tables, definitions: definitions, office: office.identity, settledThrough: settled
                ).run { _ in }
            }
        }
    }

    /// Keeps values about people, which commands hold by their digests.
    package func keep(_ values: [PersonalValue]) throws {
        try office.write { transaction in for value in values { try transaction.keepPersonal(value) } }
    }

    /// Writes an event down and applies it, whatever led to it.
    package func forge(_ draft: EventDraft) throws {
        try office.write { try Applier.apply($0.append(draft), to: $0) }
    }

    /// Whether the tables follow from the events.
    package func isSound() throws -> Bool { try office.verify(applying: Applier.apply).isSound }
}

/// What a test asked of a small office that it does not have.
package enum SmallOfficeProblem: Error {
    /// No person has the code.
    case nobody(String)
    /// No task of the state was ever opened.
    case noTask(String)
    /// Nothing that was submitted made a case.
    case noCase
}

/// Writes what is decided down.
private struct WritingSink: EventSink {
    let transaction: any Transaction
    let person: String
    let time: Timestamp

    func take(_ event: some OfficeEvent, deputyFor: String?, cause: Int?) throws -> Stamp {
        let kind = type(of: event)
        let appended = try transaction.append(
            EventDraft(
                time: time.iso, kind: kind.kind, version: kind.version, person: person, deputyFor: deputyFor,
                command: "test", cause: cause, subject: event.subject, payload: try event.payload()))
        let stamp = Stamp(number: appended.number, time: time, person: person, deputyFor: deputyFor)
        try event.apply(stamp, to: transaction)
        return stamp
    }

    func attempt<Answer>(_ body: () throws -> Answer) throws -> Answer { try transaction.attempt(body) }

    func link(_ digest: String) throws {}

    func erase(_ digests: [String]) throws {
        try transaction.erasePersonal(digests.compactMap { SHA256Digest(hexadecimal: $0) })
    }
}
