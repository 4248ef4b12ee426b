import Foundation
import Testing

/// Papers as PDF, by a tool that is found when it is needed; the format follows from the name of the output.
@Suite struct PaperPrintingTests {
    private let office: DemoOffice
    private let contract: String

    init() throws {
        office = try DemoOffice()
        (contract, _) = try office.submitted()
    }

    static let hasChromium = FileManager.default.isExecutableFile(atPath: "/usr/bin/chromium")

    /// A folder for `PATH` with a tool that is a shell script.
    private func path(_ script: String, named name: String = "chromium") throws -> [String: String] {
        let folder = office.folder.appendingPathComponent("tools")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let tool = folder.appendingPathComponent(name)
        try Data("#!/bin/sh\n\(script)\n".utf8).write(to: tool)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: tool.path)
        return ["PATH": "\(folder.path):/usr/bin:/bin"]
    }

    private func packet(_ words: String..., environment: [String: String]) throws -> Run {
        try office.run(["packet", contract] + words, as: "clerk", environment: environment)
    }

    private func bytes(_ name: String) throws -> Data {
        try Data(contentsOf: office.folder.appendingPathComponent(name))
    }

    @Test(.enabled(if: hasChromium, "no Chromium here"))
    func `a packet is a PDF with title, language and bookmarks, and the same bytes when it is made again`() throws {
        let moment = ["--at", "2026-11-10T10:00"]
        for name in ["a.pdf", "b.pdf"] {
            try office.run(["packet", contract, "-O", name] + moment, as: "clerk").expectDone()
        }
        let (first, second) = (try bytes("a.pdf"), try bytes("b.pdf"))
        #expect(first.prefix(5) == Data("%PDF-".utf8))
        #expect(first == second)
        let text = String(decoding: first, as: Unicode.UTF8.self)
        #expect(text.contains("/Lang (zh-CN)"))
        #expect(text.contains("/Outlines"))
        #expect(text.contains("/Title <FEFF"))
        #expect(!text.contains("/CreationDate"))
    }

    @Test func `without a tool a PDF is refused, and the way out is said`() throws {
        let run = try packet("-O", "p.pdf", "--json", environment: ["PATH": office.folder.path])
        try run.expectRefusal("pdf.no-tool")
        #expect(run.errors.contains("--format html"))
        #expect(!FileManager.default.fileExists(atPath: office.folder.appendingPathComponent("p.pdf").path))
    }

    @Test func `a tool that fails, hangs or writes nothing leaves nothing behind`() throws {
        let temporary = office.folder.appendingPathComponent("temporary")
        try FileManager.default.createDirectory(at: temporary, withIntermediateDirectories: true)
        func failed(_ script: String) throws -> Run {
            let tools = try path(script).merging(["DOCKET_PDF_SECONDS": "1", "TMPDIR": temporary.path]) { $1 }
            let run = try packet("-O", "p.pdf", "--json", environment: tools)
            #expect(!FileManager.default.fileExists(atPath: office.folder.appendingPathComponent("p.pdf").path))
            #expect(try FileManager.default.contentsOfDirectory(atPath: temporary.path).isEmpty)
            return run
        }
        for script in ["exit 3", "exit 0"] { try failed(script).expectRefusal("pdf.failed") }
        try failed("sleep 60 & sleep 60").expectRefusal("pdf.late")
    }

    @Test func `the tool works in a folder of its own, without a home, and its dates are blanked`() throws {
        let script = """
            for word; do case "$word" in --print-to-pdf=*) target="${word#*=}";; --user-data-dir=*) profile="${word#*=}";; esac; done
            mode=$(stat -c %a "$HOME")
            printf '%%PDF-1.4 /CreationDate (D:%s) mode %s %s' "$(date +%s%N)" "$mode" "${profile#$HOME}" > "$target"
            """
        let tools = try path(script)
        #expect(try packet("-O", "p.pdf", environment: tools).status == 0)
        let text = String(decoding: try bytes("p.pdf"), as: Unicode.UTF8.self)
        #expect(text.hasPrefix("%PDF-1.4 "))
        #expect(text.hasSuffix("mode 700 /profile"))
        #expect(!text.contains("D:"))
        #expect(try packet("--format", "pdf", environment: tools).output.hasPrefix("%PDF-1.4"))
    }

    @Test func `WeasyPrint is taken where there is no Chromium`() throws {
        let script = "printf '%%PDF-1.7 weasy' > \"$2\""
        let folder = try #require(try path(script, named: "weasyprint")["PATH"]?.split(separator: ":").first)
        // What the script itself needs is a part of the shell.
        let run = try packet("-O", "p.pdf", environment: ["PATH": String(folder)])
        #expect(run.status == 0, "\(run.errors)")
        #expect(String(decoding: try bytes("p.pdf"), as: Unicode.UTF8.self) == "%PDF-1.7 weasy")
    }

    @Test(arguments: [
        (["-O", "x.zip"], "材料不能写成 .zip"), (["-O", "p.pdf", "--format", "xml"], "和 --format xml 不一致"),
        (["-O", "p.html", "--format", "pdf"], "不一致"), (["--format", "docx"], "没有格式 “docx”"),
        (["-O", "p.docx"], "材料不能写成 .docx"),
    ])
    func `a name that says something else is refused`(words: [String], said: String) throws {
        let run = try office.refused(["packet", contract] + words, as: "clerk", status: 2)
        #expect(run.errors.contains(said), "\(run.errors)")
    }

    @Test func `the name of the output says whether it is HTML or XML`() throws {
        try office.done("packet", contract, "-O", "p.xml", as: "clerk")
        try office.done("packet", contract, "-O", "p.htm", as: "clerk")
        try office.done("packet", contract, "-O", "p", as: "clerk")
        #expect(try bytes("p.xml").prefix(5) == Data("<?xml".utf8))
        #expect(try bytes("p.htm").prefix(2) == Data("<!".utf8))
        #expect(try bytes("p").prefix(2) == Data("<!".utf8))
    }
}
