import Casework
import Fixtures
import Foundation
import Records
import Testing

/// Documentation/access.md, walked: every command as every role, through the real binary.
@Suite struct AccessTests {
    @Test func `the table names every command and every post`() throws {
        let table = try AccessTable.read()
        let overview = try Binary.run(["--help"]).output
        let commands = overview.split(separator: "\n").filter { $0.hasPrefix("  ") }.compactMap {
            $0.components(separatedBy: "  ").first { !$0.isEmpty }
        }
        try #require(commands.count > 30)
        #expect(Set(table.rows.keys.map { $0.components(separatedBy: " of another").first ?? "" }) == Set(commands))
        #expect(Set(table.rows.keys) == Set(AccessCommands.rows))
        let regulation = try String(
            contentsOfFile: "\(OfficeFixture.root)/Workflows/guangdong-post-letters/regulation.xml", encoding: .utf8)
        let posts = regulation.components(separatedBy: "<post id=\"").dropFirst().compactMap {
            $0.split(separator: "\"").first.map(String.init)
        }
        #expect(table.roles == posts + ["none", "unknown"])
    }

    @Test(arguments: AccessCommands.rows)
    func `every role gets from a command what the table says`(row: String) throws {
        let table = try AccessTable.read()
        let answers = Array(zip(table.roles, try #require(table.rows[row])))
        let office = try AccessOffice.make()
        var refused: [String] = []
        for (role, answer) in answers {
            let copy = answer == .refused ? office : try AccessOffice.make()
            let words = try AccessCommands(office: copy).words(for: row)
            let person = AccessOffice.people[role]
            if answer == .refused {
                let run = try office.refused(words, as: person)
                // Who decided in the case before comes too late, and that is no refused access.
                if run.errors.contains("已由 ") { continue }
                refused.insert(person ?? NSUserName(), at: 0)
                continue
            }
            let run = try copy.run(answer == .empty ? words + ["--json"] : words, as: person)
            #expect(run.status == 0, "\(row) as \(role): \(run.errors)")
            if answer == .empty { #expect(run.output == "[]\n", "\(row) as \(role)") }
        }
        let log = try office.json("access", "list", as: "admin").items
        #expect(log.map { $0["person"].text } == refused)
        let command = row.components(separatedBy: " of another").first ?? ""
        #expect(log.allSatisfy { $0["command"].text?.hasPrefix("docket \(command)") == true })
        _ = try office.verified()
    }

    @Test func `dossiers of another unit come out empty, and that they were asked for is on the list`() throws {
        let office = try AccessOffice.make()
        #expect(try !office.done("dossier", "--unit", "jia", "-O", "own", as: "clerk").output.contains("写入 0 份"))
        #expect(try office.done("dossier", "--unit", "yi", "-O", "out", as: "clerk").output.contains("写入 0 份"))
        #expect(try office.run("dossier", "--unit", "yi", "-O", "out", "--dry-run", as: "clerk").status == 0)
        let log = try office.json("access", "list", as: "admin").items
        #expect(log.map { $0["subject"].text } == ["unit:yi", "unit:yi"])
        #expect(log.map { $0["rule"].text } == ["casework.outside-scope", "casework.outside-scope"])
    }

    @Test func `a dry run does not hide a refused access`() throws {
        let office = try AccessOffice.make()
        _ = try office.refused("customer", "update", "KH20260001", "--reason", "试试", "--dry-run", as: "centre")
        let log = try office.json("access", "list", as: "admin").items
        #expect(log.map { $0["rule"].text } == ["casework.not-allowed"])
        #expect(log.first?["subject"].text == "permission:register")
    }

    @Test(arguments: [[], ["--dry-run"]]) func `rows that ask for what is not theirs are refused accesses, each once`(
        _ addition: [String]
    ) throws {
        let office = try AccessOffice.make()
        let elsewhere = try AccessOffice.subjects().elsewhere.customer
        let own = try AccessOffice.subjects().customer
        let rows = [own, elsewhere, elsewhere].map { OfficeFixture.contract($0).merging(["amount": "62万"]) { $1 } }
        let contracts = try office.write("contracts.csv", DemoOffice.csv(rows))
        let refused = try office.refused(["contract", "import", contracts] + addition, as: "clerk")
        #expect(refused.mistakes.count == 2, "both rows are named: \(refused.errors)")
        let unit = AccessOffice.values("示例新客户有限公司", "30万").merging(["unit": "yi"]) { $1 }
        let customers = try office.write("customers.csv", DemoOffice.csv([unit]))
        _ = try office.refused(["customer", "import", customers] + addition, as: "clerk")
        let log = try office.json("access", "list", as: "admin").items
        #expect(log.map { $0["subject"].text } == ["unit:yi", "customer:\(elsewhere)"])
        #expect(log.map { $0["rule"].text } == ["casework.outside-scope", "casework.outside-scope"])
        #expect(log.map { $0["person"].text } == ["clerk", "clerk"])
        #expect(log.map { $0["command"].text?.hasPrefix("docket contract import") } == [false, true])
    }

    @Test func `in an office of its own nobody acts for others or at another time, except the administrator`() throws {
        let folder = try Folder.make()
        defer { Folder.remove(folder) }
        let path = folder.appendingPathComponent("office.docket").path
        let environment = ["DOCKET_OFFICE": path]
        func run(_ words: String...) throws -> Run { try Binary.run(words, environment: environment, in: folder) }
        #expect(try run("init", path, "--regulation", "guangdong-post-letters").status == 0)
        #expect(try run("inbox").status == 0)
        #expect(try run("inbox", "--as", "admin").status == 0)
        let pretended = try run("inbox", "--at", "2026-01-01T09:00")
        #expect(pretended.status == 1)
        // The account that opened the office becomes someone without a post.
        let people = folder.appendingPathComponent("people.csv")
        try Data("code,name,account\nadmin,系统管理员,\nguest,访客示例,\(NSUserName())\n".utf8).write(to: people)
        #expect(try run("person", "import", people.path).status == 0)
        for words in [["inbox", "--as", "admin"], ["unit", "import", people.path], ["backup", "-"]] {
            let refused = try Binary.run(words, environment: environment, in: folder)
            #expect(refused.status == 1 || words[0] == "unit", "\(words)")
            #expect(refused.status != 0 && refused.output.isEmpty, "\(words)")
        }
    }
}
