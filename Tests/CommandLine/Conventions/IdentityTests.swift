import Fixtures
import Foundation
import Testing

/// Who a user is: the account of the operating system; `--as` and `--at` are for demonstrations.
@Suite struct IdentityTests {
    /// An office that is no demonstration; this account is its administrator.
    private func office() throws -> (folder: URL, path: String) {
        let folder = try Folder.make()
        let path = folder.appendingPathComponent("office.docket").path
        let run = try Binary.run(["init", path, "-r", "guangdong-post-letters", "--name", "示例省邮政"])
        try #require(run.status == 0, "\(run.errors)")
        return (folder, path)
    }

    private func run(_ path: String, _ words: String...) throws -> Run {
        try Binary.run(words, environment: ["DOCKET_OFFICE": path])
    }

    @Test func `the account that opened an office administers it`() throws {
        let (folder, path) = try office()
        defer { Folder.remove(folder) }
        let units = folder.appendingPathComponent("u.csv")
        try Data("code,name,kind\ncompany,示例省邮政公司,company\n".utf8).write(to: units)
        #expect(try run(path, "unit", "import", units.path).status == 0)
        let opening = try run(path, "customer", "register")
        #expect(opening.errors.contains("您的岗位不能登记和更正客户"))
    }

    @Test func `whoever is no administrator cannot act as another, outside demonstrations`() throws {
        let (folder, path) = try office()
        defer { Folder.remove(folder) }
        let files = [
            (
                "u.csv",
                "code,name,kind,parent,prefix\ncompany,省公司,company,,\nbureau,省局,bureau,company,省\njia,甲市局,city,bureau,甲\n"
            ),
            ("p.csv", "code,name,account,post,unit\nclerk,甲示例,,account-manager,jia\n"),
        ]
        for (name, text) in files { try Data(text.utf8).write(to: folder.appendingPathComponent(name)) }
        #expect(try run(path, "unit", "import", folder.path + "/u.csv").status == 0)
        #expect(try run(path, "person", "import", folder.path + "/p.csv").status == 0)
        #expect(try run(path, "inbox", "--as", "clerk").status == 0, "an administrator may")

        let account = try #require(try whoami())
        let takeover = "code,name,account,post,unit\nadmin,系统管理员,,,\nclerk,甲示例,\(account),,\n"
        try Data(takeover.utf8).write(to: folder.appendingPathComponent("t.csv"))
        #expect(try run(path, "person", "import", folder.path + "/t.csv").status == 0)
        let refused = try run(path, "inbox", "--as", "admin")
        #expect(refused.status == 1)
        #expect(refused.errors.contains("不能用 --as 代别人操作"))
        #expect(try run(path, "customer", "list", "--json").output == "[]\n", "the account is the clerk's now")
    }

    @Test func `an account that is nobody's is told what to do`() throws {
        let (folder, path) = try office()
        defer { Folder.remove(folder) }
        let text = "code,name,account,post,unit\nadmin,系统管理员,somebody-else,,\n"
        try Data(text.utf8).write(to: folder.appendingPathComponent("t.csv"))
        #expect(try run(path, "person", "import", folder.path + "/t.csv").status == 0)
        let refused = try run(path, "inbox")
        #expect(refused.status == 1)
        #expect(refused.errors.contains("没有对应的人员"))
        #expect(refused.errors.contains("docket person import"))
    }

    @Test func `another time is for demonstrations only`() throws {
        let (folder, path) = try office()
        defer { Folder.remove(folder) }
        let refused = try run(path, "inbox", "--at", "2026-11-02T09:00")
        #expect(refused.status == 1)
        #expect(refused.errors.contains("不能用 --at 指定时间"))
        let opening = try Binary.run(
            ["init", folder.path + "/n.docket", "-r", "guangdong-post-letters", "--at", "2026-11-02T09:00"])
        #expect(opening.status == 1)
        #expect(!FileManager.default.fileExists(atPath: folder.path + "/n.docket"))
    }

    @Test func `an unknown person is refused, with the one that was meant`() throws {
        let office = try DemoOffice()
        #expect(try office.refused("inbox", as: "clerc").errors.contains("您是否想写 “clerk”？"))
    }

    private func whoami() throws -> String? {
        let run = try Binary.run([], wrapper: "id -un")
        return run.output.split(separator: "\n").first.map(String.init)
    }
}
