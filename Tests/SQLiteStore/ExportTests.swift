import Digest
import Foundation
import Testing

@testable import SQLiteStore
@testable import Store

/// Checks the export as a third party would: with the script and the tools that the documentation names.
@Suite struct ExportTests {
    let folder: Folder
    let office: OfficeFile

    init() throws {
        folder = try Folder()
        office = try Sample.office(in: folder)
        try office.write { transaction throws in
            for number in 1...20 { try Sample.open(number, in: transaction) }
            var draft = Sample.draft(#"{"文":"a\\b\t"}"#, subject: "tab\tand\nline\\", cause: 3)
            draft.deputyFor = "p02"
            try transaction.append(draft)
            try transaction.append(Sample.draft("{\"spaces\":\"  \"}", subject: " -n "))
        }
    }

    private func export() throws -> String {
        var bytes: [UInt8] = []
        try office.exportEvents { bytes += $0 }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The code of the documentation that begins with a line.
    private func documented(_ beginning: String) throws -> String {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let text = try String(contentsOf: root.appending(path: "Documentation/events.md"), encoding: .utf8)
        let start = try #require(text.range(of: "```sh\n\(beginning)"))
        let rest = text[start.lowerBound...].dropFirst("```sh\n".count)
        return String(rest.prefix(upTo: try #require(rest.range(of: "```")).lowerBound))
    }

    private func run(_ script: String, input: String) throws -> (output: String, status: Int32) {
        try script.write(toFile: folder.file("script"), atomically: true, encoding: .utf8)
        try input.write(toFile: folder.file("input"), atomically: true, encoding: .utf8)
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = [folder.file("script")]
        process.currentDirectoryURL = URL(filePath: folder.path)
        process.standardInput = try FileHandle(forReadingFrom: URL(filePath: folder.file("input")))
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return (output, process.terminationStatus)
    }

    @Test func `the documented script recomputes the chain`() throws {
        let (output, status) = try run(documented("#!/bin/sh"), input: export())
        let head = try office.read { try $0.head() }
        #expect(output == "22 events, head \(head.digest)\n")
        #expect(status == 0)
    }

    @Test func `the documented script follows an older office over to the second form`() throws {
        let older: any Office = try OfficeFile.create(
            at: folder.file("older"), tables: Sample.tables, identity: .random(), form: .first)
        try Tampering(folder, "older").append(Sample.draft(#"{"a":"\\"}"#, subject: "older\\"), Sample.draft())
        try older.write { try $0.append(Sample.draft(#"{"b":1}"#, kind: "later", subject: "chain.form-changed")) }
        var bytes: [UInt8] = []
        try older.exportEvents { bytes += $0 }
        let (output, status) = try run(documented("#!/bin/sh"), input: String(decoding: bytes, as: UTF8.self))
        #expect(output == "4 events, head \(try older.read { try $0.head().digest })\n")
        #expect(status == 0)
        let turned = String(decoding: bytes, as: UTF8.self).replacing(#"{"form":2}"#, with: #"{"form":3}"#)
        #expect(try run(documented("#!/bin/sh"), input: turned).output == "event 3 breaks the chain\n")
    }

    @Test func `the documented script names the event that breaks the chain`() throws {
        var lines = try export().split(separator: "\n").map(String.init)
        lines[7] = lines[7].replacing("p01", with: "p02")
        let (output, status) = try run(documented("#!/bin/sh"), input: lines.joined(separator: "\n") + "\n")
        #expect(output == "event 7 breaks the chain\n")
        #expect(status == 1)
    }

    @Test func `an event is one line of eleven fields`() throws {
        let lines = try export().split(separator: "\n")
        #expect(lines.count == 23)
        #expect(lines[0] == "docket-events\t2\t\(office.identity)\t2")
        let fields = lines[21].split(separator: "\t", omittingEmptySubsequences: false)
        #expect(fields.count == 11)
        #expect(fields[5] == "p02" && fields[7] == "3" && fields[8] == #"tab\tand\nline\\"#)
        #expect(fields[9] == #"{"文":"a\\b\t"}"#)
    }

    @Test func `the documented commands verify a seal`() throws {
        let key = try SigningKey.generate()
        let seal = try office.seal(time: "2026-03-31T18:00:00.000Z", with: key)
        try seal.text.write(toFile: folder.file("march.seal"), atomically: true, encoding: .utf8)
        try KeyFile.create(key, privatePath: folder.file("office.key"), publicPath: folder.file("office.pub"))
        // `xxd` is not on every machine; what it does here is this.
        try Data(seal.signature).write(to: URL(filePath: folder.file("signature")))
        let commands = try documented("sed '/^signature").split(separator: "\n").filter { !$0.contains("xxd") }
        let (output, status) = try run(commands.joined(separator: "\n"), input: "")
        #expect(output.contains("Verified Successfully"))
        #expect(status == 0)
    }

    @Test func `the documented commands check a backup`() throws {
        try office.backUp(to: folder.file("office.backup"))
        let (output, _) = try run(documented("head -c -128"), input: "")
        let lines = output.split(separator: "\n")
        #expect(lines.count == 2)
        #expect(lines[1].split(separator: " ")[3] == lines[0].split(separator: " ")[0])
    }
}
