extension CSV {
    /// Writes a table by RFC 4180: lines end with CRLF, fields are quoted where they must be.
    public struct Writer: Sendable {
        /// What happens to a text that a spreadsheet would run as a formula.
        public enum FormulaGuard: Sendable {
            /// An apostrophe goes before a text that begins with `=`, `+`, `-`, `@` (also their full-width forms), a
            /// tab or a line end, unless it is a plain number. The apostrophe stays when the table is read back.
            case apostrophe
            /// Texts are written as they are: for programs that read them back, never for spreadsheets.
            case none
        }

        private let separator: Separator
        private let formulaGuard: FormulaGuard

        /// A writer.
        public init(separator: Separator = .comma, formulaGuard: FormulaGuard = .apostrophe) {
            self.separator = separator
            self.formulaGuard = formulaGuard
        }

        /// One line with its line end.
        public func line(_ fields: [String]) -> String {
            // An empty line is no record, so a single empty field is quoted.
            if fields == [""] { return "\"\"\r\n" }
            return fields.map(written).joined(separator: String(Unicode.Scalar(separator.byte))) + "\r\n"
        }

        /// A header and rows.
        public func text(header: [String], rows: some Sequence<[String]>) -> String {
            rows.reduce(into: line(header)) { $0 += line($1) }
        }

        private func written(_ field: String) -> String {
            let text = formulaGuard == .apostrophe && Self.isFormula(field) ? "'" + field : field
            guard needsQuotes(text) else { return text }
            var quoted = "\""
            for scalar in text.unicodeScalars {
                if scalar == "\"" { quoted += "\"" }
                quoted.unicodeScalars.append(scalar)
            }
            return quoted + "\""
        }

        private func needsQuotes(_ text: String) -> Bool {
            let bytes = text.utf8
            if bytes.first == 0x20 || bytes.last == 0x20 { return true }
            return bytes.contains { byte in
                byte == separator.byte || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\n")
                    || byte == UInt8(ascii: "\r")
            }
        }

        private static func isFormula(_ text: String) -> Bool {
            guard let first = text.unicodeScalars.first else { return false }
            switch first {
            case "=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\n", "\r": return !isPlainNumber(text)
            default: return false
            }
        }

        private static func isPlainNumber(_ text: String) -> Bool {
            let unsigned = text.first == "-" || text.first == "+" ? text.dropFirst() : text[...]
            let parts = unsigned.split(separator: ".", omittingEmptySubsequences: false)
            return parts.count <= 2
                && parts.allSatisfy { part in
                    !part.isEmpty && part.allSatisfy { $0.decimalDigit != nil }
                }
        }
    }
}
