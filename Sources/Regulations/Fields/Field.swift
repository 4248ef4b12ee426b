public import Diagnostics

/// One field of a form.
public struct Field: Sendable {
    /// A name in ASCII, also the element's name in records.
    public let id: String
    /// Its label on papers and in messages.
    public let label: String
    /// The label in English messages.
    public let englishLabel: String
    /// What it is for, if it has such a role.
    public let role: FieldRole?
    /// What it takes.
    public let type: FieldType
    /// Whether a record must have it when it is submitted.
    public let isRequired: Bool
    /// Whether no two records of the office may share its value.
    public let isUnique: Bool
    /// Whether lists can be searched by it.
    public let isSearchable: Bool
    /// The value it has when nothing is given.
    public let preset: FieldValue?
    /// What to write, shown when it is asked for.
    public let hint: Message?
    /// What computes its value, if nobody fills it in: an expression over the record.
    public let computation: String?
    /// Whether only a task of a chain fills it in (such as the signing entity).
    public let isSetByChain: Bool
    /// The place in its life that a record must have to be referred to here, such as `registered`.
    public let requiredState: String?
    /// Whether a unit must be in the scope of whoever names it.
    public let isWithinScope: Bool
    /// Whether it says something about a natural person, so that its value is to be erasable; nothing keeps such values
    /// apart yet.
    public let isPersonal: Bool
}
