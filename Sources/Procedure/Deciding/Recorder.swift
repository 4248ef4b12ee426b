import Diagnostics
import Records
import Regulations
import Store
import Values

/// What a command decides with: the readers of the office with its own events in it, and the pen that adds one.
package final class Recorder {
    /// The office as it is with what was decided so far.
    package let reader: OfficeReader
    package let sink: any EventSink
    /// What was given; `nil` where all that is decided is taken back in the end.
    private var command: CommandGiven?
    /// The number of the command's own event, once it is written down.
    private var cause: Int?
    /// The events that were recorded here.
    package private(set) var recorded: ClosedRange<Int>?
    /// What else has to be read anew because of them.
    package private(set) var changes: Changes = []
    /// The person whom the actor represents in what is recorded from now on.
    package var deputyFor: String?
    /// Whether the command that is decided bears its person's signature.
    package var isSigned = false
    /// Is told how far long deciding has come; nothing that is decided depends on it.
    package var progress: (_ done: Int, _ of: Int) -> Void = { _, _ in }

    /// What holds for the whole office and is kept in mind from one command to the next.
    package struct Changes: OptionSet {
        package let rawValue: Int
        package init(rawValue: Int) { self.rawValue = rawValue }
        /// Units.
        package static let units = Changes(rawValue: 1)
        /// People, their posts and deputies, and the edition in force.
        package static let people = Changes(rawValue: 2)
    }

    /// A recorder over a reader of the same state as the sink's.
    ///
    /// - Parameter cause: the number of the event of a command that is written down already.
    package init(_ reader: OfficeReader, sink: any EventSink, cause: Int? = nil) {
        self.reader = reader
        self.sink = sink
        self.cause = cause
    }

    /// Takes a command, to be written down with the first event that it decides.
    package func give(_ command: CommandGiven) {
        self.command = command
        cause = nil
        deputyFor = nil
        isSigned = command.signature != nil
    }

    /// The same recorder once another edition is in force: what it records has the same cause.
    package func running(by edition: RegulationInForce) -> Recorder {
        let next = OfficeReader(
            reader.snapshot, actor: actor, now: now, editions: reader.editions.running(by: edition),
            deciding: reader.decision)
        let recorder = Recorder(next, sink: sink, cause: cause)
        recorder.command = command
        recorder.isSigned = isSigned
        return recorder
    }

    /// Does something as a whole, or leaves nothing of it when it throws; what was recorded before stays.
    package func attempt<Decided>(_ body: () throws -> Decided) throws -> Decided {
        let before = (cause, recorded, changes, deputyFor)
        do {
            return try sink.attempt(body)
        } catch {
            (cause, recorded, changes, deputyFor) = before
            throw error
        }
    }

    /// Attempts something; why it cannot be done, if the rules refuse it.
    package func findingsOfAttempt(_ body: () throws -> Void) throws -> [Finding]? {
        do {
            try attempt(body)
            return nil
        } catch let error as any Explainable where !(error is StoreError) {
            return error.findings
        }
    }

    /// Decides on an event, which names the command as its cause.
    @discardableResult
    package func record(_ event: some OfficeEvent) throws -> Stamp {
        let cause = try self.cause ?? command.map(begin)
        let stamp = try sink.take(event, deputyFor: deputyFor, cause: cause)
        note(stamp)
        switch event {
        case is UnitSet:
            changes.insert(.units)
            reader.forgetUnits()
        case is PersonSet, is PostHeld, is PostEnded, is DeputyAppointed, is DeputyEnded, is RegulationAdopted,
            is KeyCertified, is KeyRevoked, is SignaturesDemanded, is RootRotated:
            changes.insert(.people)
        default: break
        }
        return stamp
    }

    /// Writes the command down, with the first event that it decides: what decides nothing leaves nothing.
    private func begin(_ command: CommandGiven) throws -> Int {
        let stamp = try sink.take(command, deputyFor: nil, cause: nil)
        cause = stamp.number
        note(stamp)
        return stamp.number
    }

    private func note(_ stamp: Stamp) {
        reader.hasOwnEvents = true
        recorded = (recorded?.lowerBound ?? stamp.number)...stamp.number
    }

    /// Takes the next number of a series: inside the transaction, so that none is given twice and none is left out.
    ///
    /// - Parameter edition: the regulation that the series belongs to; the one in force unless a case has its own.
    package func allocate(_ seriesID: String, unit: Unit, of edition: Regulation? = nil) throws -> String {
        guard let series = (edition ?? regulation).series(seriesID) else { throw Refusal.unknownSeries(seriesID) }
        let unitKey = series.isPerUnit ? unit.code : ""
        let year = series.restart == .year ? String(now.day.year) : ""
        let last = try reader.snapshot.first(
            where: [LastNumber.series == seriesID, LastNumber.unit == unitKey, LastNumber.year == year])
        let sequence = (last?.last ?? 0) + 1
        let values = ["unit": unit.prefix ?? unit.name, "year": String(now.day.year)]
        guard let text = series.pattern.format(values, sequence: sequence) else {
            throw Refusal.incompleteNumber(of: seriesID)
        }
        try record(
            NumberAllocated(series: seriesID, unit: unitKey, year: year, sequence: sequence, text: text))
        return text
    }
}

extension Recorder {
    /// The regulation that new cases run by.
    package var regulation: Regulation { reader.regulation }
    /// Who acts.
    package var actor: Actor { reader.actor }
    /// The time of everything that is recorded.
    package var now: Timestamp { reader.now }
    /// People and their posts.
    package var directory: Directory { reader.directory }
    /// Units.
    package var units: UnitReader { reader.units }
    /// Records and accounts.
    package var records: RecordReader { reader.records }
    /// Cases with their tasks, seats, opinions and timers.
    package var cases: CaseReader { reader.cases }
    /// What was said around decisions.
    package var conversation: ConversationReader { reader.conversation }
    /// Public holidays and working time.
    package var calendar: CalendarReader { reader.calendar }
    /// What the actor may see.
    package var sight: Sight { reader.sight }
}

extension Refusal {
    package static func unknownSeries(_ series: String) -> Refusal {
        Refusal(
            "casework.unknown-series", Message("没有编号序列 “\(series)”", "there is no number series “\(series)”"),
            access: .granted)
    }

    package static func incompleteNumber(of series: String) -> Refusal {
        Refusal(
            "casework.number-pattern",
            Message("编号序列 “\(series)” 的值不全", "the number series “\(series)” lacks a value"), access: .granted)
    }
}
