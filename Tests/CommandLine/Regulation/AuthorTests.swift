import Foundation
import Testing

/// The loop of whoever writes a regulation: begin, check, test, see what carries each clause.
@Suite struct AuthorTests {
    private static func begun(_ name: String = "my-accounts") throws -> URL {
        let folder = try Folder.make()
        let run = try Binary.run(["regulation", "new", name, "--in", folder.path])
        try #require(run.status == 0, "\(run.errors)")
        return folder
    }

    private func change(_ file: URL, _ text: String, to replacement: String) throws {
        let original = try String(contentsOf: file, encoding: .utf8)
        try #require(original.contains(text))
        try Data(original.replacingOccurrences(of: text, with: replacement).utf8).write(to: file)
    }

    private func run(_ words: String..., in folder: URL) throws -> Run {
        try Binary.run(["regulation"] + words + ["--root", folder.path])
    }

    // MARK: Beginning

    @Test func `a new regulation passes its check and its tests`() throws {
        let folder = try Self.begun()
        defer { Folder.remove(folder) }
        let check = try run("check", "my-accounts", in: folder)
        #expect(check.status == 0, "\(check.errors)")
        #expect(check.errors.isEmpty)
        let test = try run("test", "my-accounts", in: folder)
        #expect(test.status == 0, "\(test.output)")
        #expect(test.output.contains("符合 6 项，不符 0 项"))
    }

    @Test func `an office is founded by a new regulation, and its chain and its paper run`() throws {
        let folder = try Self.begun()
        defer { Folder.remove(folder) }
        let office = try DemoOffice(
            regulation: "my-accounts", root: folder.path,
            units: [
                ["code": "head", "name": "示例总部", "kind": "head"],
                ["code": "east", "name": "东示例分部", "kind": "branch", "parent": "head"],
            ],
            people: [
                ["code": "clerk", "name": "甲示例", "post": "manager", "unit": "east"],
                ["code": "boss", "name": "乙示例", "post": "director", "unit": "head"],
            ])
        let submitted = try office.json(
            "customer", "register", "-s", "name=示例公司", "-s", "contact=某某", "-s", "expected-revenue=50万", as: "clerk")
        let number = try #require(submitted["number"].text)
        try office.done("approve", "1", "-s", "conclusion=同意登记", "-m", "同意", as: "boss")
        #expect(try office.json("customer", "show", number, as: "clerk")["tier"].text == "ordinary")
        let paper = try office.done("packet", number, as: "clerk").output
        #expect(paper.contains("示例公司") && paper.contains("同意登记") && paper.contains("第一条"))
    }

    @Test func `a regulation is begun only where there is none, with a name that can be one`() throws {
        let folder = try Self.begun()
        defer { Folder.remove(folder) }
        try Binary.run(["regulation", "new", "my-accounts", "--in", folder.path, "--json"])
            .expectRefusal("regulation.taken")
        for name in ["My-Accounts", "../elsewhere", "-x", "a b"] {
            #expect(try Binary.run(["regulation", "new", "--in", folder.path, "--", name]).status == 2, "\(name)")
        }
        let rehearsed = try Binary.run(["regulation", "new", "other", "--in", folder.path, "--dry-run"])
        #expect(rehearsed.status == 0)
        #expect(rehearsed.output.contains("Workflows/other/regulation.xml"))
        #expect(!FileManager.default.fileExists(atPath: "\(folder.path)/Workflows/other"))
    }

    // MARK: Testing

    @Test func `a case that does not hold shows the difference with its line and its row`() throws {
        let folder = try Self.begun()
        defer { Folder.remove(folder) }
        let tests = folder.appendingPathComponent("Workflows/my-accounts/tests/registration.xml")
        try change(tests, "amount=\"100万\" tier=\"key\"", to: "amount=\"100万\" tier=\"ordinary\"")
        let run = try run("test", "my-accounts", "tiers", in: folder)
        #expect(run.status == 1)
        #expect(run.output.contains("应为 “ordinary”，实为 “key”"))
        #expect(run.output.contains("registration.xml:13:"), "the place of the claim: \(run.output)")
        #expect(run.output.contains("registration.xml:10:"), "the place of the row: \(run.output)")
        #expect(run.output.contains("符合 3 项，不符 1 项"))
        let json = try Binary.run(["regulation", "test", "my-accounts", "tiers", "--root", folder.path, "--json"])
        try json.expectRefusal("test.failed", showing: true)
        let report = try json.json()
        #expect(report["failed"].number == 1)
        #expect(report["cases"][3]["findings"][0]["line"].number == 13)
    }

    @Test func `a regulation that is changed fails the case that names the old bound`() throws {
        let folder = try Self.begun()
        defer { Folder.remove(folder) }
        let main = folder.appendingPathComponent("Workflows/my-accounts/regulation.xml")
        try change(main, "100万", to: "200万")
        #expect(try run("check", "my-accounts", in: folder).status == 0)
        #expect(try run("test", "my-accounts", "tiers", in: folder).output.contains("应为 “key”，实为 “ordinary”"))
    }

    struct Slip: Sendable {
        let text: String
        let replacement: String
        let words: String
    }

    @Test(arguments: [
        Slip(
            text: "refused=\"casework.opinion-required\"", replacement: "refused=\"casework.not-yet\"",
            words: "应为 “casework.not-yet”"),
        Slip(text: "waits=\"correction\"", replacement: "waits=\"review\"", words: "实为 “correction”"),
        Slip(
            text: "actions=\"approve return reject\"", replacement: "actions=\"approve\"",
            words: "实为 “approve reject return”"),
        Slip(
            text: "is=\"2026-11-05T17:30\"", replacement: "is=\"2026-11-06T17:30\"",
            words: "实为 “2026-11-05 17:30”"),
        Slip(text: ">某某某</value>", replacement: ">某某</value>", words: "实为 “某某某”"),
        Slip(text: "<run as=\"director\">return", replacement: "<run as=\"manager\">return", words: "没有办成"),
        Slip(
            text: "<case number=\"{customer.case}\" waits=\"review\"/>",
            replacement: "<case number=\"{custmer.case}\" waits=\"review\"/>", words: "“{custmer.case}” 没有值"),
        Slip(text: "at=\"2026-11-03T10:00\"", replacement: "at=\"soon\"", words: "“soon” 不是时间"),
    ])
    func `whatever is otherwise is told`(slip: Slip) throws {
        let folder = try Self.begun()
        defer { Folder.remove(folder) }
        let tests = folder.appendingPathComponent("Workflows/my-accounts/tests/registration.xml")
        try change(tests, slip.text, to: slip.replacement)
        let run = try run("test", "my-accounts", "registration", in: folder)
        #expect(run.status == 1)
        #expect(run.output.contains(slip.words), "\(run.output)")
    }

    @Test(arguments: [
        "backup /tmp/x", "customer list --office /tmp/x", "inbox --as boss", "key create a b", "init x",
        "packet KH20260001 -O /tmp/x", "regulation test starter",
    ])
    func `a test works in its own office alone and writes no files`(words: String) throws {
        let folder = try Self.begun()
        defer { Folder.remove(folder) }
        let tests = folder.appendingPathComponent("Workflows/my-accounts/tests/registration.xml")
        try change(tests, "return {customer.case} -m 联系人要写全名", to: words)
        let run = try Binary.run(["regulation", "test", "my-accounts", "registration", "--root", folder.path, "--json"])
        try expectRefusal("test.not-in-tests", of: try run.json())
    }

    /// The first case of a report has a step that was refused by this rule.
    private func expectRefusal(_ rule: String, of report: Answer) throws {
        #expect(report["cases"][0]["findings"][0]["rule"].text == rule)
    }

    @Test func `mistakes in the tests themselves are all named at once`() throws {
        let folder = try Self.begun()
        defer { Folder.remove(folder) }
        let tests = folder.appendingPathComponent("Workflows/my-accounts/tests/registration.xml")
        try change(tests, "clause=\"2 3\"", to: "clause=\"2 9\"")
        try change(tests, "waits=\"correction\"", to: "wait=\"correction\"")
        let office = folder.appendingPathComponent("Workflows/my-accounts/tests/office.xml")
        try change(office, "kind=\"branch\"", to: "kind=\"brunch\"")
        let run = try run("test", "my-accounts", in: folder)
        #expect(run.status == 1)
        for words in ["没有条款 “9”", "没有属性 “wait”", "没有单位类别 “brunch”"] {
            #expect(run.errors.contains(words), "\(run.errors)")
        }
    }

    @Test func `a regulation without tests and a case without a name are told`() throws {
        try Binary.run(["regulation", "test", "power-supply", "--json"]).expectRefusal("test.none")
        try Binary.run(["regulation", "test", "starter", "tires", "--json"]).expectRefusal("test.unknown")
    }

    @Test func `tests are no part of what an office runs by`() throws {
        let folder = try Self.begun()
        defer { Folder.remove(folder) }
        let office = try DemoOffice(
            regulation: "my-accounts", root: folder.path,
            units: [["code": "head", "name": "示例总部", "kind": "head"]],
            people: [["code": "boss", "name": "乙示例", "post": "director", "unit": "head"]])
        let before = try office.json("regulation", "show", as: "admin")[0]["package"].text
        try FileManager.default.removeItem(at: folder.appendingPathComponent("Workflows/my-accounts/tests"))
        let again = try DemoOffice(
            regulation: "my-accounts", root: folder.path,
            units: [["code": "head", "name": "示例总部", "kind": "head"]],
            people: [["code": "boss", "name": "乙示例", "post": "director", "unit": "head"]])
        #expect(try again.json("regulation", "show", as: "admin")[0]["package"].text == before)
    }

    // MARK: What carries the clauses

    @Test func `coverage says of each clause what carries it and which test exercises it`() throws {
        let folder = try Self.begun()
        defer { Folder.remove(folder) }
        let main = folder.appendingPathComponent("Workflows/my-accounts/regulation.xml")
        try change(main, "</clauses>", to: "<clause id=\"5\" cite=\"第五条\" subject=\"没有办理\"/></clauses>")
        let report = try Binary.run(["regulation", "coverage", "my-accounts", "--root", folder.path, "--json"]).json()
        let standings = report["clauses"].items.map { $0["standing"].text }
        #expect(standings == ["tested", "tested", "tested", "untested", "uncovered"])
        #expect(report["clauses"][1]["tests"].texts == ["tiers", "figures"])
        #expect(report["clauses"][1]["carriedBy"].items.map { $0["title"].text } == ["年收入", "重点", "一般"])
        #expect(report["clauses"][1]["carriedBy"][0]["basis"].text == "reading")
        #expect(report["unfounded"][0]["part"].text == "form")
        let text = try run("coverage", "my-accounts", in: folder).output
        #expect(text.contains("有试例 3、没有试例 1、未办理 1"), "\(text)")
        #expect(text.contains("〔理解〕") && text.contains("〔预设〕"))
    }

    @Test func `the woven page shows each clause with its rules, chart and tests, and escapes what is in them`() throws
    {
        let folder = try Self.begun()
        defer { Folder.remove(folder) }
        let main = folder.appendingPathComponent("Workflows/my-accounts/regulation.xml")
        try change(main, "subject=\"客户的等级\"", to: "subject=\"等级 &lt;script>alert(1)&lt;/script>\"")
        let page = try run("html", "my-accounts", "--run", in: folder).output
        #expect(page.contains("等级 &lt;script&gt;alert(1)&lt;/script&gt;"))
        #expect(!page.contains("<script"))
        for words in ["等级 重点", "100万起（含）", "1万起（含）；不到100万", "✓ 退回补正一次，然后批准", "<svg", "id=\"clause-3\""] {
            #expect(page.contains(words), "\(words)")
        }
    }

    // MARK: Comparing

    @Test func `what another edition says otherwise is named part by part, and nothing that says the same`() throws {
        let (old, new) = (try Self.begun(), try Self.begun())
        defer { for folder in [old, new] { Folder.remove(folder) } }
        func compared() throws -> Run {
            try Binary.run([
                "regulation", "compare", "my-accounts", "--root", old.path, "--to-root", new.path, "--json",
            ])
        }
        #expect(try compared().json().items.isEmpty)
        let package = new.appendingPathComponent("Workflows/my-accounts")
        let main = package.appendingPathComponent("regulation.xml")
        try change(main, "from=\"100万\" clause=\"2\"", to: "clause=\"2\"\n   from=\"200万\"")
        try change(main, "may=\"revenue\"/>", to: "may=\"revenue\"/><post id=\"guest\" label=\"来宾\"/>")
        try change(package.appendingPathComponent("charts/registration.scxml"), "3 working-days", to: "2 working-days")
        try change(
            package.appendingPathComponent("forms/customer.xml"),
            "<field id=\"since\" label=\"合作起始日期\" label-en=\"customer since\" type=\"date\"/>", to: "")
        try FileManager.default.removeItem(at: package.appendingPathComponent("tests"))
        let found = try compared().json().items.map { difference in
            (difference["path"].texts + [difference["change"].text, difference["attribute"].text].compactMap { $0 })
                .joined(separator: "/")
        }
        #expect(
            Set(found) == [
                "organisation/post guest/added", "grading/tier key/attribute/from", "field since/removed",
                "state review/task/attribute/within",
            ])
    }

    @Test(arguments: [("guangdong-post-letters", 45), ("sf-monthly-accounts", 13), ("sf-monthly-accounts-old", 1)])
    func `the project's own tests hold`(id: String, least: Int) throws {
        let run = try Binary.run(["regulation", "test", id, "--json"])
        let report = try run.json()
        let failed = report["cases"].items.filter { $0["holds"].truth == false }
        #expect(failed.map { $0["case"].text } == [])
        #expect(try #require(report["held"].number) >= least)
        #expect(report["failed"].number == 0)
    }

    @Test func `a check for programs is one report`() throws {
        let folder = try Self.begun()
        defer { Folder.remove(folder) }
        let consistent = try Binary.run(["regulation", "check", "my-accounts", "--root", folder.path, "--json"])
        #expect(try consistent.json()["consistent"].truth == true)
        let main = folder.appendingPathComponent("Workflows/my-accounts/regulation.xml")
        try change(main, "KH{year}{sequence:4}", to: "KH{sequence:4}")
        let run = try Binary.run(["regulation", "check", "my-accounts", "--root", folder.path, "--json"])
        try run.expectRefusal("regulation.inconsistent", showing: true)
        #expect(try run.json()["findings"][0]["rule"].text == "regulation.repeating-number")
    }
}
