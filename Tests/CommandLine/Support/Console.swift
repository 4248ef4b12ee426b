import Foundation

/// The commands that a guide shows in its `console` blocks, each with what it prints.
struct Console {
    /// One command and what it prints; a line that is only `…` stands for all that follows.
    struct Step {
        let command: String
        let output: String

        /// Whether it prints this.
        func prints(_ text: String) -> Bool {
            let text = text.trimmingCharacters(in: .whitespacesAndNewlines)
            guard output.hasSuffix("\n…") else { return text == output }
            return text.hasPrefix(output.dropLast())
        }
    }

    let steps: [Step]

    /// The commands of a guide.
    init(_ guide: String) {
        let blocks = guide.components(separatedBy: "```console\n").dropFirst()
        steps = blocks.flatMap { block -> [Step] in
            let text = block.components(separatedBy: "\n```").first ?? ""
            return text.components(separatedBy: "$ docket ").dropFirst().map { part in
                let lines = part.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
                let output = lines.count > 1 ? String(lines[1]) : ""
                return Step(
                    command: String(lines[0]), output: output.trimmingCharacters(in: .whitespacesAndNewlines))
            }
        }
    }
}
