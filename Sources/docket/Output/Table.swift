import Diagnostics

/// A table for people: columns aligned by the width that a terminal gives them.
struct Table {
    private let titles: [String]
    private var rows: [[String]] = []

    init(_ titles: [String]) { self.titles = titles }

    var isEmpty: Bool { rows.isEmpty }

    mutating func add(_ cells: [String?]) {
        rows.append(cells.map { ($0 ?? "").split(whereSeparator: \.isNewline).joined(separator: " ") })
    }

    /// The lines of the table, the titles first.
    func lines(_ terminal: Terminal) -> [String] {
        let widths = titles.indices.map { column in
            ([titles] + rows).map { displayWidth(of: $0[column]) }.max() ?? 0
        }
        return [terminal.bold(line(titles, widths))] + rows.map { line($0, widths) }
    }

    private func line(_ cells: [String], _ widths: [Int]) -> String {
        var text = ""
        for (index, cell) in cells.enumerated() {
            text += cell
            guard index < cells.count - 1 else { break }
            text += String(repeating: " ", count: widths[index] - displayWidth(of: cell) + 2)
        }
        return text
    }
}
