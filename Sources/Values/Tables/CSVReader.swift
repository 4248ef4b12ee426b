extension CSV {
    /// The table that a text holds: a header and rows. Rows without any text, as spreadsheets leave them, are passed
    /// over.
    ///
    /// - Parameter separator: what stands between fields; `nil` to recognise it from the header.
    /// - Throws: `Failure`.
    public static func read(
        _ text: String, separator: Separator? = nil, limits: Limits = Limits()
    ) throws(Failure) -> Document {
        var reader = TableReader(RecordScanner(text, separator: separator, limits: limits), limits: limits)
        return try reader.document()
    }
}

/// Gathers records into a table and collects what is wrong with them.
private struct TableReader {
    private var scanner: RecordScanner
    private let limits: CSV.Limits
    private var rows: [CSV.Row] = []
    private var problems: [CSV.Problem] = []

    init(_ scanner: RecordScanner, limits: CSV.Limits) {
        self.scanner = scanner
        self.limits = limits
    }

    mutating func document() throws(CSV.Failure) -> CSV.Document {
        do throws(CSV.Problem) {
            guard let header = try scanner.next() else { throw CSV.Problem(kind: .empty, place: scanner.place) }
            let names = header.fields.map(Self.trimmed)
            try readRows(CSV.Columns(names), count: names.count)
            if problems.isEmpty {
                return CSV.Document(
                    header: names, headerPlaces: header.places, rows: rows, separator: scanner.separator)
            }
        } catch {
            problems.append(error)
        }
        throw CSV.Failure(problems: problems)
    }

    private mutating func readRows(_ columns: CSV.Columns, count: Int) throws(CSV.Problem) {
        while problems.count < CSV.Failure.maximumProblems, let record = try scanner.next() {
            let place = record.places[0]
            guard rows.count < limits.rows else {
                throw CSV.Problem(kind: .tooManyRows(limit: limits.rows), place: place)
            }
            if record.fields.count == count {
                rows.append(
                    CSV.Row(line: place.line, fields: record.fields, places: record.places, columns: columns))
            } else {
                let kind = CSV.Problem.Kind.wrongNumberOfFields(expected: count, found: record.fields.count)
                problems.append(CSV.Problem(kind: kind, place: place))
            }
        }
    }

    private static func trimmed(_ text: String) -> String {
        let start = text.drop(while: \.isWhitespace)
        guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(start[...last])
    }
}

/// Takes one record after the other from the bytes of a text, counting lines and columns.
struct RecordScanner {
    /// The fields of a record, at least one, and where each begins.
    struct Record {
        var fields: [String] = []
        var places: [CSV.Place] = []

        var isBlank: Bool { fields.allSatisfy(\.isEmpty) }
    }

    private static let quote = UInt8(ascii: "\"")
    private static let lineFeed = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")

    let separator: CSV.Separator
    private let limits: CSV.Limits
    private let bytes: [UInt8]
    private var index = 0
    private var line = 1
    private var column = 1

    init(_ text: String, separator: CSV.Separator?, limits: CSV.Limits) {
        bytes = Array(text.utf8)
        self.limits = limits
        self.separator = separator ?? Self.recogniseSeparator(bytes)
    }

    /// Where the next byte stands.
    var place: CSV.Place { CSV.Place(line: line, column: column) }

    /// The next record that has any text; `nil` at the end.
    mutating func next() throws(CSV.Problem) -> Record? {
        while index < bytes.count {
            let record = try record()
            if !record.isBlank { return record }
        }
        return nil
    }

    private mutating func record() throws(CSV.Problem) -> Record {
        var record = Record()
        while true {
            guard record.fields.count < limits.fields else {
                throw CSV.Problem(kind: .tooManyFields(limit: limits.fields), place: place)
            }
            record.places.append(place)
            record.fields.append(current == Self.quote ? try quotedField() : try plainField())
            guard current == separator.byte else { break }
            advance()
        }
        endLine()
        return record
    }

    private var current: UInt8? { index < bytes.count ? bytes[index] : nil }

    private mutating func advance() {
        let byte = bytes[index]
        index += 1
        if byte & 0xC0 != 0x80 { column += 1 }
    }

    /// Passes over one end of line, whichever way it is written.
    private mutating func endLine() {
        guard index < bytes.count else { return }
        let isPair = current == Self.carriageReturn && index + 1 < bytes.count && bytes[index + 1] == Self.lineFeed
        index += isPair ? 2 : 1
        line += 1
        column = 1
    }

    private func isEndOfLine(_ byte: UInt8) -> Bool { byte == Self.lineFeed || byte == Self.carriageReturn }

    private mutating func plainField() throws(CSV.Problem) -> String {
        let start = index
        let place = place
        while let byte = current, byte != separator.byte, !isEndOfLine(byte) {
            guard byte != Self.quote else { throw CSV.Problem(kind: .strayQuote, place: self.place) }
            advance()
        }
        return try field(bytes[start..<index], at: place)
    }

    private mutating func quotedField() throws(CSV.Problem) -> String {
        let place = place
        advance()
        var content: [UInt8] = []
        while let byte = current {
            if byte == Self.quote {
                advance()
                guard current == Self.quote else { return try closed(content, at: place) }
            }
            let start = index
            if isEndOfLine(byte) { endLine() } else { advance() }
            content += bytes[start..<index]
        }
        throw CSV.Problem(kind: .unterminatedQuote, place: place)
    }

    private func closed(_ content: [UInt8], at place: CSV.Place) throws(CSV.Problem) -> String {
        if let byte = current, byte != separator.byte, !isEndOfLine(byte) {
            throw CSV.Problem(kind: .textAfterQuote, place: self.place)
        }
        return try field(content[...], at: place)
    }

    private func field(_ content: ArraySlice<UInt8>, at place: CSV.Place) throws(CSV.Problem) -> String {
        guard content.count <= limits.fieldBytes else {
            throw CSV.Problem(kind: .fieldTooLong(limit: limits.fieldBytes), place: place)
        }
        return String(decoding: content, as: UTF8.self)
    }

    /// The separator that the first line with text has most of, outside quotes; a comma when it has none.
    private static func recogniseSeparator(_ bytes: [UInt8]) -> CSV.Separator {
        var counts: [UInt8: Int] = [:]
        var isQuoted = false
        for byte in bytes {
            if byte == quote { isQuoted.toggle() }
            if isQuoted { continue }
            if byte == lineFeed || byte == carriageReturn, !counts.isEmpty { break }
            if byte > 0x20 || byte == CSV.Separator.tab.byte { counts[byte, default: 0] += 1 }
        }
        var best = CSV.Separator.comma
        for candidate in CSV.Separator.allCases where counts[candidate.byte, default: 0] > counts[best.byte, default: 0]
        {
            best = candidate
        }
        return best
    }
}
