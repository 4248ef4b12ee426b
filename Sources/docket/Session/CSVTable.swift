import Casework
import Diagnostics
import Files
import Procedure
import Records
import Regulations
import Values

/// A column that an import takes.
struct CSVColumn {
    /// The names by which it is known, the one for programs first.
    let names: [String]
    /// Other headings that mean it.
    let aliases: [String]
    /// Whether the file must have it.
    let isRequired: Bool

    init(_ names: String..., also aliases: [String] = [], isRequired: Bool = false) {
        self.init(names, also: aliases, isRequired: isRequired)
    }

    init(_ names: [String], also aliases: [String] = [], isRequired: Bool = false) {
        self.names = names
        self.aliases = aliases
        self.isRequired = isRequired
    }

    /// The columns of a form: a field is known by its id and its label.
    static func columns(of form: Form) -> [CSVColumn] {
        let unit = CSVColumn("unit", "单位", also: ["单位代码", "报送单位"])
        let fields = form.fields.map { field in
            CSVColumn(
                field.id, field.label, also: [field.englishLabel],
                isRequired: field.isRequired && !field.isSetByChain && field.preset == nil)
        }
        return fields.contains { $0.names.contains("unit") } ? fields : fields + [unit]
    }

    /// The name that a heading means; what stands in brackets at its end, such as a unit, is no part of it.
    func name(meantBy heading: String) -> String? {
        let plain = heading.replacing(/\s*[（(][^（()）]*[)）]$/, with: "")
        for text in [heading, plain] {
            if names.contains(text) { return text }
            if aliases.contains(text) { return names.last }
        }
        return nil
    }
}

/// Reads a CSV file, as UTF-8 or GB18030, into the rows that imports take.
struct CSVTable {
    private let path: String
    private let source: SourceText
    private let document: CSV.Document
    private let columns: [CSVColumn]
    /// What each heading means, in their order.
    private let meanings: [String]

    /// Reads the file.
    ///
    /// - Parameter takesOthers: whether other columns may stand beside.
    /// - Throws: `Findings` that name the places.
    init(_ path: String, _ columns: [CSVColumn], takesOthers: Bool) throws {
        self.path = path
        self.columns = columns
        let text = try TextFile.read(path)
        source = SourceText(name: path, bytes: Array(text.utf8))
        do throws(CSV.Failure) {
            document = try CSV.read(text)
        } catch {
            let source = source
            throw Findings(error.problems.map { $0.finding(in: source) })
        }
        meanings = document.header.map { heading in
            columns.lazy.compactMap { $0.name(meantBy: heading) }.first ?? heading
        }
        let findings = columnFindings(takesOthers)
        guard findings.isEmpty else { throw Findings(findings) }
    }

    /// Loads the rows; what is wrong with them is told with the cell too, as spreadsheets name it.
    ///
    /// - Throws: what `body` throws.
    func load<Loaded>(_ body: (ImportTable) throws -> Loaded) throws -> Loaded {
        do {
            return try body(rows)
        } catch let error as Findings {
            throw Findings(error.findings.map(withCell))
        }
    }

    private var rows: ImportTable {
        ImportTable(
            rows: document.rows.map { row in
                ImportTable.Row(texts: texts(of: row)) { column in
                    let place = column.flatMap(index).map { row.places[$0] }
                    return SourceLocation(file: path, line: place?.line ?? row.line, column: place?.column ?? 1)
                }
            })
    }

    private func texts(of row: CSV.Row) -> [String: String] {
        Dictionary(zip(meanings, row.fields), uniquingKeysWith: { first, _ in first })
    }

    /// Where a column stands that is known by a name, whichever of its names the heading means.
    private func index(of name: String) -> Int? {
        let names = columns.first { $0.names.contains(name) }?.names ?? [name]
        return meanings.firstIndex(where: names.contains)
    }

    // MARK: Cells

    private func withCell(_ finding: Finding) -> Finding {
        guard let location = finding.location, location.file == path, let cell = cell(at: location) else {
            return finding
        }
        let place = Message("\(cell.name) 单元格“\(cell.heading)”", "cell \(cell.name), “\(cell.heading)”")
        let advice = finding.advice.map {
            Message("\(place.chinese)：\($0.chinese)", "\(place.english): \($0.english)")
        }
        return Finding(
            finding.rule, finding.message, severity: finding.severity, at: location, excerpt: finding.excerpt,
            advice: advice ?? place, related: finding.related)
    }

    /// The cell at a place: its name, such as C3, and the heading of its column.
    private func cell(at location: SourceLocation) -> (name: String, heading: String)? {
        guard let index = document.rows.firstIndex(where: { $0.line == location.line }) else { return nil }
        let row = document.rows[index]
        let column = row.places.lastIndex { $0.line == location.line && $0.column <= location.column } ?? 0
        // The heading is the first row of the sheet; a field with line ends takes several lines, and one row.
        return ("\(Self.letters(of: column))\(index + 2)", document.header[column])
    }

    /// The letters by which spreadsheets name a column: A for 0, AA for 26.
    private static func letters(of column: Int) -> String {
        let letter = String(Unicode.Scalar(UInt8(ascii: "A") + UInt8(column % 26)))
        return column < 26 ? letter : letters(of: column / 26 - 1) + letter
    }

    // MARK: Headings

    private func columnFindings(_ takesOthers: Bool) -> [Finding] {
        let missing = columns.filter { column in
            column.isRequired && !column.names.contains(where: meanings.contains)
        }.map { column in
            finding(
                "csv.missing-column",
                Message(
                    "缺少列 “\(column.names.joined(separator: "” 或 “"))”",
                    "the column “\(column.names.joined(separator: "” or “"))” is missing"),
                at: document.headerPlaces.first)
        }
        return missing + twice + (takesOthers ? [] : unknown)
    }

    /// The columns that two headings mean.
    private var twice: [Finding] {
        let keys = meanings.map { name in columns.first { $0.names.contains(name) }?.names.first ?? name }
        let again = keys.indices.filter { keys[..<$0].contains(keys[$0]) }
        var named: Set<String> = []
        return again.filter { named.insert(keys[$0]).inserted }.map { index in
            let heading = document.header[index]
            return finding(
                "csv.duplicate-column", Message("列 “\(heading)” 有两个", "there are two columns “\(heading)”"),
                at: document.headerPlaces.first)
        }
    }

    private var unknown: [Finding] {
        let names = columns.flatMap(\.names)
        return document.header.indices.filter { !names.contains(meanings[$0]) }.map { index in
            let heading = document.header[index]
            return finding(
                "csv.unknown-column", Message("没有列 “\(heading)”", "there is no column “\(heading)”"),
                at: document.headerPlaces[index], advice: didYouMean(heading, among: names))
        }
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
