public import Diagnostics

/// A form (表单): named fields with type, label and rules.
public struct Form: Sendable {
    /// A name in ASCII, also the name of the root element of its records.
    public let id: String
    /// Its name on papers.
    public let label: String
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

    /// The ids of the fields that hold amounts of money.
    public var moneyFields: Set<String> { Set(fields.filter { $0.type == .money }.map(\.id)) }

    /// The field with an id.
    public func field(_ id: String) -> Field? { fields.first { $0.id == id } }

    /// What a record is called beside its number: its title or name, else its first searchable field.
    public func title(of values: RecordValues) -> String? {
        let named = values["title"] ?? values["name"]
        let found = named ?? fields.filter(\.isSearchable).lazy.compactMap { values[$0.id] }.first
        return found?.split(whereSeparator: \.isNewline).first.map(String.init)
    }
}

/// One field of a form.
public struct Field: Sendable {
    /// A name in ASCII, also the element's name in records.
    public let id: String
    /// Its label on papers and in messages.
    public let label: String
    /// The label in English messages.
    public let englishLabel: String
    /// What it takes.
    public let type: FieldType
    /// Whether a record must have it when it is submitted.
    public let isRequired: Bool
    /// Whether no two records of the office may share its value.
    public let isUnique: Bool
    /// Whether lists can be searched by it.
    public let isSearchable: Bool
    /// The value it has when nothing is given.
    public let preset: String?
    /// What to write, shown when it is asked for.
    public let hint: Message?
    /// Whether only a task of a chain fills it in (such as the signing entity).
    public let isSetByChain: Bool
    /// The place in its life that a record must have to be referred to here, such as `registered`.
    public let requiredState: String?
    /// Whether a unit must be in the scope of whoever names it.
    public let isWithinScope: Bool
}

/// What a field takes.
public enum FieldType: Sendable, Equatable {
    case text(maximumLength: Int)
    case lines
    case money
    case integer
    case date
    case month
    case boolean
    case choice([Choice])
    case choices([Choice])
    /// A person of the office by code.
    case person
    /// A unit of the office by code.
    case unit
    /// The number of a record of another form.
    case reference(form: String)

    /// One value of a choice.
    public struct Choice: Sendable, Hashable {
        /// The stored value, in ASCII.
        public let id: String
        /// Its name on papers, accepted as input too.
        public let label: String
    }

    /// The word by which forms and views call the type.
    public var word: String {
        switch self {
        case .text: "text"
        case .lines: "lines"
        case .money: "money"
        case .integer: "integer"
        case .date: "date"
        case .month: "month"
        case .boolean: "boolean"
        case .choice: "choice"
        case .choices: "choices"
        case .person: "person"
        case .unit: "unit"
        case .reference: "reference"
        }
    }

    /// The words of all types.
    static let words = [
        "text", "lines", "money", "integer", "date", "month", "boolean", "choice", "choices", "person", "unit",
        "reference",
    ]
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
