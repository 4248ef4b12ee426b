/// Elements that a record's XML has beside the fields of its form, for conditions.
public enum RecordNames {
    /// The tier by the regulation; for a contract, that of its customer.
    public static let tier = "tier"
    /// The tier whose management applies.
    public static let managedAs = "managed-as"
    /// The code of the unit that holds the record; in a case, the unit that submitted it.
    public static let unit = "unit"
    /// The kind of that unit.
    public static let unitKind = "unit-kind"
    /// What holds the measures of the account, each by its id.
    public static let measure = "measure"
    /// What holds the classes of the account, each by the id of its classification.
    public static let classes = "class"
    /// All of them that are texts.
    public static let computed = [tier, managedAs, unit, unitKind]
}
