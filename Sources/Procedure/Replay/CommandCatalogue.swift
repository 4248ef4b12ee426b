import Records

/// The commands that there are, by the names that they are recorded by.
package enum CommandCatalogue {
    package static let all: [any OfficeCommand.Type] = [
        FoundOffice.self, CorrectTime.self, ImportUnits.self, ImportPeople.self, ImportRevenue.self,
        ImportFigures.self, ImportRecords.self, ImportCalendar.self, AdoptEdition.self, MigrateCase.self,
        ForwardWork.self, AppointDeputy.self,
        EndDeputyship.self, SubmitRecord.self, CorrectRecord.self, AttachFiles.self, PerformAction.self,
        RecallCase.self, CancelCase.self, TakeBack.self, HandOver.self, Delegate.self, CallBack.self,
        AddCountersigners.self, RemoveCountersigner.self, Ask.self, Answer.self, SendCopies.self, ReadCopies.self,
        SaveDraft.self, ClearDraft.self, FollowCase.self, UnfollowCase.self, RemindOfCase.self, FireDue.self,
        ErasePersonal.self, RequestKey.self, CertifyKey.self, RevokeKey.self, DemandSignatures.self, RotateRoot.self,
        GradeAccounts.self, ReadNotices.self, SettleDuties.self, ReviewDuties.self, WaiveDuty.self,
        HandDutyOver.self,
    ]

    private static let byName: [String: any OfficeCommand.Type] = Dictionary(
        all.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })

    /// Decides a command that was written down, for what it records alone; `false` when no command has its name.
    ///
    /// - Throws: `DecodingError` where the input is none of that command, and what deciding throws.
    static func decide(_ given: CommandGiven, _ recorder: Recorder) throws -> Bool {
        guard let type = byName[given.name] else { return false }
        try decide(given, as: type, recorder)
        return true
    }

    private static func decide<Command: OfficeCommand>(
        _ given: CommandGiven, as type: Command.Type, _ recorder: Recorder
    ) throws {
        _ = try given.input.read(type).decide(recorder)
    }
}
