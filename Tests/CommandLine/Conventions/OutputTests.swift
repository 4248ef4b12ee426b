import Foundation
import Testing

/// Results go to standard output, everything else to standard error; `--json` is JSON, and colour is for terminals.
@Suite struct OutputTests {
    @Test func `everything that lists or shows gives JSON`() throws {
        let office = try DemoOffice()
        let (contract, number) = try office.submitted()
        let customer = "KH20260001"
        try office.done(
            "visit", "record", "-s", "customer=\(customer)", "-s", "date=2026-11-01", "-s", "visitors=甲示例", "-s",
            "met=乙示例", "-s", "purposes=present,hear", "-s", "findings=运行正常", as: "clerk")
        let commands = [
            ["inbox"], ["show", number], ["history", number], ["customer", "list"], ["customer", "show", customer],
            ["contract", "list"], ["contract", "show", contract], ["visit", "list"],
        ]
        for command in commands {
            let run = try office.run(command + ["--json"], as: "clerk")
            #expect(run.status == 0)
            #expect(run.errors.isEmpty)
            #expect(throws: Never.self, "\(command)") { try run.json() }
        }
    }

    @Test func `an empty list is an empty JSON array, and a note for people goes to standard error`() throws {
        let office = try DemoOffice()
        for command in [["inbox"], ["customer", "list"], ["contract", "list"], ["visit", "list"]] {
            #expect(try office.run(command + ["--json"], as: "clerk").output == "[]\n")
            let people = try office.run(command, as: "clerk")
            #expect(people.output.isEmpty)
            #expect(people.errors.hasPrefix("没有"))
            #expect(people.status == 0)
        }
    }

    @Test func `text with quotes, backslashes and line ends survives in JSON`() throws {
        let office = try DemoOffice()
        let address = "甲市\"示例\"路\\1号"
        let needs = "第一行\n第二行\t完"
        let number = try office.registered(["address": address, "needs": needs])
        let values = try office.json("customer", "show", number, as: "clerk")["record"]["values"]
        #expect(values["address"].text == address)
        #expect(values["needs"].text == needs)
    }

    @Test func `several cases or files in one command are one JSON array`() throws {
        let office = try DemoOffice()
        let (contract, _) = try office.submitted()
        let first = try office.write("a.txt", "甲")
        let second = try office.write("b.txt", "乙")
        let attached = try office.json("attach", contract, first, second, as: "clerk")
        #expect(attached.items.map { $0["name"].text } == ["a.txt", "b.txt"])
        #expect(attached.items.allSatisfy { $0["sha256"].text?.count == 64 })
    }

    @Test func `nothing is coloured when the output is no terminal`() throws {
        let office = try DemoOffice()
        let (_, number) = try office.submitted()
        for command in [["show", number], ["customer", "list"], ["--help"]] {
            #expect(try !office.run(command, as: command[0] == "--help" ? nil : "clerk").output.contains("\u{1B}"))
        }
    }

    @Test func `a reader that leaves early is no error`() throws {
        let office = try DemoOffice()
        let run = try office.run(
            ["customer", "register", "--help"], wrapper: "exec 5> >(exec true); wait $!; exec \"$@\" >&5")
        #expect(run.status == 0)
        #expect(run.errors.isEmpty)
    }

    @Test func `results that cannot be written are an error`() throws {
        let office = try DemoOffice()
        let run = try office.run(["customer", "list", "--json"], as: "clerk", wrapper: "exec \"$@\" > /dev/full")
        #expect(run.status == 3)
        #expect(run.errors.contains("磁盘已满"))
    }

    @Test func `tables keep Chinese columns aligned`() throws {
        let office = try DemoOffice()
        _ = try office.registered()
        _ = try office.registered(["name": "另一家名称长得多的示例公司"])
        let lines = try office.done("customer", "list", as: "clerk").output.split(separator: "\n")
        #expect(lines.count == 3)
        let columns = lines.map { line in
            line.range(of: "甲市邮政局").map { line[..<$0.lowerBound].reduce(0) { $0 + ($1.isASCII ? 1 : 2) } }
        }
        #expect(columns[1] != nil && columns[1] == columns[2])
    }
}
