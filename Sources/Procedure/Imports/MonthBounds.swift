import Diagnostics
import Values

/// The months that figures may be of: from January 1990 to the month after this one. A figure of a later month would be
/// taken for the latest, and every period of grading would be reckoned from it.
package struct MonthBounds {
    private let months: ClosedRange<YearMonth>

    /// The bounds at a time.
    package init(now: Timestamp) {
        let next = now.day.yearMonth.adding(months: 1)
        let first = YearMonth(year: 1990, month: 1)
        months = min(first, next)...next
    }

    /// Refuses all rows whose month lies outside; what is no month, the import itself refuses.
    ///
    /// - Throws: `Findings` with the place of each.
    package func check(_ table: ImportTable) throws {
        var problems = RowFindings()
        for row in table.rows {
            guard let month = row.month, !months.contains(month) else { continue }
            try problems.check(row) {
                try row.located(ImportTable.Row.monthHeadings) { throw Findings([finding(month)]) }
            }
        }
        try problems.raise()
    }

    private func finding(_ month: YearMonth) -> Finding {
        let (first, last) = (months.lowerBound.iso, months.upperBound.iso)
        return Finding(
            "import.month-bounds",
            Message("月份 \(month.iso) 不在 \(first) 至 \(last) 之间", "\(month.iso) is not between \(first) and \(last)"))
    }
}
