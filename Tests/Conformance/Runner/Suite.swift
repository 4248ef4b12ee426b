import Diagnostics
import SCXML
import Statechart

/// One document of a suite, as its manifest names it.
struct SuiteEntry {
    let file: String
    let assertion: String
    let section: String
    let isMandatory: Bool
}

/// A folder of SCXML documents with a `manifest.tsv`: file, assertion, section, conformance, … one document a line.
struct Suite {
    let folder: String
    let entries: [SuiteEntry]
    /// Why a document cannot pass, by its file.
    let waivers: [String: String]

    init(folder: String, waivers path: String) throws(FileProblem) {
        self.folder = folder
        entries = try Self.rows(of: "\(folder)/manifest.tsv").dropFirst().compactMap { row in
            guard row.count >= 4 else { return nil }
            return SuiteEntry(file: row[0], assertion: row[1], section: row[2], isMandatory: row[3] == "mandatory")
        }
        let rows = try Self.rows(of: path).filter { $0.count >= 2 && !$0[0].hasPrefix("#") }
        waivers = Dictionary(rows.map { ($0[0], $0[1]) }) { first, _ in first }
    }

    private static func rows(of path: String) throws(FileProblem) -> [[String]] {
        let text = String(decoding: try readFile(path), as: UTF8.self)
        return text.split(whereSeparator: \.isNewline).map { line in
            line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        }
    }
}
