import Fixtures
import Foundation
import Glibc
import Testing

/// Where `-O` may write: to a new name, over a regular file when told so, and never over what an office needs.
@Suite struct OutputPlaceTests {
    private let office: DemoOffice
    private let contract: String

    init() throws {
        office = try AccessOffice.make()
        contract = try AccessOffice.subjects().contract
    }

    private func packet(_ path: String, _ more: String...) throws -> Run {
        try office.run(["packet", contract, "-O", path, "--json"] + more, as: "clerk")
    }

    private func mode(_ path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }

    private func bytes(_ path: String) throws -> Data { try Data(contentsOf: URL(fileURLWithPath: path)) }

    private func partial() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: office.folder.path).filter { $0.hasSuffix(".partial") }
    }

    @Test func `a paper is readable for its owner alone, and so is a folder of papers`() throws {
        let path = office.file("packet.html")
        try packet(path).expectDone()
        #expect(try mode(path) == 0o600)
        try office.done("dossier", "--unit", "jia", "-O", office.file("dossiers"), as: "archivist")
        #expect(try mode(office.file("dossiers")) == 0o700)
        let names = try FileManager.default.contentsOfDirectory(atPath: office.file("dossiers"))
        #expect(!names.isEmpty)
        for name in names { #expect(try mode(office.file("dossiers/\(name)")) == 0o600) }
        #expect(try partial() == [])
    }

    @Test func `an older file is replaced with --force alone`() throws {
        let path = try office.write("packet.html", "旧的材料")
        let refused = try packet(path)
        #expect(refused.status == 1)
        try refused.expectRefusal("output.exists")
        #expect(refused.errors.contains("--force"))
        #expect(try packet(path, "--dry-run", "--force").status == 0)
        #expect(try bytes(path) == Data("旧的材料".utf8))
        try packet(path, "--force").expectDone()
        #expect(try bytes(path).starts(with: Data("<!".utf8)))
        #expect(try partial() == [])
    }

    @Test func `of many dossiers none is written when one of them is there`() throws {
        try office.done("dossier", "--unit", "jia", "-O", office.file("dossiers"), as: "archivist")
        let folder = office.file("dossiers")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        for name in names.dropLast() { try FileManager.default.removeItem(atPath: "\(folder)/\(name)") }
        let run = try office.run("dossier", "--unit", "jia", "-O", folder, "--json", as: "archivist")
        try run.expectRefusal("output.exists")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == names.suffix(1))
    }

    @Test(arguments: ["", "hard", "soft", "deep", "backup"])
    func `an office is never written over, by whatever name`(name: String) throws {
        let before = try office.head()
        var path = name.isEmpty ? office.path : office.file(name)
        switch name {
        case "hard": #expect(link(office.path, path) == 0)
        case "soft": #expect(symlink("office.docket", path) == 0)
        case "deep":
            #expect(symlink("office.docket", office.file("soft")) == 0)
            #expect(symlink(office.folder.path, path) == 0)
            path += "/soft"
        case "backup": try office.done("backup", path, as: "admin")
        default: break
        }
        for more in [[], ["--force"]] {
            let run = try office.run(["packet", contract, "-O", path, "--json"] + more, as: "clerk")
            #expect(run.status == 1)
            try run.expectRefusal("output.office")
        }
        let graph = try office.run("case", "graph", "1", "--dot", "-O", path, "--force", "--json", as: "leader")
        try graph.expectRefusal("output.office")
        #expect(try office.head() == before)
        _ = try office.verified()
    }

    @Test(arguments: ["-wal", "-shm", "-journal", "-lock"])
    func `nor is a file that an office has beside it, there or not`(addition: String) throws {
        let run = try packet(office.path + addition, "--force")
        try run.expectRefusal("output.beside-office")
        #expect(!FileManager.default.fileExists(atPath: office.path + addition))
        for words in [
            ["backup", office.path + addition], ["key", "create", office.path + addition, "office.pub"],
            ["init", office.path + addition, "-r", "guangdong-post-letters", "--demo"],
        ] {
            let run = try office.run(words, as: words[0] == "init" ? nil : "admin")
            #expect(run.status == 1, "\(words) \(run.errors)")
            #expect(run.errors.contains("附属文件"), "\(words) \(run.errors)")
        }
        #expect(!FileManager.default.fileExists(atPath: office.path + addition))
    }

    @Test func `a private key is never written over`() throws {
        try office.done("key", "create", "office.key", "office.pub")
        let before = try bytes(office.file("office.key"))
        try packet(office.file("office.key"), "--force").expectRefusal("output.key")
        #expect(try bytes(office.file("office.key")) == before)
    }

    @Test func `a pipe, a device, a folder and links to them stay what they are`() throws {
        let pipe = office.file("pipe")
        #expect(mkfifo(pipe, 0o600) == 0)
        #expect(symlink(pipe, office.file("to-pipe")) == 0)
        #expect(symlink("/nowhere/at/all", office.file("to-nothing")) == 0)
        for path in [pipe, office.file("to-pipe"), "/dev/null", office.file("to-nothing")] {
            let run = try packet(path, "--force")
            #expect(run.status == 1, "\(path)")
            try run.expectRefusal("output.not-a-file")
        }
        var status = stat()
        #expect(lstat(pipe, &status) == 0 && status.st_mode & S_IFMT == S_IFIFO)
    }

    /// Kills whoever writes much at once when half of it is written.
    private static let killer = """
        #define _GNU_SOURCE
        #include <signal.h>
        #include <sys/syscall.h>
        #include <unistd.h>
        ssize_t write(int file, const void *bytes, size_t count) {
            if (count < 20000) return syscall(SYS_write, file, bytes, count);
            syscall(SYS_write, file, bytes, count / 2);
            raise(SIGKILL);
            return -1;
        }
        """

    @Test func `who is killed while writing leaves a hidden part and the older file, and the next run gets through`()
        throws
    {
        let shim = office.file("killer.so")
        let compiler = try Process.run(
            URL(fileURLWithPath: "/usr/bin/env"),
            arguments: ["cc", "-shared", "-fPIC", "-o", shim, try office.write("killer.c", Self.killer)])
        compiler.waitUntilExit()
        try #require(compiler.terminationStatus == 0)
        let path = try office.write("packet.html", "旧的材料")
        let run = try office.run(
            ["packet", contract, "-O", path, "--force"], as: "clerk", environment: ["LD_PRELOAD": shim])
        #expect(run.status == -SIGKILL, "\(run.errors)")
        #expect(try bytes(path) == Data("旧的材料".utf8))
        let left = try partial()
        #expect(left.count == 1 && left.allSatisfy { $0.hasPrefix(".packet.html.") })
        for name in left { #expect(try mode(office.file(name)) == 0o600) }
        try packet(path, "--force").expectDone()
        #expect(try bytes(path).starts(with: Data("<!".utf8)))
        #expect(try partial() == left, "what another run made is not removed")
    }

    @Test(arguments: ["-", "/dev/stdout"])
    func `standard output has its names`(name: String) throws {
        let plain = try office.done("packet", contract, "--format", "xml", as: "clerk").output
        let named = try packet(name, "--format", "xml")
        #expect(named.status == 0)
        #expect(named.output.split(separator: "\n").count == plain.split(separator: "\n").count)
    }
}

extension Run {
    /// The command, given with `--json`, was refused by this rule.
    ///
    /// - Parameter showing: whether it shows a report all the same.
    func expectRefusal(
        _ rule: String, showing: Bool = false, at location: Testing.SourceLocation = #_sourceLocation
    ) throws {
        #expect(status == 1, "\(errors)", sourceLocation: location)
        #expect(output.isEmpty != showing, sourceLocation: location)
        #expect(try findings().first?["rule"].text == rule, "\(errors)", sourceLocation: location)
    }
}
