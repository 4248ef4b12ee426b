public import Values

/// What a record holds for one field, parsed once from what a user wrote.
///
/// ```swift
/// try FieldValue.read("520万", as: .money)  // .money(Money(fen: 520_000_000))
/// ```
public enum FieldValue: Sendable, Hashable {
    /// One line; also what was written before values had types, or does not fit the type of its field.
    case text(String)
    /// Several lines, separated by line feeds.
    case lines(String)
    case money(Money)
    case integer(Int64)
    case number(ExactDecimal)
    /// A number of per cents: 12.5 is 12.5 %.
    case percent(ExactDecimal)
    case date(CalendarDate)
    case time(TimeOfDay)
    case month(YearMonth)
    case boolean(Bool)
    /// An option by its id.
    case choice(String)
    /// Options by their ids, in the order of the form.
    case choices([String])
    /// The code of a person.
    case person(String)
    /// The code of a unit.
    case unit(String)
    /// The number of a record of another form.
    case reference(String)
    case table([TableRow])
    /// Something about a natural person that is not here or was erased, by its salted digest.
    case personal(digest: String)

    /// What a field holds that was emptied.
    public static let empty = FieldValue.text("")

    /// Whether there is nothing to keep.
    public var isEmpty: Bool {
        switch self {
        case .text(let text), .lines(let text), .choice(let text), .person(let text), .unit(let text),
            .reference(let text):
            text.isEmpty
        case .choices(let ids): ids.isEmpty
        case .table(let rows): rows.isEmpty
        default: false
        }
    }

    /// Whether only a digest of the value is here.
    public var isWithheld: Bool {
        if case .personal = self { true } else { false }
    }

    /// The canonical text: the one in which conditions, indexes and programs see the value, and from which it is read
    /// again.
    ///
    /// Money `5200000.00`, number and per cents `1200.5`, date `2026-11-22`, time `08:30`, month `2026-11`, boolean
    /// `true`, choices by id, separated by spaces; tables as `TableText` says.
    public var text: String {
        switch self {
        case .text(let text), .lines(let text), .choice(let text), .person(let text), .unit(let text),
            .reference(let text):
            text
        case .money(let amount): amount.plain
        case .integer(let number): String(number)
        case .number(let number), .percent(let number): number.plain
        case .date(let date): date.iso
        case .time(let time): time.iso
        case .month(let month): month.iso
        case .boolean(let truth): truth ? "true" : "false"
        case .choices(let ids): ids.joined(separator: " ")
        case .table(let rows): TableText.text(of: rows)
        case .personal(let digest): digest
        }
    }

    /// The word by which forms and views call its type; `erased` where only a digest is here.
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
        case .personal: "erased"
        }
    }

    /// The value as one of a type, as far as it is one.
    ///
    /// What has the type stays; anything else becomes what its text is the canonical text of, such as a date that was
    /// written down before values had types. What fits nothing stays what it is: nothing is lost. Withheld values stay
    /// withheld.
    public func typed(as type: FieldType) -> FieldValue {
        if case .table(let rows) = self, case .table(let columns) = type {
            return .table(rows.map { $0.typed(by: columns) })
        }
        guard word != type.word, !isWithheld else { return self }
        guard let read = try? Self.read(text, as: type), read.text == text, !read.isEmpty else { return self }
        return read
    }
}

/// One row of a table: its values by column.
public struct TableRow: Sendable, Hashable {
    /// The name of a row's element in records.
    static let element = "row"

    /// The values that are there.
    public let cells: [String: FieldValue]

    /// Values by column; empty ones are left out.
    public init(_ cells: [String: FieldValue]) { self.cells = cells.filter { !$0.value.isEmpty } }

    /// The value of a column, `nil` when it is empty.
    public subscript(column: String) -> FieldValue? { cells[column] }

    fileprivate func typed(by columns: [Column]) -> TableRow {
        var typed = cells
        for column in columns { typed[column.id] = cells[column.id]?.typed(as: column.type) }
        return TableRow(typed)
    }
}
