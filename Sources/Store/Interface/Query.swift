/// What a row must fulfil. Texts compare by their UTF-8 bytes; a comparison with null never holds.
public indirect enum Condition: Sendable, Hashable {
    /// The column holds this value; with `.null`, the column is null.
    case equals(String, Value)
    /// The column holds another value than this, or null; with `.null`, the column is not null.
    case differs(String, Value)
    /// The column holds one of these values.
    case isOne(String, of: [Value])
    case less(String, Value)
    case lessOrEqual(String, Value)
    case greater(String, Value)
    case greaterOrEqual(String, Value)
    /// The column's value lies between two, both included.
    case between(String, Value, Value)
    /// The text begins so.
    case hasPrefix(String, String)
    /// The text contains this, letter for letter; reads every row.
    case contains(String, String)
    /// The searchable text contains these characters one after the other, whatever their case; answered by an index.
    case matches(String, String)
    /// At least one holds; none does of an empty list.
    case any([Condition])
    /// All hold.
    case all([Condition])
}

/// An order of rows.
public enum Ordering: Sendable, Hashable {
    case ascending(String)
    case descending(String)
}

/// A question for rows of one table. Without an order, rows come by primary key.
public struct Query: Sendable, Hashable {
    /// The table's name.
    public var table: String
    /// The wanted columns; `nil` for all.
    public var columns: [String]?
    /// All of these must hold.
    public var conditions: [Condition]
    /// The order of the rows.
    public var order: [Ordering]
    /// At most so many rows.
    public var limit: Int?
    /// After leaving out so many.
    public var offset: Int

    /// A question from its parts.
    public init(
        _ table: String, columns: [String]? = nil, where conditions: [Condition] = [], order: [Ordering] = [],
        limit: Int? = nil, offset: Int = 0
    ) {
        self.table = table
        self.columns = columns
        self.conditions = conditions
        self.order = order
        self.limit = limit
        self.offset = offset
    }
}

/// What is computed of the rows of a group.
public enum Measure: Sendable, Hashable {
    /// The number of rows.
    case count
    /// The sum of an integer column; 0 of no rows. Throws `StoreError.overflow` beyond 64 bits.
    case sum(String)
    /// The least value of a column.
    case minimum(String)
    /// The greatest value of a column.
    case maximum(String)
}

/// A question for figures: one row for each group, with the columns of `groups` and of the measures by their names.
public struct Aggregation: Sendable, Hashable {
    /// The table's name.
    public var table: String
    /// The figures, each under a name of its own.
    public var measures: [(name: String, measure: Measure)]
    /// The columns that make a group; none for one row over everything.
    public var groups: [String]
    /// All of these must hold of a row that counts.
    public var conditions: [Condition]

    /// A question from its parts.
    public init(
        _ table: String, _ measures: [(name: String, measure: Measure)], by groups: [String] = [],
        where conditions: [Condition] = []
    ) {
        self.table = table
        self.measures = measures
        self.groups = groups
        self.conditions = conditions
    }

    /// By all parts.
    public static func == (left: Aggregation, right: Aggregation) -> Bool {
        left.table == right.table && left.groups == right.groups && left.conditions == right.conditions
            && left.measures.elementsEqual(right.measures) { $0 == $1 }
    }

    /// By table and groups.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(table)
        hasher.combine(groups)
    }
}

/// A question for places: each subject's figure, and its place among the subjects of the same group.
///
/// The place of a customer by revenue among those of its city in a period:
/// ```swift
/// Ranking("revenues", .sum("amount"), of: ["customer"], within: ["city"], where: [.between("month", from, to)])
/// ```
public struct Ranking: Sendable, Hashable {
    /// The table's name.
    public var table: String
    /// The figure; a count or a sum.
    public var measure: Measure
    /// The columns that name a subject.
    public var subject: [String]
    /// The columns that name a group; none for one group.
    public var group: [String]
    /// All of these must hold of a row that counts.
    public var conditions: [Condition]
    /// Only these subjects are in the answer (their places are still among all); conditions on subject or group
    /// columns.
    public var only: [Condition]

    /// A question from its parts; the greatest figure has place 1, equal figures share a place.
    public init(
        _ table: String, _ measure: Measure, of subject: [String], within group: [String] = [],
        where conditions: [Condition] = [], only: [Condition] = []
    ) {
        self.table = table
        self.measure = measure
        self.subject = subject
        self.group = group
        self.conditions = conditions
        self.only = only
    }
}

/// The place of one subject within its group.
public struct Standing: Sendable, Hashable {
    /// The columns that name the subject and its group.
    public let row: Row
    /// The subject's figure.
    public let figure: Int64
    /// Its place, from 1.
    public let place: Int
    /// The number of subjects of the group.
    public let population: Int
    /// The sum of the group's figures, to compute a share.
    public let total: Int64

    package init(row: Row, figure: Int64, place: Int, population: Int, total: Int64) {
        self.row = row
        self.figure = figure
        self.place = place
        self.population = population
        self.total = total
    }
}
