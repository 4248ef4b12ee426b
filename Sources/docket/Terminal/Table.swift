import Diagnostics

/// A table for people: columns aligned by the width that a terminal gives them.
struct Table {
    private let titles: [String]
    private var rows: [[String]] = []
    /// Lines below a row, by the row's place.
    private var notes: [Int: [String]] = [:]

    init(_ titles: [String]) { self.titles = titles }

    var isEmpty: Bool { rows.isEmpty }

    mutating func add(_ cells: [String?]) { rows.append(cells.map { visible($0 ?? "") }) }

    /// Adds a line below the last row, that no column makes room for.
    mutating func note(_ text: String) { notes[rows.count - 1, default: []].append(visible(text)) }

    /// The lines of the table, the titles first.
    func lines(_ terminal: Terminal) -> [String] {
        let widths = titles.indices.map { column in
            ([titles] + rows).map { displayWidth(of: $0[column]) }.max() ?? 0
        }
        let indent = String(repeating: " ", count: (widths.first ?? 0) + 2)
        return [terminal.bold(line(titles, widths))]
            + rows.enumerated().flatMap { index, row in
                [line(row, widths)] + (notes[index] ?? []).map { indent + $0 }
            }
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
