/// A form (表单): named fields with type, label and rules.
public struct Form: Sendable {
    /// A name in ASCII, also the name of the root element of its records.
    public let id: String
    /// Its name on papers.
    public let label: String
    /// What it is for in everyday life, if it has such a role.
    public let role: FormRole?
    /// The clause that demands it.
    public let ground: Ground
    /// The series that numbers its records.
    public let series: String?
    /// The posts that may submit its records; empty where the posts' permissions say it.
    public let submitters: [String]
    /// The posts that may correct its records outside any chain; empty for none.
    public let correctors: [String]
    /// The fields in the order of the form.
    public let fields: [Field]
    /// What must hold between fields.
    public let rules: [FormRule]
    /// How long before times that it names a record must be made.
    public let notices: [FormNotice]

    /// The names of the elements of its records that hold amounts of money.
    public var moneyFields: Set<String> {
        Set(fields.filter { $0.type == .money }.map(\.id) + columns.filter { $0.type == .money }.map(\.id))
    }

    /// The names of the elements that its records have: the fields, and the rows and columns of tables.
    public var elementNames: [String] {
        fields.map(\.id) + (columns.isEmpty ? [] : [TableRow.element] + columns.map(\.id))
    }

    private var columns: [Column] { fields.flatMap(\.type.columns) }

    /// The field with an id.
    public func field(_ id: String) -> Field? { fields.first { $0.id == id } }
}

/// A rule between the fields of a form: an XPath condition over the record that must be true.
public struct FormRule: Sendable {
    /// The condition, evaluated at the record's root element.
    public let test: String
    /// What to say when it fails.
    public let message: String
    /// The same in English.
    public let englishMessage: String
    /// The field to point at.
    public let field: String?
    /// What demands it.
    public let ground: Ground
}
