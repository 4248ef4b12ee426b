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
    private var firstEvent: Int?
    /// The events that were recorded here.
    package private(set) var recorded: ClosedRange<Int>?
    /// Whether units changed by them.
    package private(set) var changesUnits = false
    /// The person whom the actor represents in what is recorded from now on.
    package var deputyFor: String?

    /// A recorder over a reader of the same state as the sink's.
    package init(_ reader: OfficeReader, sink: any EventSink) {
        self.reader = reader
        self.sink = sink
    }

    /// The same recorder once another edition is in force: what it records has the same cause.
    package func running(by edition: RegulationInForce) -> Recorder {
        let next = OfficeReader(
            reader.snapshot, actor: actor, now: now, editions: reader.editions.running(by: edition))
        let recorder = Recorder(next, sink: sink)
        recorder.firstEvent = firstEvent
        return recorder
    }

    /// Does something as a whole, or leaves nothing of it when it throws; what was recorded before stays.
    package func attempt<Answer>(_ body: () throws -> Answer) throws -> Answer {
        let before = (firstEvent, recorded, changesUnits, deputyFor)
        do {
            return try sink.attempt(body)
        } catch {
            (firstEvent, recorded, changesUnits, deputyFor) = before
            throw error
        }
    }

    /// Does something as a whole that is a command of its own within this one: its first event has no cause.
    package func separately<Answer>(_ body: () throws -> Answer) throws -> Answer {
        firstEvent = nil
        deputyFor = nil
        return try attempt(body)
    }

    /// Decides on an event; those after the first name it as their cause.
    @discardableResult
    package func record(_ event: some OfficeEvent) throws -> Stamp {
        let stamp = try sink.take(event, deputyFor: deputyFor, cause: firstEvent)
        firstEvent = firstEvent ?? stamp.number
        reader.hasOwnEvents = true
        recorded = (recorded?.lowerBound ?? stamp.number)...stamp.number
        if event is UnitSet {
            changesUnits = true
            reader.forgetUnits()
        }
        return stamp
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
    /// Who performs tasks.
    package var performers: PerformerReader { reader.performers }
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
