import Diagnostics

/// Tables as text, until forms take them cell by cell: a line for each row, `|` between cells, each cell with the name
/// of its column: `month=2026-01 | energy=1200.5`.
///
/// Users may also separate rows by `;` and name columns by their labels. A backslash takes the meaning from what stands
/// after it; one that is meant is written twice. The canonical text has the cells in the order of their names and one
/// space around each `|`.
enum TableText {
    /// The most rows that a table takes.
    static let maximumRows = 1000

    // MARK: Writing

    static func text(of rows: [TableRow]) -> String {
        rows.map { row in
            row.cells.sorted { $0.key < $1.key }.map { "\($0.key)=\(escaped($0.value.text))" }.joined(separator: " | ")
        }.joined(separator: "\n")
    }

    // By scalars, since an accent that begins a cell would make one character with the sign before it.
    private static func escaped(_ text: String) -> String {
        var escaped = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if scalar == "\\" || scalar == "|" || isRowEnd(scalar) { escaped.append("\\") }
            escaped.append(scalar)
        }
        return String(escaped)
    }

    private static func isRowEnd(_ scalar: Unicode.Scalar) -> Bool { scalar == ";" || Character(scalar).isNewline }

    // MARK: Reading

    /// The rows that a text gives; empty ones are left out.
    ///
    /// - Throws: `FieldProblem` with everything that cannot be taken, by row and column.
    static func rows(of text: String, columns: [Column]) throws(FieldProblem) -> [TableRow] {
        let lines = parts(of: text, separator: isRowEnd).filter { !$0.withoutSpacesAround.isEmpty }
        guard lines.count <= maximumRows else { throw .tooManyRows(lines.count, maximum: maximumRows) }
        var rows: [TableRow] = []
        var problems: [CellProblem] = []
        for (index, line) in lines.enumerated() {
            let reading = RowReading(line, number: index + 1, columns)
            rows.append(reading.row)
            problems += reading.problems
        }
        guard problems.isEmpty else { throw .cells(problems) }
        return rows.filter { !$0.cells.isEmpty }
    }

    /// The parts of a text between separators that no backslash stands before.
    static func parts(of text: String, separator: (Unicode.Scalar) -> Bool) -> [Substring] {
        let scalars = text.unicodeScalars
        var parts: [Substring] = []
        var start = scalars.startIndex
        var isEscaped = false
        for index in scalars.indices {
            if isEscaped {
                isEscaped = false
            } else if scalars[index] == "\\" {
                isEscaped = true
            } else if separator(scalars[index]) {
                parts.append(Substring(scalars[start..<index]))
                start = scalars.index(after: index)
            }
        }
        return parts + [Substring(scalars[start...])]
    }

    /// A text without the backslashes that take the meaning from what stands after them.
    static func unescaped(_ text: String) -> String {
        var plain = String.UnicodeScalarView()
        var isEscaped = false
        for scalar in text.unicodeScalars {
            isEscaped = !isEscaped && scalar == "\\"
            if !isEscaped { plain.append(scalar) }
        }
        return String(plain)
    }
}

/// Takes one line as a row.
private struct RowReading {
    private(set) var row = TableRow([:])
    private(set) var problems: [CellProblem] = []
    private let number: Int
    private let columns: [Column]

    init(_ line: Substring, number: Int, _ columns: [Column]) {
        self.number = number
        self.columns = columns
        var cells: [String: FieldValue] = [:]
        var given: Set<String> = []
        for part in TableText.parts(of: String(line), separator: { $0 == "|" }) {
            guard let (column, text) = cell(part) else { continue }
            guard given.insert(column.id).inserted else {
                report(.givenTwice, in: column)
                continue
            }
            do throws(FieldProblem) {
                if !text.isEmpty { cells[column.id] = try FieldValue.read(text, as: column.type) }
            } catch {
                report(error, in: column)
            }
        }
        row = TableRow(cells)
        guard !given.isEmpty || !problems.isEmpty else { return }
        let failed = Set(problems.compactMap(\.column?.id))
        for column in columns where column.isRequired && row[column.id] == nil && !failed.contains(column.id) {
            report(.missing, in: column)
        }
    }

    /// The column that a part names and the text beside it; nothing where the part is empty or wrong.
    private mutating func cell(_ part: Substring) -> (Column, String)? {
        guard !part.withoutSpacesAround.isEmpty else { return nil }
        guard let sign = part.unicodeScalars.firstIndex(of: "=") else {
            report(.unnamedCell(TableText.unescaped(part.withoutSpacesAround)), in: nil)
            return nil
        }
        let name = part[..<sign].withoutSpacesAround
        guard let column = columns.first(where: { $0.id == name || $0.label == name }) else {
            report(.unknownColumn(name, known: columns.flatMap { [$0.id, $0.label] }), in: nil)
            return nil
        }
        return (column, TableText.unescaped(part[part.unicodeScalars.index(after: sign)...].withoutSpacesAround))
    }

    private mutating func report(_ problem: FieldProblem, in column: Column?) {
        problems.append(CellProblem(row: number, column: column, problem: problem))
    }
}
