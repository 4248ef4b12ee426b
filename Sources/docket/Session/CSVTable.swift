import Casework
import Diagnostics
import Files
import Procedure
import Records
import Values

/// Reads a CSV file, as UTF-8 or GB18030, into the rows that imports take.
struct CSVTable {
    private let path: String
    private let source: SourceText
    private let document: CSV.Document

    /// Reads the file.
    ///
    /// - Parameters:
    ///   - required: columns that must be there, each by one of its names.
    ///   - known: the other columns; `nil` when any may follow.
    /// - Throws: `Findings` that name the places.
    static func read(_ path: String, required: [[String]], known: [String]? = nil) throws -> ImportTable {
        let table = try CSVTable(path)
        let findings = table.columnFindings(required, known)
        guard findings.isEmpty else { throw Findings(findings) }
        return table.rows
    }

    private init(_ path: String) throws {
        self.path = path
        let text = try TextFile.read(path)
        source = SourceText(name: path, bytes: Array(text.utf8))
        do throws(CSV.Failure) {
            document = try CSV.read(text)
        } catch {
            let source = source
            throw Findings(error.problems.map { $0.finding(in: source) })
        }
    }

    private var rows: ImportTable {
        ImportTable(
            rows: document.rows.map { row in
                ImportTable.Row(texts: row.byColumn) { column in
                    let place = column.flatMap { row.place(of: $0) }
                    return SourceLocation(file: path, line: place?.line ?? row.line, column: place?.column ?? 1)
                }
            })
    }

    private func columnFindings(_ required: [[String]], _ known: [String]?) -> [Finding] {
        let missing = required.filter { names in !names.contains(where: document.header.contains) }.map { names in
            finding(
                "csv.missing-column",
                Message(
                    "缺少列 “\(names.joined(separator: "” 或 “"))”",
                    "the column “\(names.joined(separator: "” or “"))” is missing"),
                at: document.headerPlaces.first)
        }
        let twice = document.duplicateColumns.map {
            finding(
                "csv.duplicate-column", Message("列 “\($0)” 有两个", "there are two columns “\($0)”"),
                at: document.headerPlaces.first)
        }
        guard let known else { return missing + twice }
        let names = required.flatMap { $0 } + known
        let unknown = zip(document.header, document.headerPlaces).filter { !names.contains($0.0) }.map { name, place in
            finding(
                "csv.unknown-column", Message("没有列 “\(name)”", "there is no column “\(name)”"), at: place,
                advice: didYouMean(name, among: names))
        }
        return missing + twice + unknown
    }

    private func finding(
        _ rule: String, _ message: Message, at place: CSV.Place?, advice: Message? = nil
    ) -> Finding {
        let offset = place.map { source.offset(line: $0.line, column: $0.column) } ?? 0
        return Finding(rule, message, in: source, at: offset, advice: advice)
    }
}

extension CSV.Problem {
    /// What is wrong, with its place.
    func finding(in source: SourceText) -> Finding {
        Finding(
            "csv.malformed", message, in: source, at: source.offset(line: place.line, column: place.column))
    }

    private var message: Message {
        switch kind {
        case .empty: Message("文件是空的", "the file is empty")
        case .unterminatedQuote: Message("引号没有结束", "the quotation does not end")
        case .textAfterQuote: Message("结束的引号后面还有内容", "text follows the closing quote")
        case .strayQuote: Message("字段中间有引号；含引号的字段要整个用引号括起来", "a quote inside a field: quote the whole field")
        case .wrongNumberOfFields(let expected, let found):
            Message("这一行有 \(found) 个字段，应当有 \(expected) 个", "this row has \(found) fields instead of \(expected)")
        case .tooManyRows(let limit): Message("超过 \(limit) 行", "more than \(limit) rows")
        case .tooManyFields(let limit): Message("一行超过 \(limit) 个字段", "more than \(limit) fields in a row")
        case .fieldTooLong(let limit): Message("字段超过 \(limit) 字节", "a field of more than \(limit) bytes")
        }
    }
}
