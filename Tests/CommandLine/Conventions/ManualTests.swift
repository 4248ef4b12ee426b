import Foundation
import Testing

/// What shells and manuals know comes from the one catalogue of commands.
@Suite struct ManualTests {
    /// What bash offers for the last word of a line.
    private func offered(_ words: [String]) throws -> [String] {
        let folder = try Folder.make()
        defer { Folder.remove(folder) }
        let script = folder.appendingPathComponent("completion")
        try Data(Binary.run(["completion", "bash"]).output.utf8).write(to: script)
        let line = words.map { "'\($0)'" }.joined(separator: " ")
        let shell =
            "source '\(script.path)'; COMP_WORDS=(docket \(line)); COMP_CWORD=\(words.count); _docket; "
            + "printf '%s\\n' \"${COMPREPLY[@]}\""
        let run = try Binary.run([], in: folder, wrapper: shell)
        #expect(run.errors.isEmpty, "\(run.errors)")
        return run.output.split(separator: "\n").map(String.init)
    }

    @Test func `bash completes commands, their second words and their options`() throws {
        #expect(try offered(["inb"]) == ["inbox"])
        #expect(try offered(["contract", "l"]) == ["list"])
        #expect(try offered(["contract", "list", "--sor"]) == ["--sort"])
        #expect(try offered(["inbox", "--re"]) == ["--results", "--read"])
        #expect(try offered(["approve", "12", "--all"]) == ["--all-matching"])
    }

    @Test func `every command and option is in the completion of each shell and in the manual`() throws {
        let fish = try Binary.run(["completion", "fish"]).output
        let zsh = try Binary.run(["completion", "zsh"]).output
        let manual = try Binary.run(["manual", "--lang", "en"]).output
        #expect(zsh.hasPrefix("#compdef docket"))
        #expect(manual.hasPrefix(".TH DOCKET 1"))
        for command in try HelpPages.commands() {
            #expect(manual.contains(".SS \"docket \(command.replacingOccurrences(of: "-", with: "\\-"))"), "\(command)")
            #expect(fish.contains(" -a \(command.words.last ?? "") "), "\(command)")
            #expect(zsh.contains("\"\(command)"), "\(command)")
        }
        #expect(try Binary.run(["completion", "tcsh"]).status == 2)
    }
}
