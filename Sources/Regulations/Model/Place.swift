/// Where units are looked for.
public enum Place: Sendable, Hashable {
    /// The nearest unit of a kind, seen from the unit that submitted.
    case kind(String)
    /// The unit that submitted.
    case submitter
    /// The next level up from the unit that submitted.
    case superior
    /// The unit that owns the account that the case is about; that of the record where it is about none.
    case owner
    /// A unit of the office, by its code.
    case unit(String)
    /// The unit that a field of the record names.
    case field(String)
}
