import Foundation
import Testing

/// An opinion need not stand in the list of processes: it comes by standard input or an editor.
@Suite struct PersonalWordsTests {
    private let office: DemoOffice
    private let review = "2"

    init() throws { office = try StoryOffice.make() }

    private func opinions() throws -> [String?] {
        try office.json("history", review, as: "business").items.map { $0["text"].text }
    }

    private func decide(
        _ words: [String], input: String? = nil, editor: String? = nil, as person: String = "business"
    ) throws -> Run {
        var environment = ["XDG_RUNTIME_DIR": office.folder.path]
        if let editor { environment["VISUAL"] = try script(editor) }
        return try office.run(words + ["--json"], as: person, environment: environment, input: input)
    }

    /// An editor that is given the file as its last word.
    private func script(_ body: String) throws -> String {
        let path = try office.write("editor", "#!/bin/sh\n\(body)\n")
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: path)
        return path
    }

    private func leftovers() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: office.folder.path).filter { $0.contains("docket-words") }
    }

    @Test func `-m - reads standard input`() throws {
        let run = try decide(["approve", review, "-m", "-"], input: "\n同意，\n结算周期按月。\n\n")
        #expect(run.status == 0, "\(run.errors)")
        let shown = try office.done("history", review, as: "business").output
        #expect(shown.contains("同意，␊结算周期按月。") || shown.contains("结算周期按月。"))
    }

    @Test func `standard input may be GB18030`() throws {
        let input = try office.write("意见.txt", bytes: [0xCD, 0xAC, 0xD2, 0xE2, 0xB1, 0xA8, 0xCB, 0xCD])
        let run = try office.run(
            ["approve", review, "-m", "-"], as: "business", wrapper: "exec \"$@\" < '\(input)'")
        #expect(run.status == 0, "\(run.errors)")
        #expect(try office.done("history", review, as: "business").output.contains("同意报送"))
    }

    @Test func `an editor gets an empty file that nobody else can read, which is gone afterwards`() throws {
        let editor = """
            stat -c '%a' "$1" > '\(office.file("modes"))'
            stat -c '%a' "$(dirname "$1")" >> '\(office.file("modes"))'
            wc -c < "$1" >> '\(office.file("modes"))'
            echo 草稿 > "$1~"
            echo 经审核，拟同意。 > "$1"
            """
        let run = try decide(["approve", review, "--edit"], editor: editor)
        #expect(run.status == 0, "\(run.errors)")
        #expect(try String(contentsOfFile: office.file("modes"), encoding: .utf8) == "600\n700\n0\n")
        #expect(try office.done("history", review, as: "business").output.contains("经审核，拟同意。"))
        #expect(try leftovers() == [])
    }

    @Test(arguments: [["approve", "2"], ["draft", "2"], ["remind", "2"], ["recall", "2"]])
    func `nothing written is nothing done`(words: [String]) throws {
        let before = try office.head()
        try decide(words + ["--edit"], editor: ": nothing").expectRefusal("words.empty")
        try decide(words + ["-m", "-"], input: " \n\n").expectRefusal("words.empty")
        #expect(try office.head() == before)
        #expect(try leftovers() == [])
    }

    @Test func `an editor that fails, or is none, changes nothing`() throws {
        let before = try office.head()
        try decide(["approve", review, "-e"], editor: "echo 同意 > \"$1\"; exit 3").expectRefusal("editor.failed")
        try decide(["approve", review, "-e"]).expectRefusal("editor.missing")
        #expect(try decide(["approve", review, "-e", "-m", "同意"]).status == 2)
        let long = String(repeating: "意", count: 1 << 19)
        try decide(["approve", review, "-m", "-"], input: long).expectRefusal("words.too-long")
        #expect(try office.head() == before)
        #expect(try leftovers() == [])
    }

    @Test func `every command that takes words takes them so, and help says why`() throws {
        for command in try HelpPages.commands() {
            let help = try Binary.run(command.words + ["--help"]).output
            guard help.contains("--message") || help.contains("--reason") else { continue }
            #expect(help.contains("--edit"), "\(command)")
            #expect(help.contains("“-” 从标准输入读"), "\(command)")
        }
        #expect(try Binary.run(["approve", "--help"]).output.contains("别人看不到"))
    }
}
