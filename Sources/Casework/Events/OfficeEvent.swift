import Diagnostics
import Store

/// Something that happened in an office, as data of one kind and version. Appliers turn it into rows; nothing else does.
protocol OfficeEvent: Codable, Sendable {
    /// The stable, dotted name of the kind.
    static var kind: String { get }
    /// What it is about, such as `case:12`; events can be asked for by it.
    var subject: String { get }
    /// Writes what follows from the event.
    func apply(_ event: Store.Event, to tables: any TableWriting) throws
}

extension OfficeEvent {
    /// The canonical JSON of the event: sorted keys, no spaces.
    func payload() throws -> String {
        try CanonicalJSON.text(of: self)
    }

    /// Reads what was written down.
    init(_ event: Store.Event) throws {
        self = try CanonicalJSON.value(Self.self, from: event.payload)
    }
}

/// Turns events into rows, for new events as for those of years ago.
public enum Applier {
    private static let kinds: [String: any OfficeEvent.Type] = Dictionary(
        uniqueKeysWithValues: ([
            OfficeOpened.self, RegulationAdopted.self, UnitSet.self, PersonSet.self, PostHeld.self,
            RecordCreated.self, RecordRevised.self, RecordStateChanged.self, UniquesReleased.self, CustomerGraded.self,
            RevenueImported.self, NumberAllocated.self, CaseOpened.self, CaseMoved.self, CaseClosed.self,
            CaseMigrated.self,
            TaskOpened.self, TaskClosed.self, OpinionGiven.self, OpinionVoided.self, CopySent.self,
            AttachmentLinked.self, SeatAdded.self, SeatMoved.self, SeatRebound.self, CaseIntervened.self,
            OpinionTakenBack.self,
            CalendarSet.self, TimerSet.self,
            TimerFired.self, TimerPaused.self, TimerCancelled.self, TimerMoved.self, DeputyAppointed.self,
            DeputyEnded.self, PostEnded.self,
            DraftSaved.self, DraftCleared.self, QuestionAsked.self, QuestionAnswered.self, QuestionForwarded.self,
            QuestionDropped.self,
            CopyRead.self,
            CaseReminded.self, CaseFollowed.self, CaseUnfollowed.self,
        ] as [any OfficeEvent.Type]).map { ($0.kind, $0) })

    /// Applies one event.
    ///
    /// - Throws: `Refusal.unknownEvent` for a kind of a later version of Docket, and `StoreError`.
    public static func apply(_ event: Store.Event, to tables: any TableWriting) throws {
        guard let kind = kinds[event.kind] else {
            throw Refusal.unknownEvent(kind: event.kind, number: event.number)
        }
        try kind.init(event).apply(event, to: tables)
    }
}

extension Value {
    /// A text or null.
    init(_ text: String?) { self = text.map { .text($0) } ?? .null }

    /// An integer.
    init(_ number: Int) { self = .integer(Int64(number)) }
}

extension Refusal {
    fileprivate static func unknownEvent(kind: String, number: Int) -> Refusal {
        Refusal(
            "casework.unknown-event",
            Message("第 \(number) 号事件的类型 “\(kind)” 无法识别", "event \(number) has the unknown kind “\(kind)”"),
            advice: Message("可能由更新的版本写入，请升级 docket", "a newer version may have written it: upgrade docket"),
            access: .granted)
    }
}
