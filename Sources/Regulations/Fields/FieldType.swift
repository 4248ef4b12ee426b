/// What a field takes.
public enum FieldType: Sendable, Equatable {
    case text(maximumLength: Int)
    case lines
    case money
    case integer
    /// A decimal number, in a unit such as 千瓦时, of at most so many decimals.
    case number(unit: String?, decimals: Int?)
    /// A number of per cents, of at most so many decimals.
    case percent(decimals: Int?)
    case date
    /// A time of day.
    case time
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
    /// Rows of values, each with the same columns.
    case table([Column])

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
        case .number: "number"
        case .percent: "percent"
        case .date: "date"
        case .time: "time"
        case .month: "month"
        case .boolean: "boolean"
        case .choice: "choice"
        case .choices: "choices"
        case .person: "person"
        case .unit: "unit"
        case .reference: "reference"
        case .table: "table"
        }
    }

    /// The columns of a table; none of any other type.
    public var columns: [Column] {
        if case .table(let columns) = self { columns } else { [] }
    }

    /// Whether a value is short, so that a list has room for it.
    public var isBrief: Bool {
        switch self {
        case .lines, .choices, .table, .reference: false
        default: true
        }
    }

    /// The options of a choice; none of any other type.
    public var options: [Choice] {
        switch self {
        case .choice(let options), .choices(let options): options
        default: []
        }
    }

    /// The words of the types that a column may have.
    ///
    /// Codes of people and units and numbers of records are looked up and seen by fields of their own, and a cell is
    /// one line.
    static let columnWords = [
        "text", "money", "integer", "number", "percent", "date", "time", "month", "boolean", "choice", "choices",
    ]

    /// The words of all types.
    static let words = columnWords + ["lines", "person", "unit", "reference", "table"]
}

/// One column of a table: what each row says by its name.
public struct Column: Sendable, Equatable {
    /// A name in ASCII, also the element's name in rows.
    public let id: String
    /// Its label on papers and in messages.
    public let label: String
    /// The label in English messages.
    public let englishLabel: String
    /// What its cells take.
    public let type: FieldType
    /// Whether every row must have it.
    public let isRequired: Bool
    /// What computes its cells, if nobody fills them in: an expression over their row.
    public let computation: String?
}
