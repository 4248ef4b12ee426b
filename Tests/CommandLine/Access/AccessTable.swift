import Fixtures
import Foundation
import Testing

/// The table of Documentation/access.md.
struct AccessTable {
    /// What a role gets.
    enum Answer: String {
        case allowed = "✓"
        case empty = "·"
        case refused = "–"
    }

    /// The roles, in the order of the columns.
    let roles: [String]
    /// What each role gets, by what the row is about.
    let rows: [String: [Answer]]

    static func read() throws -> AccessTable {
        let text = try String(contentsOfFile: "\(OfficeFixture.root)/Documentation/access.md", encoding: .utf8)
        let lines = text.split(separator: "\n").filter { $0.hasPrefix("|") }.map(cells)
        let heading = try #require(lines.first)
        var rows: [String: [Answer]] = [:]
        for cells in lines.dropFirst(2) {
            try #require(cells.count == heading.count, "\(cells)")
            let name = cells[0].replacingOccurrences(of: "`", with: "")
            try #require(rows[name] == nil, "\(name) stands there twice")
            rows[name] = try cells.dropFirst().map { try #require(Answer(rawValue: $0), "\(name): \($0)") }
        }
        return AccessTable(roles: Array(heading.dropFirst()), rows: rows)
    }

    private static func cells(_ line: Substring) -> [String] {
        line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
    }
}
