public import Diagnostics
import Records
import Store

/// A table that a user loads: rows by column name, each with its place in the file.
public struct ImportTable: Codable, Sendable {
    /// One row.
    public struct Row: Codable, Sendable {
        /// The texts by column name.
        package private(set) var texts: [String: String]
        /// The digests of what tells something about natural persons, by column name: such texts are not among the
        /// others.
        package private(set) var personal: [String: String]?
        /// Where the text of a column stands; the row itself for `nil`.
        public var place: @Sendable (String?) -> SourceLocation? = { _ in nil }

        /// What was given; where it was written is for messages alone.
        private enum CodingKeys: CodingKey {
            case texts, personal
        }

        /// A row.
        public init(texts: [String: String], place: @escaping @Sendable (String?) -> SourceLocation?) {
            self.texts = texts
            self.place = place
        }

        /// The row with what is personal set apart.
        package mutating func seal(_ sealed: SealedTexts) {
            texts = sealed.texts
            personal = sealed.personal
        }

        /// The text of the first of several names for a column; empty when there is none.
        func text(_ names: String...) -> String { text(names) }

        /// The text of the first of several names for a column; empty when there is none.
        func text(_ names: [String]) -> String {
            for name in names { if let text = texts[name] { return text } }
            return ""
        }
    }

    /// The rows in the order of the file.
    package private(set) var rows: [Row]

    /// A table.
    public init(rows: [Row]) { self.rows = rows }

    /// Sets apart what is personal in the rows of a form's records; what the digests stand for.
    package mutating func seal(_ seal: ([String: String]) throws(StoreError) -> SealedTexts) throws -> [PersonalValue] {
        var kept: [PersonalValue] = []
        for index in rows.indices {
            let sealed = try seal(rows[index].texts)
            rows[index].seal(sealed)
            kept += sealed.kept
        }
        return kept
    }
}

/// Collects what is wrong with each row, so that all of it is named at once and nothing is loaded.
struct RowFindings {
    private var findings: [Finding] = []
    private var denied: [Refusal] = []

    mutating func check(_ row: ImportTable.Row, _ body: () throws -> Void) throws {
        do {
            try body()
        } catch let error as any Explainable where error.failure != .damage {
            findings += error.findings.map { $0.located(at: row.place(nil)) }
            denied += error.denied
        }
    }

    func raise() throws {
        guard findings.isEmpty else { throw Findings(findings, denied: denied) }
    }
}

extension Finding {
    /// The same finding at a place, unless it has one.
    fileprivate func located(at place: SourceLocation?) -> Finding {
        location == nil ? Finding(rule, message, severity: severity, at: place, advice: advice, related: related) : self
    }
}

extension ImportTable.Row {
    /// Reads a value; what it throws is located at the column, known by one of several names.
    func located<Read>(_ names: [String], _ body: () throws -> Read) throws -> Read {
        do {
            return try body()
        } catch let error as any Explainable where error.failure != .damage {
            throw findings(of: error, in: names)
        }
    }

    /// The findings of an error, located at a column.
    func findings(of error: any Explainable, in names: [String]) -> Findings {
        let place = place(names.first { texts[$0] != nil })
        return Findings(error.findings.map { $0.located(at: place) }, denied: error.denied)
    }

    /// Refuses a row in which a column is empty; each column is known by several names.
    func requireFilled(_ columns: [String]...) throws {
        let empty = columns.filter { names in names.allSatisfy { texts[$0, default: ""].isEmpty } }
        let columns = empty.compactMap { names in names.first { texts[$0] != nil } ?? names.first }
        guard let first = columns.first else { return }
        throw findings(of: Refusal.rowIncomplete(columns: columns), in: [first])
    }
}

extension Refusal {
    fileprivate static func rowIncomplete(columns: [String]) -> Refusal {
        Refusal(
            "casework.row-incomplete",
            Message("这一行没有填写 \(columns.joined(separator: "、"))", "the row lacks: \(columns.joined(separator: ", "))"),
            access: .granted)
    }
}
