public import Store

/// The tables that follow from the events: what an office looks up while it works.
///
/// Identifiers named `id` are the number of the event that made the row, so rebuilding gives the same ones.
public enum OfficeTables {
    /// All tables, in the order in which they are made.
    public static let all: [TableDefinition] = [
        Setting.definition, AdoptedEdition.definition, Unit.definition, Person.definition, HeldPost.definition,
        RecordRow.definition, RecordVersion.definition, UniqueValue.definition, CustomerRow.definition,
        LedgerFigure.definition, LastNumber.definition, Case.definition, CaseTask.definition, Seat.definition,
        Opinion.definition, Intervention.definition, Deputyship.definition, AttachedFile.definition,
        CaseTimer.definition, KnownYear.definition, Draft.definition, Question.definition, SentCopy.definition,
        CopyReading.definition, Reminder.definition, Follow.definition, PersonKey.definition,
        GivenSignature.definition, Notice.definition, AccountClass.definition,
        OpenedDuty.definition, ReviewedDuty.definition,
    ]
}
