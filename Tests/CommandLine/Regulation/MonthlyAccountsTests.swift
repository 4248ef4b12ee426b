import Fixtures
import Testing

/// The courier's regulation of monthly accounts: records without a chain, reports with computed figures, closed loops.
@Suite struct MonthlyAccountsTests {
    private let office: DemoOffice

    init() throws { office = try DemoOffice.monthlyAccounts() }

    private func registered(_ name: String, _ more: String...) throws -> String {
        let words = [
            "name=\(name)", "account=\(name)号", "division=east", "contact=某示例", "telephone=000",
            "expected-freight=4000",
        ]
        let run = try office.run(
            ["customer", "register", "--json"] + (words + more).flatMap { ["-s", $0] }, as: "manager")
        try run.expectDone()
        return try #require(try run.json()["number"].text)
    }

    private func summary(_ executors: String, _ more: String...) throws -> [String] {
        let words = ["month=2026-10", "executors=\(executors)", "problems=无", "comparison=东好于西"]
        return ["record", "submit", "monthly-summary"] + (words + more).flatMap { ["-s", $0] }
    }

    private func done(_ words: [String], as person: String) throws { try office.run(words, as: person).expectDone() }

    private static func row(_ executor: String, _ accounts: Int, _ kept: Int, _ more: String = "") -> String {
        "executor=\(executor)|division=东|accounts=\(accounts)|kept=\(kept)|contacts=9|timeliness=优秀|completeness=一般\(more)"
    }

    @Test func `a summary computes its shares, goes to the region's manager, and copies to those above`() throws {
        let executors = Self.row("己", 12, 9) + "\n" + Self.row("庚", 7, 2)
        try done(try summary(executors), as: "analyst")
        let shown = try office.json("record", "show", "monthly-summary", "YZ20260001", as: "chief")
        #expect(shown["values"]["share"].text == "57.9")
        #expect(shown["values"]["accounts"].text == "19")
        #expect(shown["values"]["executors"][0]["share"].text == "75")
        #expect(shown["values"]["executors"][1]["share"].text == "28.6")
        #expect(try office.done("inbox", as: "director").output.contains("抄送"))
        #expect(try office.done("inbox", as: "head").output.contains("抄送"))
        try office.done("return", "1", "-m", "请补充", as: "chief")
        let revised = Self.row("己", 12, 12) + "\n" + Self.row("庚", 7, 7)
        try office.done("act", "1", "submit", "-s", "executors=\(revised)", as: "analyst")
        try office.done("approve", "1", as: "chief")
        let after = try office.json("record", "show", "monthly-summary", "YZ20260001", as: "chief")
        #expect(after["values"]["share"].text == "100")
    }

    @Test func `a figure that is computed otherwise is named with what it comes to`() throws {
        let wrong = Self.row("己", 12, 9, "|share=80")
        let run = try office.refused(try summary(wrong, "share=75"), as: "analyst")
        #expect(run.errors.contains("第 1 行“维护比例”（share）是算出来的，写的 “80” 不对"), "\(run.errors)")
        #expect(run.errors.contains("算出来是 75"))
        let none = try office.refused(try summary(Self.row("己", 0, 0)), as: "analyst")
        #expect(none.errors.contains("算不出来"), "\(none.errors)")
        #expect(none.errors.contains("除数为零"))
    }

    @Test func `what is computed is not asked for, and said to be so`() throws {
        let form = try office.done("record", "form", "monthly-summary", as: "analyst").output
        #expect(form.contains("算出来的"))
        let fields = try office.json("record", "form", "monthly-summary", as: "analyst")["fields"]
        #expect(fields[4]["computation"].text == "kept div accounts * 100")
    }

    @Test func `an account has the special claims when its freight makes it a key one, a VIP at once`() throws {
        let account = try registered("甲公司")
        let claim = { (customer: String) in
            ["record", "submit", "claim"]
                + ["customer=\(customer)", "waybill=\(customer)", "loss=破损", "amount=300"].flatMap { ["-s", $0] }
        }
        #expect(try office.refused(claim(account), as: "care").errors.contains("5000"))
        let figures = try office.write("freight.csv", "customer,month,amount\n\(account),2026-09,0.03\n")
        try office.done("revenue", "import", figures, as: "analyst")
        #expect(try office.json("customer", "show", account, as: "manager")["tier"].text == "key")
        try done(claim(account), as: "care")
        let vip = try registered("乙公司", "vip=是")
        try done(claim(vip), as: "care")
        try office.done("approve", "1", "-s", "granted=200", as: "claims")
        try office.done("approve", "1", as: "senior")
        try office.done("reject", "2", "-m", "不在非保价地区", "-s", "granted=0", as: "claims")
        #expect(try office.json("show", "2", as: "care")["outcome"].text == "不予理赔")
    }

    @Test func `contacts name the cause of a movement, and a rectification is closed by whoever opened it`() throws {
        let customer = try registered("甲公司")
        let contact = [
            "record", "submit", "upkeep", "-s", "customer=\(customer)", "-s", "kind=业务异动关注", "-s", "date=2026-11-20",
            "-s", "met=某示例", "-s", "usage=每日两票",
        ]
        #expect(try office.refused(contact, as: "courier").errors.contains("业务异动关注要写明异动原因"))
        let old = contact.map { $0 == "date=2026-11-20" ? "date=2026-10-20" : $0 } + ["-s", "cause=改用他家"]
        let findings = try office.run(old + ["--json"], as: "courier").findings()
        #expect(findings.map { $0["rule"].text } == ["form.late-report"])
        let late = try office.refused(old, as: "courier").errors
        #expect(late.contains("最晚 2026-10-23 17:30；再晚的要写“逾期记录的原因”（late-reason）"), "\(late)")
        let forgotten = old.map { $0 == "date=2026-10-20" ? "date=2009-10-20" : $0 } + ["-s", "late-reason=出差"]
        try done(forgotten, as: "courier")
        try done(contact + ["-s", "cause=改用他家"], as: "courier")
        try done(
            [
                "record", "submit", "rectification", "-s", "title=维护频率", "-s", "ground=维护频率偏低", "-s",
                "unit-concerned=east",
                "-s", "demands=补足", "-s", "due=2026-12-20",
            ], as: "chief")
        try office.done("act", "1", "reply", "-s", "measures=已补足", as: "manager")
        try office.done("return", "1", "-m", "仍不足", "-s", "verdict=不足", as: "chief")
        try office.done("act", "1", "reply", "-s", "measures=已全部补足", as: "manager")
        try office.done("approve", "1", "-s", "verdict=到位", as: "chief")
        #expect(try office.json("show", "1", as: "manager")["outcome"].text == "整改完成")
        #expect(try office.done("verify", "--decisions", as: "admin").output.contains("完好"))
    }
}
