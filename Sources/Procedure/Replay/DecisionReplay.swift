import Diagnostics
import Digest
import Records
import Store
import Values

/// Decides the history of an office again, command by command, each against the state and the definitions of its
/// moment, and compares what comes of it with what was written down.
///
/// The tables are made in an empty office beside the real one. Where a command comes to what stands there, they go on
/// from it; where it does not, they go on from what was written down, so that one forgery is one finding.
package final class DecisionReplay {
    package private(set) var report = DecisionReport()
    private let tables: any Transaction
    private let definitions: any Snapshot
    /// The last event that needs no deciding.
    private let settled: Int
    private let office: SHA256Digest
    private var group: (command: Event, events: [Event])?
    private var version = DecisionVersion.first
    private var editions: Editions?
    private var actors: [String: Actor] = [:]
    private var demands: [String: SignatureDemand] = [:]
    private var day: CalendarDate?
    private var units = KnownUnits()
    /// The events that erased values about people, by digest.
    private var erasures: [String: Int] = [:]
    private var isLost = false
    private static let limit = 100

    /// A replay.
    ///
    /// - Parameters:
    ///   - tables: an empty office.
    ///   - definitions: the real one, for the regulations that it pins.
    ///   - office: the identity of the real one, which signatures are for.
    ///   - settled: the last event that needs no deciding, because a seal says that it was.
    package init(
        into tables: any Transaction, definitions: any Snapshot, office: SHA256Digest, settledThrough settled: Int
    ) {
        self.office = office
        self.tables = tables
        self.definitions = definitions
        self.settled = settled
    }

    /// Decides all events again; those about the chain alone mean nothing.
    ///
    /// - Parameter progress: is told now and then how far it has come.
    package func run(progress: (Int) -> Void) throws -> DecisionReport {
        try definitions.forEachEvent(EventQuery(kinds: [PersonalErased.kind])) { event in
            for digest in try PersonalErased(event).digests where erasures[digest] == nil {
                erasures[digest] = event.number
            }
        }
        try definitions.forEachEvent(EventQuery()) { event in
            report.through = event.number
            guard !isLost, !event.isAboutChain else { return }
            try take(event)
            if event.number.isMultiple(of: 1_000) { progress(event.number) }
        }
        if !isLost { try decideGroup() }
        return report
    }

    private func take(_ event: Event) throws {
        if event.kind == CommandGiven.kind {
            try decideGroup()
            group = (event, [])
        } else if group != nil {
            group?.events.append(event)
        } else {
            report.earlier += 1
            try apply([event])
        }
    }

    private func decideGroup() throws {
        guard let (command, events) = group else { return }
        group = nil
        guard command.number > settled else {
            report.settled += 1 + events.count
            version = max(version, DecisionVersion(rawValue: command.version) ?? .latest)
            return try apply([command] + events)
        }
        for stray in events where stray.cause != command.number {
            note(.stray(event: stray.number, kind: stray.kind))
        }
        let own = events.filter { $0.cause == command.number }
        switch try outcome(of: command, own) {
        case .follows:
            report.commands += 1
            report.events += 1 + own.count
            return try apply(events.filter { $0.cause != command.number })
        case .fails(let problem):
            report.commands += 1
            note(problem)
        case .erased(let erasure):
            report.erased += 1
            if !report.erasures.contains(erasure) { report.erasures = (report.erasures + [erasure]).sorted() }
        }
        try applyReadable(command)
        try apply(events)
    }

    /// What comes of deciding a command again.
    private enum Outcome {
        /// What stands there; it is applied.
        case follows
        case fails(DecisionProblem)
        /// Nobody can tell: it rests on a value about a person that an event erased.
        case erased(by: Int)
    }

    private func note(_ problem: DecisionProblem) {
        if report.problems.count < Self.limit { report.problems.append(problem) }
    }

    private func outcome(of command: Event, _ events: [Event]) throws -> Outcome {
        func undecidable(_ reason: DecisionProblem.Reason) -> Outcome {
            .fails(.undecidable(command: command.number, reason))
        }
        guard let version = DecisionVersion(rawValue: command.version), version >= self.version else {
            return undecidable(.earlierVersion(command.version, after: self.version.rawValue))
        }
        self.version = version
        let given: CommandGiven
        let time: Timestamp
        do {
            given = try CommandGiven(command)
            time = try Timestamp(parsing: command.time)
        } catch {
            return undecidable(.malformedInput(command.subject))
        }
        guard let reader = try reader(for: given, by: command.person, at: time) else {
            return undecidable(.nobody(command.person))
        }
        do {
            try tables.attempt {
                if let problem = try decide(given, command, events, reader) { throw Divergence(problem: problem) }
            }
            return .follows
        } catch {
            return try failure(error, of: command, given, reader)
        }
    }

    /// What it means that a command could not be decided, or came to something else.
    private func failure(
        _ error: any Error, of command: Event, _ given: CommandGiven, _ reader: OfficeReader
    ) throws -> Outcome {
        if let error = error as? StoreError, error.isDamage { throw error }
        if let vanished = reader.erased.first(where: { erasures[$0] == nil }) {
            return .fails(.undecidable(command: command.number, .vanished(digest: vanished)))
        }
        if let erasure = reader.erased.compactMap({ erasures[$0] }).min() { return .erased(by: erasure) }
        switch error {
        case let divergence as Divergence: return .fails(divergence.problem)
        case let error as any Explainable:
            let because =
                (error as? Refusal)?.message ?? error.findings.first?.message ?? Message(verbatim: given.name)
            return .fails(.refused(command: command.number, name: given.name, because: because))
        default: return .fails(.undecidable(command: command.number, .malformedInput(given.name)))
        }
    }

    private func decide(
        _ given: CommandGiven, _ command: Event, _ events: [Event], _ reader: OfficeReader
    ) throws -> DecisionProblem? {
        let sink = CollectingSink(tables, command: command, time: reader.now)
        let recorder = Recorder(reader, sink: sink, cause: command.number)
        recorder.isSigned = given.signature != nil
        try SignatureRule(reader, office: office).check(
            given, of: command.person, version: command.version, try demand(of: command.person))
        try given.apply(Stamp(command), to: tables)
        guard try CommandCatalogue.decide(given, recorder) else {
            return .undecidable(command: command.number, .unknownName(given.name))
        }
        let comparison = DecisionComparison(command: command, recorded: events, decided: sink.decided)
        if let problem = try comparison.problem() { return problem }
        if recorder.changes.contains(.units) { units = KnownUnits() }
        if recorder.changes.contains(.people) { forgetPeople() }
        return nil
    }

    // MARK: The state

    /// The office as whoever gives a command sees it, by the posts of the day; `nil` for somebody who is not in it.
    private func reader(for given: CommandGiven, by person: String, at time: Timestamp) throws -> OfficeReader? {
        func reader(_ actor: Actor, _ editions: Editions) -> OfficeReader {
            OfficeReader(tables, actor: actor, now: time, editions: editions, units: units, deciding: version)
        }
        // Nobody is in an office before it is founded, and no edition is in force.
        let package = try Settings(tables: tables).package()
        guard !package.isEmpty else {
            guard given.name == FoundOffice.name else { return nil }
            return reader(FoundOffice.founder, try editions(by: given.input.read(FoundOffice.self).package))
        }
        let editions = try editions(by: package)
        if day != time.day {
            actors = [:]
            day = time.day
        }
        if let actor = actors[person] { return reader(actor, editions) }
        let directory = Directory(tables: tables)
        guard let found = try directory.person(person) else { return nil }
        let actor = try directory.actor(found, on: time.day)
        actors[person] = actor
        return reader(actor, editions)
    }

    /// The editions, of which one is in force.
    private func editions(by package: String) throws -> Editions {
        if let editions, editions.current.package == package { return editions }
        let current =
            try editions?.edition(package, from: definitions)
            ?? RegulationInForce(package: package, from: definitions)
        let now = editions?.running(by: current) ?? Editions(current: current, contents: definitions)
        editions = now
        return now
    }

    private func demand(of person: String) throws -> SignatureDemand {
        if let demand = demands[person] { return demand }
        let demand = try SignatureDemand(of: person, in: tables)
        demands[person] = demand
        return demand
    }

    private func forgetPeople() {
        actors = [:]
        demands = [:]
    }

    /// Applies a command that did not come to what stands there; one that cannot even be read means nothing.
    private func applyReadable(_ command: Event) throws {
        do {
            _ = try CommandGiven(command)
        } catch {
            return
        }
        try apply([command])
    }

    /// Applies what was written down, as it was.
    private func apply(_ events: [Event]) throws {
        guard !events.isEmpty else { return }
        units = KnownUnits()
        forgetPeople()
        for event in events where !isLost {
            do {
                try tables.attempt { try Applier.apply(event, to: tables) }
            } catch let error as StoreError where error.isDamage {
                throw error
            } catch {
                isLost = true
                note(.unappliable(event: event.number))
            }
        }
    }
}

/// What does not follow, on its way out of the attempt that is taken back.
private struct Divergence: Error {
    let problem: DecisionProblem
}
