/// Numbers of documents by a pattern, such as `{unit}邮函〔{year}〕{sequence}号` or `GDYH-{year}-{sequence:4}`.
public enum DocumentNumber {
    /// A pattern: text, variables in braces, and one `{sequence}`, whose `:4` is its least number of digits. A doubled
    /// brace stands for itself.
    public struct Pattern: Sendable, Hashable {
        enum Part: Sendable, Hashable {
            case text(String)
            case variable(String)
            case sequence(width: Int)
        }

        let parts: [Part]
        /// The pattern as it was written.
        public let source: String

        init(parts: [Part], source: String) {
            self.parts = parts
            self.source = source
        }

        /// The variables that a number needs besides its sequence, in the order of the pattern, each once.
        public var variables: [String] {
            parts.reduce(into: []) { names, part in
                if case .variable(let name) = part, !names.contains(name) { names.append(name) }
            }
        }

        /// The number with these values; `nil` when one of `variables` has none.
        public func format(_ values: [String: String], sequence: Int) -> String? {
            var text = ""
            for part in parts {
                switch part {
                case .text(let part): text += part
                case .sequence(let width): text += sequence.padded(width)
                case .variable(let name):
                    guard let value = values[name] else { return nil }
                    text += value
                }
            }
            return text
        }
    }

    /// What is wrong with a pattern, and where.
    public struct PatternError: Error, Sendable, Equatable {
        /// What can be wrong.
        public enum Problem: Sendable, Equatable {
            /// A brace is opened and never closed.
            case unclosedBrace
            /// A closing brace without an opening one.
            case strayBrace
            /// Between braces there is no name in lower-case letters, digits and hyphens.
            case badName(String)
            /// A width that is not one of 1 to 12.
            case badWidth(String)
            /// A width on something other than the sequence.
            case widthOfVariable(String)
            /// There is no `{sequence}`.
            case noSequence
            /// There is a second `{sequence}`.
            case secondSequence
        }

        /// What is wrong.
        public let problem: Problem
        /// Where it begins, in bytes of UTF-8 from the beginning of the pattern.
        public let offset: Int
    }
}
