/// Tables as text with separators, by RFC 4180.
///
/// ```swift
/// let table = try CSV.read("客户,收入\r\n甲公司,520万\r\n")
/// table.rows[0]["收入"]  // 520万
/// ```
public enum CSV {
    /// What stands between the fields of a row.
    public enum Separator: Sendable, CaseIterable {
        case comma, semicolon, tab

        var byte: UInt8 {
            switch self {
            case .comma: UInt8(ascii: ",")
            case .semicolon: UInt8(ascii: ";")
            case .tab: UInt8(ascii: "\t")
            }
        }
    }

    /// How large a table may be.
    public struct Limits: Sendable {
        /// The most rows below the header.
        public var rows: Int
        /// The most fields of a row.
        public var fields: Int
        /// The most bytes of a field, in UTF-8.
        public var fieldBytes: Int

        /// Limits that no honest table of an office reaches.
        public init(rows: Int = 1_000_000, fields: Int = 1000, fieldBytes: Int = 1 << 20) {
            self.rows = rows
            self.fields = fields
            self.fieldBytes = fieldBytes
        }
    }

    /// A place in the text: line and column in characters, both from 1.
    public struct Place: Sendable, Equatable {
        /// The line, as editors count it.
        public let line: Int
        /// The column.
        public let column: Int
    }

    /// A table that was read.
    public struct Document: Sendable {
        /// The names of the columns, without white space around them, in the order of the file; the caller judges them.
        public let header: [String]
        /// Where the names of the columns stand.
        public let headerPlaces: [Place]
        /// The rows below the header.
        public let rows: [Row]
        /// The separator that was recognised.
        public let separator: Separator
    }

    /// One row below the header, with as many fields as the header has columns.
    public struct Row: Sendable {
        /// The line where it begins.
        public let line: Int
        /// Its fields in the order of the columns.
        public let fields: [String]
        /// Where each field begins.
        public let places: [Place]
        let columns: Columns

        /// The field of a column; `nil` when there is no such column. Of columns with the same name it is the first.
        public subscript(column: String) -> String? { columns.indexes[column].map { fields[$0] } }

        /// Where the field of a column begins.
        public func place(of column: String) -> Place? { columns.indexes[column].map { places[$0] } }

        /// The column in characters where the field of a column begins, from 1.
        public func column(of column: String) -> Int? { place(of: column)?.column }
    }

    /// The first index of each column's name, shared by all rows.
    struct Columns: Sendable {
        let indexes: [String: Int]

        init(_ header: [String]) {
            indexes = Dictionary(zip(header, header.indices), uniquingKeysWith: { first, _ in first })
        }
    }
}

extension CSV {
    /// What is wrong with a table, and where.
    public struct Problem: Error, Sendable, Equatable {
        /// What can be wrong.
        public enum Kind: Sendable, Equatable {
            /// There is not even a header.
            case empty
            /// A quoted field never ends; the place is that of its opening quote.
            case unterminatedQuote
            /// Something stands between a closing quote and the next separator.
            case textAfterQuote
            /// A quote inside a field that does not begin with one.
            case strayQuote
            /// A row with more or fewer fields than the header has columns.
            case wrongNumberOfFields(expected: Int, found: Int)
            /// More rows than the limit.
            case tooManyRows(limit: Int)
            /// More fields in a row than the limit.
            case tooManyFields(limit: Int)
            /// A longer field than the limit, in bytes.
            case fieldTooLong(limit: Int)
        }

        /// What is wrong.
        public let kind: Kind
        /// Where it is.
        public let place: Place

        /// The line where it is.
        public var line: Int { place.line }
    }

    /// All that is wrong with a table: every row with a wrong number of fields up to `maximumProblems`, or what comes
    /// before the first mistake that makes the rest unreadable, and that mistake.
    public struct Failure: Error, Sendable, Equatable {
        /// The most problems that are collected.
        public static let maximumProblems = 100

        /// At least one problem, in the order of the file.
        public let problems: [Problem]
    }
}
