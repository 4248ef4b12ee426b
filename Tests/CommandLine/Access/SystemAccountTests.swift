import Fixtures
import Foundation
import Testing

/// The account that the kernel says, whatever libraries, namespaces and permissions of files say.
@Suite struct SystemAccountTests {
    private let folder: URL
    private let path: String

    init() throws {
        folder = try Folder.make()
        path = folder.appendingPathComponent("office.docket").path
        try #require(run(["init", path, "--regulation", "guangdong-post-letters"]).status == 0)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.path)
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
    }

    private func run(_ words: [String], preloading shim: String? = nil, wrapper: String? = nil) throws -> Run {
        let environment = ["DOCKET_OFFICE": path, "LC_ALL": "C"].merging(shim.map { ["LD_PRELOAD": $0] } ?? [:]) { $1 }
        return try Binary.run(words, environment: environment, in: folder, wrapper: wrapper)
    }

    private func library(_ source: String) throws -> String {
        let file = folder.appendingPathComponent("account.c").path
        let library = folder.appendingPathComponent("account.so").path
        try Data(source.utf8).write(to: URL(fileURLWithPath: file))
        let compiler = try Process.run(
            URL(fileURLWithPath: "/usr/bin/env"), arguments: ["cc", "-shared", "-fPIC", "-o", library, file])
        compiler.waitUntilExit()
        try #require(compiler.terminationStatus == 0)
        return library
    }

    @Test(arguments: [
        "unsigned getuid(void) { return 4242; }", "unsigned geteuid(void) { return 4242; }",
        """
        #include <pwd.h>
        struct passwd *getpwuid(uid_t uid) {
            static struct passwd entry = {.pw_name = "keeper-example"};
            entry.pw_uid = uid;
            return &entry;
        }
        """,
    ])
    func `a library that names another account is noticed`(source: String) throws {
        let refused = try run(["inbox", "--json"], preloading: try library(source))
        try refused.expectRefusal("session.false-account")
    }

    @Test(.enabled(if: getuid() == 0, "only root becomes another account"))
    func `a user namespace makes nobody another account`() throws {
        let stranger = "setpriv --reuid 65534 --regid 65534 --clear-groups unshare --user --map-root-user"
        guard try run(["--version"], wrapper: "exec \(stranger) -- \"$@\"").status == 0 else { return }
        let refused = try run(["inbox"], wrapper: "exec \(stranger) -- \"$@\"")
        #expect(refused.status == 1)
        #expect(refused.errors.contains("root (uid 65534)"))
    }

    @Test(.enabled(if: getuid() == 0, "only root gives a program to root"))
    func `docket does not run set-uid`() throws {
        let program = folder.appendingPathComponent("docket").path
        try FileManager.default.copyItem(atPath: Binary.path, toPath: program)
        try FileManager.default.setAttributes([.posixPermissions: 0o4755], ofItemAtPath: program)
        let stranger = "shift; exec setpriv --reuid 65534 --regid 65534 --clear-groups -- \(program) \"$@\""
        try run(["inbox", "--json"], wrapper: stranger).expectRefusal("session.set-uid")
    }

    @Test func `the account stands in the command`() throws {
        let units = folder.appendingPathComponent("units.csv")
        try Data("code,name,kind\nu1,示例单位,company\n".utf8).write(to: units)
        #expect(try run(["unit", "import", units.path]).status == 0)
        let name = String(cString: getpwuid(getuid()).pointee.pw_name)
        #expect(try run(["export", "events"]).output.contains("{\"account\":\"\(name)\","))
    }
}
