import Diagnostics

/// Exit statuses, in one place.
enum ExitStatus: Int32 {
    case done = 0
    /// Refused by a rule, or not found.
    case refused = 1
    /// Wrong usage.
    case usage = 2
    /// The store or a file is damaged or unreadable.
    case damaged = 3
}

/// The one place where errors become words and exit statuses.
extension Terminal {
    /// Says why a command failed.
    func report(_ error: any Error) -> ExitStatus {
        if let error = error as? OutputError, error.isReaderGone { return .done }
        guard let error = error as? any Explainable else {
            report([Finding("unexpected", Message("出错了：\(error)", "something failed: \(error)"))])
            return .damaged
        }
        report(error.findings)
        if let command = (error as? UsageError)?.command {
            note(Message("  → 用 docket \(command) --help 查看用法", "  → see docket \(command) --help"))
        }
        return switch error.failure {
        case .refusal: .refused
        case .misuse: .usage
        case .damage: .damaged
        }
    }

    /// Says why one of several cases was not done, and goes on with the next: damage ends the command.
    ///
    /// - Returns: the rule that refused it.
    func reportUndone(_ number: Int, _ error: any Error) throws -> String? {
        guard let error = error as? any Explainable, error.failure != .damage else { throw error }
        return reportUndone(number, error.findings)
    }

    /// Says why one of several cases was not done.
    @discardableResult
    func reportUndone(_ number: Int, _ findings: [Finding]) -> String? {
        note(Message("事项 \(number)：没有办成", "case \(number): not done"))
        report(findings)
        return findings.first?.rule
    }
}
