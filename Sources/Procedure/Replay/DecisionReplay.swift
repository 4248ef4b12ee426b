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
        let problem = try problem(of: command, events.filter { $0.cause == command.number })
        report.commands += 1
        guard let problem else {
            report.events += 1 + events.count
            return try apply(events.filter { $0.cause != command.number })
        }
        note(problem)
        try applyReadable(command)
        try apply(events)
    }

    private func note(_ problem: DecisionProblem) {
        if report.problems.count < Self.limit { report.problems.append(problem) }
    }

    /// What does not follow from a command; `nil` where everything does: then its events are applied.
    private func problem(of command: Event, _ events: [Event]) throws -> DecisionProblem? {
        guard let version = DecisionVersion(rawValue: command.version), version >= self.version else {
            return .undecidable(
                command: command.number, .earlierVersion(command.version, after: self.version.rawValue))
        }
        self.version = version
        let given: CommandGiven
        let time: Timestamp
        do {
            given = try CommandGiven(command)
            time = try Timestamp(parsing: command.time)
        } catch {
            return .undecidable(command: command.number, .malformedInput(command.subject))
        }
        do {
            try tables.attempt {
                if let problem = try decide(given, command, events, at: time) { throw Divergence(problem: problem) }
            }
            return nil
        } catch let divergence as Divergence {
            return divergence.problem
        } catch let error as StoreError where error.isDamage {
            throw error
        } catch let error as any Explainable {
            let because = error.findings.first?.message ?? Message(verbatim: given.name)
            return .refused(command: command.number, name: given.name, because: because)
        } catch {
            return .undecidable(command: command.number, .malformedInput(given.name))
        }
    }

    private func decide(
        _ given: CommandGiven, _ command: Event, _ events: [Event], at time: Timestamp
    ) throws -> DecisionProblem? {
        guard let (actor, editions) = try standing(of: command.person, given, at: time) else {
            return .undecidable(command: command.number, .nobody(command.person))
        }
        let sink = CollectingSink(tables, command: command, time: time)
        let recorder = Recorder(
            OfficeReader(
                tables, actor: actor, now: time, editions: editions, units: units, deciding: version),
            sink: sink, cause: command.number)
        recorder.isSigned = given.signature != nil
        try SignatureRule(recorder.reader, office: office).check(
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

    /// Who gives a command, by the posts of its day, and the editions as they are then.
    private func standing(
        of person: String, _ given: CommandGiven, at time: Timestamp
    ) throws -> (Actor, Editions)? {
        if given.name == FoundOffice.name {
            let package = try given.input.read(FoundOffice.self).package
            let first = try RegulationInForce(package: package, from: definitions)
            return (FoundOffice.founder, Editions(current: first, definitions: definitions))
        }
        if day != time.day {
            actors = [:]
            day = time.day
        }
        let editions = try currentEditions()
        if let actor = actors[person] { return (actor, editions) }
        let directory = Directory(tables: tables)
        guard let found = try directory.person(person) else { return nil }
        let actor = try directory.actor(found, on: time.day)
        actors[person] = actor
        return (actor, editions)
    }

    private func currentEditions() throws -> Editions {
        let package = try Settings(tables: tables).package()
        if let editions, editions.current.package == package { return editions }
        let current =
            try editions?.edition(package, from: definitions)
            ?? RegulationInForce(package: package, from: definitions)
        let now = editions?.running(by: current) ?? Editions(current: current, definitions: definitions)
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
