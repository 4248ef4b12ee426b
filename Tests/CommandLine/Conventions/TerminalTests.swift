import Foundation
import Testing

/// What only a terminal gets: questions for what is missing, bold, progress. `script` makes the terminal.
@Suite struct TerminalTests {
    private let office: DemoOffice

    init() throws { office = try DemoOffice() }

    /// Runs a command on a terminal; what the terminal shows.
    private func terminal(
        _ line: String, typing input: String = "", environment: [String: String] = [:]
    ) throws -> (status: Int32, screen: String) {
        let run = try Binary.run(
            [], environment: ["DOCKET_OFFICE": office.path, "TERM": "xterm", "LINE": line].merging(environment) { $1 },
            input: input, wrapper: "export DOCKET=\"$1\"; exec script -qec \"\\\"\\$DOCKET\\\" $LINE\" /dev/null")
        return (run.status, run.output.replacingOccurrences(of: "\r", with: ""))
    }

    @Test func `missing fields are asked for, and a wrong answer is asked for again`() throws {
        let answers = ["presss", "press", "甲市示例路1号", "某某", "000-0000", "5O万", "50万"]
        let (status, screen) = try terminal(
            "customer register --set name=示例出版有限公司 --as clerk --at 2026-11-02T10:00",
            typing: answers.map { $0 + "\n" }.joined())
        #expect(status == 0, "\(screen)")
        #expect(screen.contains("行业类别（justice 公检法，"))
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
}
