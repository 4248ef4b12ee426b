import Foundation
import Testing

/// A terminal on which the binary works in an office; `script` makes it.
struct PseudoTerminal {
    private let office: DemoOffice

    init(_ office: DemoOffice) { self.office = office }

    /// What a terminal showed.
    struct Screen {
        let status: Int32
        let text: String

        /// Expects that it was refused by a rule, with `--json`.
        func expectRefusal(_ rule: String, at location: Testing.SourceLocation = #_sourceLocation) {
            #expect(status == 1, "\(text)", sourceLocation: location)
            #expect(text.contains("\"rule\":\"\(rule)\""), "\(text)", sourceLocation: location)
        }

        /// Without docket's own codes for bold.
        var withoutBold: String {
            text.replacingOccurrences(of: "\u{1B}[1m", with: "").replacingOccurrences(of: "\u{1B}[0m", with: "")
        }
    }

    /// Runs a command a week after the office was opened, with what is typed.
    func run(_ words: [String], typing input: String = "", environment: [String: String] = [:]) throws -> Screen {
        let quoted = words.map { "'\($0.replacingOccurrences(of: "'", with: "'\\''"))'" }.joined(separator: " ")
        return try run(line: "\(quoted) --at 2026-11-10T10:00", typing: input, environment: environment)
    }

    /// Runs a line of the shell's words.
    func run(line: String, typing input: String = "", environment: [String: String] = [:]) throws -> Screen {
        let run = try Binary.run(
            [], environment: ["DOCKET_OFFICE": office.path, "TERM": "xterm", "LINE": line].merging(environment) { $1 },
            input: input, in: office.folder,
            wrapper: "export DOCKET=\"$1\"; exec script -qec \"\\\"\\$DOCKET\\\" $LINE\" /dev/null")
        let text = run.output.replacingOccurrences(of: "^D\u{8}\u{8}", with: "")
        return Screen(status: run.status, text: text.replacingOccurrences(of: "\r\n", with: "\n"))
    }
}
