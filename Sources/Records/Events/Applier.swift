import Diagnostics
public import Store

/// Turns events into rows, for new events as for those of years ago.
public enum Applier {
    private struct Form: Hashable {
        let kind: String
        let version: Int
    }

    private static let types: [any OfficeEvent.Type] = [
        CommandGiven.self, TimeCorrected.self, OfficeOpened.self, RegulationAdopted.self, UnitSet.self, PersonSet.self,
        PostHeld.self,
        PostEnded.self,
        DeputyAppointed.self, DeputyEnded.self, CalendarSet.self, NumberAllocated.self, RevenueImported.self,
        FiguresImported.self, AccountClassified.self,
        RecordCreated.self, RecordRevised.self, RecordStateChanged.self, UniquesReleased.self, CustomerGraded.self,
        AccountsGraded.self, AttachmentLinked.self,
        CaseOpened.self, CaseMoved.self, CaseClosed.self, CaseMigrated.self, CaseIntervened.self,
        TaskOpened.self, TaskClosed.self, OpinionGiven.self, OpinionVoided.self, OpinionTakenBack.self,
        SeatAdded.self, SeatMoved.self, SeatRebound.self,
        TimerSet.self, TimerFired.self, TimerPaused.self, TimerCancelled.self, TimerMoved.self,
        DraftSaved.self, DraftCleared.self, QuestionAsked.self, QuestionAnswered.self, QuestionForwarded.self,
        QuestionDropped.self, CopySent.self, CopyRead.self, NoticesRead.self,
        CaseReminded.self, CaseFollowed.self, CaseUnfollowed.self,
        PersonalErased.self, KeyRequested.self, KeyCertified.self, KeyRevoked.self, SignaturesDemanded.self,
        RootRotated.self,
        DutyOpened.self, DutyMissed.self, DutyDischarged.self, DutyWaived.self, DutyLapsed.self, DutyHandedOver.self,
        DutyReviewed.self,
    ]

    private static let forms: [Form: any OfficeEvent.Type] = Dictionary(
        types.flatMap { type in
            (type.firstVersion...type.version).map { (Form(kind: type.kind, version: $0), type) }
        }, uniquingKeysWith: { first, _ in first })

    /// The kinds and versions of events that this version knows, in order.
    public static var known: [(kind: String, version: Int)] {
        forms.keys.map { ($0.kind, $0.version) }.sorted { $0 < $1 }
    }

    /// Refuses an office that holds events of a form that this version does not know: a newer docket wrote it.
    ///
    /// - Throws: `Refusal.unknownEvents`, `StoreError`.
    public static func requireKnown(in office: any Office) throws {
        let unknown = try office.eventForms().filter { forms[Form(kind: $0.kind, version: $0.version)] == nil }
        guard let first = unknown.min(by: { ($0.kind, $0.version) < ($1.kind, $1.version) }) else { return }
        throw Refusal.unknownEvents(kind: first.kind, version: first.version)
    }

    /// Applies one event.
    ///
    /// - Throws: `Refusal.unknownEvent` for a kind or a version of a later version of Docket, and `StoreError`.
    public static func apply(_ event: Store.Event, to tables: any TableWriting) throws {
        guard let type = forms[Form(kind: event.kind, version: event.version)] else {
            throw Refusal.unknownEvent(kind: event.kind, version: event.version, number: event.number)
        }
        try type.init(event).apply(Stamp(event), to: tables)
    }
}

extension Refusal {
    fileprivate static func unknownEvents(kind: String, version: Int) -> Refusal {
        Refusal(
            "casework.newer-office",
            Message(
                "办公室由更新的 docket 写过：有 “\(kind)” 第 \(version) 版的事件",
                "this office was written by a newer docket: it holds events “\(kind)” of version \(version)"),
            advice: Message("请升级 docket", "upgrade docket"), access: .granted)
    }

    fileprivate static func unknownEvent(kind: String, version: Int, number: Int) -> Refusal {
        Refusal(
            "casework.unknown-event",
            Message(
                "第 \(number) 号事件 “\(kind)”（第 \(version) 版）无法识别：办公室由更新的 docket 写过",
                "event \(number) is a “\(kind)” of version \(version), which this docket does not know: "
                    + "this office was written by a newer docket"),
            advice: Message("请升级 docket", "upgrade docket"), access: .granted)
    }
}
