import Foundation
import Testing

/// What only a terminal gets: questions for what is missing, bold, progress. `script` makes the terminal.
@Suite struct TerminalTests {
    private let office: DemoOffice

    init() throws { office = try DemoOffice() }

    private func terminal(
        _ line: String, typing input: String = "", environment: [String: String] = [:]
    ) throws -> (status: Int32, screen: String) {
        let screen = try PseudoTerminal(office).run(line: line, typing: input, environment: environment)
        return (screen.status, screen.text)
    }

    @Test func `missing fields are asked for, and a wrong answer is asked for again`() throws {
        let answers = ["presss", "4", "甲市示例路1号", "某某", "000-0000", "5O万", "50万", "", ""]
        let (status, screen) = try terminal(
            "customer register --set name=示例出版有限公司 --as clerk --at 2026-11-02T10:00",
            typing: answers.map { $0 + "\n" }.joined())
        #expect(status == 0, "\(screen)")
        #expect(screen.contains("\n  1  公检法（justice）\n"), "one option a line")
        #expect(screen.contains("行业类别（写序号）："))
        #expect(screen.contains("您是否想写 “press”？"))
        #expect(screen.contains("预计年业务收入（单位：元，例如 5200000 或 520万）："))
        #expect(screen.contains("第 2 个字符 “O” 不是数字"))
        #expect(screen.contains("已申报注册 KH20260001"))
        #expect(!screen.contains("客户名称（"), "what is given is not asked for")
        let values = try office.json("customer", "show", "KH20260001", as: "clerk")["record"]["values"]
        #expect(values["industry"].text == "press")
        #expect(values["expected-revenue"].text == "500000.00")
        #expect(values["mailing-range"].text == "city")
    }

    @Test func `a field with a preset is asked for, and all of it is shown before it is sent`() throws {
        let given = "name=示例出版有限公司 -s industry=press -s address=路 -s contact=某某 -s telephone=1 -s expected-revenue=50万"
        let line = "customer register -s \(given) --as clerk --at 2026-11-02T10:00"
        let before = try office.head()
        let (refused, shown) = try terminal(line, typing: "2\nn\n")
        #expect(refused == 1)
        #expect(shown.contains("邮寄范围（写序号）（回车：本市范围内）："), "\(shown)")
        #expect(shown.contains("  邮寄范围：超出本市范围\n"))
        #expect(shown.contains("  预计年业务收入：50万\n"))
        #expect(shown.contains("没有填：统一社会信用代码 credit-code"))
        #expect(shown.contains("提交吗？[Y/n]"))
        try PseudoTerminal(office).run(line: line + " --json", typing: "2\nn\n").expectRefusal("form.not-submitted")
        #expect(try office.head() == before)
        #expect(try terminal(line, typing: "2\ny\n").status == 0)
        let values = try office.json("customer", "show", "KH20260001", as: "clerk")["record"]["values"]
        #expect(values["mailing-range"].text == "beyond-city")
    }

    @Test func `questions are in the user's language`() throws {
        let (status, screen) = try terminal("visit record --as clerk --at 2026-11-02T10:00 --lang en")
        #expect(status == 1)
        #expect(screen.contains("customer: "))
    }

    @Test func `an end of the answers refuses, and nothing is recorded`() throws {
        let before = try office.head()
        let (status, screen) = try terminal(
            "customer register --as clerk --at 2026-11-02T10:00", typing: "示例出版有限公司\n")
        #expect(status == 1)
        #expect(screen.contains("必须填写"))
        #expect(try office.head() == before)
    }

    @Test func `a terminal gets bold, unless NO_COLOR or the terminal says no`() throws {
        _ = try office.registered()
        let line = "customer list --as clerk --at 2026-11-02T10:00"
        #expect(try terminal(line).screen.contains("\u{1B}[1m"))
        #expect(try !terminal(line, environment: ["NO_COLOR": "1"]).screen.contains("\u{1B}"))
        #expect(try !terminal(line, environment: ["TERM": "dumb"]).screen.contains("\u{1B}"))
    }

    @Test func `long work shows how far it is, on a terminal only`() throws {
        let customer = try office.registered()
        let file = try office.write("r.csv", "customer,month,amount\n\(customer),2026-09,1\n")
        let (_, screen) = try terminal("revenue import \(file) --as data --at 2026-11-02T10:00 --dry-run")
        #expect(screen.contains("1/1"))
        #expect(try !office.run("revenue", "import", file, as: "data").errors.contains("1/1"))
    }

    @Test func `words that a rule wants are asked for; without any nothing is done`() throws {
        let (_, number) = try office.submitted()
        let line = ["return", number, "--as", "centre"]
        let before = try office.head()
        let silent = try PseudoTerminal(office).run(line, typing: "\n")
        #expect(silent.status == 1)
        #expect(silent.text.contains("请写明："), "\(silent.text)")
        #expect(try office.head() == before)
        let said = try PseudoTerminal(office).run(line, typing: "金额与附件不符\n")
        #expect(said.status == 0, "\(said.text)")
        #expect(said.text.contains("退回修改"))
        let words = try office.json("history", number, as: "clerk").items.map { $0["text"].text }
        #expect(words.contains("金额与附件不符"))
    }

    @Test func `before a file is replaced a person is asked, and only yes replaces it`() throws {
        let (contract, _) = try office.submitted()
        let path = try office.write("packet.html", "旧的材料")
        let line = ["packet", contract, "-O", "packet.html", "--as", "clerk"]
        for answer in ["n\n", "\n", "", "maybe\n"] {
            let (status, text) = try { ($0.status, $0.text) }(PseudoTerminal(office).run(line, typing: answer))
            #expect(status == 1)
            #expect(text.contains("“packet.html” 已存在，覆盖吗？[y/N]"), "\(text)")
            #expect(try String(contentsOfFile: path, encoding: .utf8) == "旧的材料")
        }
        let english = try PseudoTerminal(office).run(line + ["--lang", "en"], typing: "y\n")
        #expect(english.status == 0, "\(english.text)")
        #expect(english.text.contains("“packet.html” exists; replace it? [y/N]"))
        #expect(try String(contentsOfFile: path, encoding: .utf8).hasPrefix("<!"))
    }
}
