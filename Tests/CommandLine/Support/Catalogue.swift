import Testing

/// What the help says there is: the tests walk it, so that no command is forgotten.
enum HelpPages {
    /// The names of all commands in the overview.
    static func commands() throws -> [String] {
        let overview = try Binary.run(["--help"])
        try #require(overview.status == 0)
        return overview.output.split(separator: "\n").filter { $0.hasPrefix("  ") }.compactMap { line in
            let columns = line.dropFirst(2).split(separator: "  ", maxSplits: 1)
            return columns.count == 2 ? String(columns[0]) : nil
        }
    }

    /// The examples in the help of a command, as words after `docket`, without what the shell makes of the rest.
    static func examples(of command: String) throws -> [[String]] {
        let help = try Binary.run(command.words + ["--help"])
        try #require(help.status == 0)
        let lines = help.output.split(separator: "\n").map(String.init)
        let start = try #require(lines.firstIndex(of: "例子"), "\(command) has no examples")
        // What a shell makes of the line after the command, such as a pipe into gpg, is not the command's business.
        return lines[(start + 1)...].map { line in
            Array(line.words.dropFirst().prefix { !["|", ">", "<"].contains($0) })
        }
    }
}

extension String {
    var words: [String] { split(separator: " ").map(String.init) }
}
