import Fixtures
import Testing

/// Wrong usage: exit status 2, what was wrong, what was probably meant, and where the help is.
@Suite struct UsageTests {
    @Test(arguments: [
        ("customr list", "docket customer list"), ("customer lst", "docket customer list"), ("shwo 12", "docket show"),
        ("inbx", "docket inbox"), ("contract sumbit", "docket contract submit"), ("help shwo", "docket show"),
        ("revenu import x.csv", "docket revenue import"),
    ])
    func `a mistyped command gets the one that was meant`(line: String, meant: String) throws {
        let run = try Binary.run(line.words)
        #expect(run.status == 2)
        #expect(run.output.isEmpty)
        #expect(run.errors.contains("没有命令 docket \(line.words.first == "help" ? "shwo" : line.words[0])"))
        #expect(run.errors.contains("您是否想写 “\(meant)”？"))
        #expect(try Binary.run(line.words + ["--lang", "en"]).errors.contains("did you mean “\(meant)”?"))
    }

    @Test(arguments: [
        ("show 12 --jsn", "--json"), ("inbox --ofice x", "--office"), ("approve 12 --mesage x", "--message"),
        ("--jsn", "--json"),
    ])
    func `a mistyped option gets the one that was meant`(line: String, meant: String) throws {
        let run = try Binary.run(line.words)
        #expect(run.status == 2)
        #expect(run.errors.contains("您是否想写 “\(meant)”？"))
    }

    @Test(arguments: [
        ("show", "缺少 事项"), ("show 1 2", "多了 “2”"), ("approve x", "不是事项编号"), ("show 0", "不是事项编号"),
        ("approve 99999999999999999999", "不是事项编号"), ("approve GDYH-2026-0001", "不是事项编号"),
        ("approve", "缺少 事项"), ("act 12", "缺少 动作"), ("inbox --as", "要带一个值"), ("inbox --json=1", "不带值"),
        ("inbox --as a --as b", "写了两次"), ("-x", "没有选项 -x"), ("inbox -x", "没有选项 -x"), ("customer", "还要写做什么"),
        ("inbox --at 2026-11-22", "不是时间"), ("inbox --at 2026-02-30T08:00", "不是时间"), ("inbox --lang fr", "没有语言 “fr”"),
        ("customer register --set name", "要写成 字段=值"), ("customer register --set =x", "要写成 字段=值"),
        ("customer register -s name=a -s name=b", "写了两次"), ("init x.docket", "--regulation"), ("dossier", "缺少客户编号"),
        ("dossier --unit jia", "--output"), ("packet GDYH-2026-0001 --format docx", "html、xml 或 pdf"),
    ])
    func `wrong usage is explained`(line: String, explanation: String) throws {
        let office = try DemoOffice()
        let identity = line.contains("--as") ? nil : "clerk"
        let run = try Binary.run(
            line.words + (identity.map { line.hasPrefix("-") ? [] : ["--as", $0] } ?? []),
            environment: ["DOCKET_OFFICE": office.path])
        #expect(run.status == 2, "\(run.errors)")
        #expect(run.output.isEmpty)
        #expect(run.errors.contains(explanation), "\(run.errors)")
    }

    @Test func `options that every command takes may come first`() throws {
        let office = try DemoOffice()
        let run = try Binary.run(["--office", office.path, "--lang", "en", "inbox", "--as", "clerk"])
        #expect(run.status == 0)
        #expect(run.errors.contains("nothing waits for you"))
    }

    @Test func `an option's value may stand behind an equals sign, and words after two dashes are no options`() throws {
        let office = try DemoOffice()
        #expect(try Binary.run(["inbox", "--office=\(office.path)", "--as=clerk", "--json"]).output == "[]\n")
        let run = try Binary.run(["customer", "list", "-o", office.path, "--as", "clerk", "--", "--json"])
        #expect(run.status == 0)
        #expect(run.errors.contains("没有客户"))
    }

    @Test func `which office is asked for when none is named`() throws {
        let run = try Binary.run(["inbox"])
        #expect(run.status == 2)
        #expect(run.errors.contains("DOCKET_OFFICE"))
    }
}
