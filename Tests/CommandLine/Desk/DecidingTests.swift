import Testing

/// What one decides on, at the decision: amount, term and payment, the files, and what changed since.
@Suite struct DecidingTests {
    private let office: DemoOffice
    private let contract: String
    private let number: String

    init() throws {
        office = try DemoOffice()
        (contract, number) = try office.submitted()
    }

    @Test func `show has the amount, the term, the payment and the files`() throws {
        try office.done("attach", contract, try office.write("合同.txt", "第一条\n"), as: "clerk")
        let shown = try office.done("show", number, as: "centre").output
        for text in ["合同金额：6,200,000.00", "生效日期：2027年1月1日", "结算方式：", "合同.txt"] {
            #expect(shown.contains(text), "\(text): \(shown)")
        }
        let json = try office.json("show", number, as: "centre")
        #expect(json["judged"]["amount"].text == "6200000.00")
        #expect(json["changes"].isNull, "nothing was decided on yet")
    }

    @Test func `whoever decided before sees what changed since, whatever the clerk says of it`() throws {
        try office.done("return", number, "-m", "请改付款方式", as: "centre")
        try office.done(
            "submit", number, "--set", "payment=按季结算", "--set", "end=2028-12-31", "-m", "已改付款方式", as: "clerk")
        let shown = try office.done("show", number, as: "centre").output
        #expect(shown.contains("您 2026-11-02"), "\(shown)")
        #expect(shown.contains("2027年12月31日 → 2028年12月31日"))
        #expect(shown.contains("→ 按季结算"))
        let others = try office.done("show", number, as: "business").output
        #expect(others.contains("办理（第 1 稿）以后改了："), "the version that was judged counts for who has not decided yet")
        let changes = try office.json("show", number, as: "centre")["changes"]
        #expect(changes["from"].number == 1)
        #expect(changes["to"].number == 2)
        #expect(changes["fields"].items.compactMap { $0["field"].text }.sorted() == ["end", "payment"])
        #expect(
            try office.done("show", number, "--lang", "en", as: "centre").output.contains("changed since you decided"))
    }

    @Test func `diff compares any two versions, and files that are text line by line`() throws {
        let first = try office.write("合同.txt", "第一条 邮资\n第二条 期限一年\n")
        try office.done("attach", contract, first, as: "clerk")
        try office.done("return", number, "-m", "请改期限", as: "centre")
        let second = try office.write("合同.txt", "第一条 邮资\n第二条 期限两年\n第三条 违约\n")
        try office.done(
            "submit", number, "--set", "end=2028-12-31", "--attach", second, "-m", "已改", as: "clerk")
        let lines = try office.done("diff", number, as: "centre").output.split(separator: "\n").map(String.init)
        #expect(lines.contains("    -2 第二条 期限一年"), "\(lines)")
        #expect(lines.contains("    +2 第二条 期限两年"))
        #expect(lines.contains("    +3 第三条 违约"))
        #expect(!lines.contains { $0.contains("第一条") })
        let chosen = try office.json("diff", contract, "--from", "1", "--to", "2", as: "clerk")
        #expect(chosen["fields"].items.map { $0["field"].text } == ["end"])
        #expect(chosen["attachments"].items.map { $0["name"].text } == ["合同.txt"])
        #expect(try office.run("diff", number, "--from", "2", "--to", "2", as: "clerk").errors.contains("没有变化"))
    }

    @Test func `a version that there is not is refused, and one that is no number is wrong usage`() throws {
        try office.refused("diff", number, "--from", "1", "--to", "9", "--json", as: "clerk").expectRefusal(
            "diff.no-version")
        _ = try office.refused("diff", number, "--from", "one", as: "clerk", status: 2)
    }

    @Test func `a hidden case differs in nothing from one that is not there`() throws {
        let other = try office.refused("diff", number, as: "yi-clerk")
        #expect(other.errors.replacingOccurrences(of: number, with: "99").contains("没有事项 99"))
    }
}
