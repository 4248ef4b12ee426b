import Fixtures
import Foundation
import Testing

@Suite struct HelpTests {
    @Test func `the overview names every command with what it does, in both languages`() throws {
        let chinese = try Binary.run([])
        let english = try Binary.run(["--lang", "en"])
        #expect(chinese.status == 0)
        #expect(chinese.output.contains("按管理办法办理大客户业务"))
        #expect(english.output.contains("what waits for me"))
        #expect(try HelpPages.commands().count > 20)
    }

    @Test func `every command has help on standard output, in both languages`() throws {
        for command in try HelpPages.commands() {
            for (language, usage) in [("zh", "用法：docket \(command)"), ("en", "usage: docket \(command)")] {
                let help = try Binary.run(command.words + ["--help", "--lang", language])
                #expect(help.status == 0)
                #expect(help.output.contains(usage))
                #expect(help.errors.isEmpty)
            }
        }
    }

    @Test func `every example of every command is one that the command takes`() throws {
        let office = try DemoOffice()
        for command in try HelpPages.commands() {
            let examples = try HelpPages.examples(of: command)
            #expect(!examples.isEmpty)
            for example in examples {
                let identity = example.contains("--as") ? [] : ["--as", "clerk"]
                let run = try office.run(example + ["--dry-run"] + identity)
                #expect([0, 1].contains(run.status), "\(example): \(run.errors)")
            }
        }
    }

    @Test(arguments: [["customer", "--help"], ["help", "customer"], ["--help", "customer"]])
    func `the help of a noun lists its verbs`(words: [String]) throws {
        let help = try Binary.run(words)
        #expect(help.status == 0)
        #expect(help.output.contains("docket customer register"))
        #expect(!help.output.contains("docket contract"))
    }

    @Test func `help with a command shows that command`() throws {
        #expect(try Binary.run(["help", "contract", "submit"]).output.contains("用法：docket contract submit"))
    }

    @Test func `help needs no office`() throws {
        #expect(try Binary.run(["inbox", "-h"], environment: ["DOCKET_OFFICE": "/nowhere"]).status == 0)
    }
}
