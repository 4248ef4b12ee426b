import Casework
import Diagnostics
import Values

/// Reads a CSV file, as UTF-8 or GB18030, into the rows that imports take.
struct CSVTable {
    /// Reads the file.
    ///
    /// - Parameter required: columns of which each, by one of its names, must be there.
    /// - Throws: `Findings` that name the line.
    static func read(_ path: String, required: [[String]]) throws -> ImportTable {
        let bytes = try readFile(path)
        let document: CSV.Document
        do {
            document = try CSV.read(TextEncoding.decode(bytes))
        } catch let problem as CSV.Problem {
            throw Findings([problem.finding(in: path)])
        } catch let problem as TextEncoding.Problem {
            throw Findings([
                Finding(
                    "csv.encoding",
                    Message(
                        "既不是 UTF-8 也不是 GB18030 编码（第 \(problem.offset) 字节）",
                        "neither UTF-8 nor GB18030 (byte \(problem.offset))"),
                    at: SourceLocation(file: path, line: 1, column: 1))
            ])
        }
        try check(document.header, required: required, path: path)
        return ImportTable(
            rows: document.rows.map { row in
                ImportTable.Row(texts: row.byColumn) { column in
                    SourceLocation(file: path, line: row.line, column: column.flatMap { row.column(of: $0) } ?? 1)
                }
            })
    }
}
