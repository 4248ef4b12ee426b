import Glibc

/// The table of a run.
struct Report {
    struct Row {
        let entry: SuiteEntry
        let outcome: Outcome
    }

    let rows: [Row]

    /// Prints every document and the totals; returns whether nothing failed.
    func write() -> Bool {
        for row in rows { print(line(row)) }
        let failed = count { if case .failed = $0 { true } else { false } }
        let waived = count { if case .waived = $0 { true } else { false } }
        let passed = rows.count - failed - waived
        print("\(passed) passed, \(failed) failed" + (waived > 0 ? ", \(waived) skipped" : ""))
        return failed == 0 && !rows.isEmpty
    }

    private func line(_ row: Row) -> String {
        let kind = row.entry.isMandatory ? "mandatory" : "optional"
        let start = [pad(row.entry.file, 20), pad(row.entry.section, 6), pad(kind, 10)].joined()
        switch row.outcome {
        case .passed: return "passed  \(start)"
        case .failed(let reason): return "FAILED  \(start)\(reason)"
        case .waived(let reason): return "waived  \(start)\(reason)"
        }
    }

    private func pad(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(1, width - text.count))
    }

    private func count(_ matches: (Outcome) -> Bool) -> Int { rows.count { matches($0.outcome) } }
}

func leave(_ status: Int32) { exit(status) }
