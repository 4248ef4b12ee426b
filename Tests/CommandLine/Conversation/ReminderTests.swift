import Testing

/// 催办 and 关注: pressing for a case, and watching it.
@Suite struct ReminderTests {
    private let office: DemoOffice
    private let number: String

    init() throws {
        office = try DemoOffice()
        (_, number) = try office.submitted()
    }

    @Test func `a clerk presses for a contract, and it stands first in the reviewer's inbox`() throws {
        let second = try #require(
            try office.run(Entries.contract("KH20260001", ["title": "第二份合同"]) + ["--json"], as: "clerk").json()["case"]
                .number)
        #expect(try office.json("inbox", as: "centre").items.map { $0["case"].number } == [2, second])
        let reminded = try office.json("remind", String(second), "-m", "客户要求本周签约", as: "clerk")
        #expect(reminded["waiting"].texts.count == 3)

        let inbox = try office.json("inbox", as: "centre")
        #expect(inbox.items.map { $0["case"].number } == [second, 2], "what was reminded of comes first")
        #expect(inbox[0]["reminders"].items.map { $0["text"].text } == ["客户要求本周签约"])
        office.pass(minutes: 60)
        try office.done("remind", String(second), "-m", "今天必须签", as: "clerk")
        let listed = try office.done("inbox", as: "centre").output
        #expect(listed.contains("！催办 2 次，最近 2026-11-02 1"))
        #expect(listed.contains("：今天必须签"))
        #expect(!listed.contains("：客户要求本周签约"), "the last one is enough")

        try office.done("approve", String(second), as: "centre")
        #expect(try office.json("inbox", as: "centre").items.map { $0["case"].number } == [2])
        let history = try office.json("history", String(second), as: "clerk").items
        #expect(history.map { $0["label"].text }.filter { $0 == "催办" }.count == 2)
        let shown = try office.done("show", String(second), as: "clerk").output
        #expect(shown.contains("甲示例 2026-11-02 1"))
        #expect(shown.contains("：今天必须签"))
        _ = try office.verified()
    }

    @Test func `a reminder is for the tasks that were open then`() throws {
        try office.done("remind", number, as: "clerk")
        for person in ["centre", "business", "general"] { try office.done("approve", number, as: person) }
        #expect(try office.json("inbox", as: "leader")[0]["reminders"].items.isEmpty)
    }

    @Test func `nobody presses for the same case twice within an hour`() throws {
        try office.done("remind", number, as: "clerk")
        let again = try office.refused("remind", number, "-m", "请快些", as: "clerk")
        #expect(again.errors.contains("每小时最多一次"))
        #expect(again.errors.contains("→ 2026-11-02 10:"))
        office.pass(minutes: 57)
        #expect(try office.refused("remind", number, as: "clerk").errors.contains("以后可以再催"), "59 minutes later")
        try office.done("remind", number, as: "clerk")
    }

    @Test func `another person may press at the same time, and so may the same person for another case`() throws {
        try office.done("remind", number, as: "clerk")
        try office.done("approve", number, as: "centre")
        try office.done("remind", number, as: "centre")
        let second = try #require(
            try office.run(Entries.contract("KH20260001", ["title": "第二份合同"]) + ["--json"], as: "clerk").json()["case"]
                .number)
        try office.done("remind", String(second), as: "clerk")
    }

    @Test func `a performer presses the others and not oneself`() throws {
        let reminded = try office.json("remind", number, as: "centre")
        #expect(reminded["waiting"].texts.count == 2)
        #expect(try office.json("inbox", as: "centre")[0]["reminders"].items.isEmpty)
        for person in ["centre", "business"] { try office.done("approve", number, as: person) }
        #expect(try office.refused("remind", number, as: "general").errors.contains("正等您自己办理"))
    }

    @Test func `who has no part presses for nothing, and a closed case is not pressed for`() throws {
        #expect(try office.refused("remind", number, as: "yi-clerk").errors.contains("没有事项"))
        #expect(try office.refused("remind", number, as: "manager").errors.contains("您没有参与办理"))
        #expect(try office.refused("remind", "1", as: "clerk").errors.contains("已经办结"))
    }

    @Test func `whoever sees a case can follow it to its end`() throws {
        try office.run(Entries.customer(["name": "另一示例公司"]), as: "clerk").expectDone()
        try office.done("follow", "3", number, as: "manager")
        #expect(try office.done("show", "3", as: "manager").output.contains("★ 已关注"))
        #expect(try !office.done("show", "3", as: "leader").output.contains("已关注"))
        let followed = try office.json("inbox", "--followed", as: "manager")
        #expect(followed.items.map { $0["case"].number } == [3, 2])
        #expect(followed[0]["waiting"].texts == ["上级单位审批：示例省邮政函件集邮局·领导（壬示例）"])
        #expect(
            try office.done("inbox", as: "manager").output.contains("大客户中心审核、业务部审核、综合部审核"))
        try office.done("approve", "3", as: "leader")
        #expect(try office.json("inbox", "--followed", as: "manager")[0]["outcome"].text == "已注册")
        #expect(try office.done("inbox", as: "manager").output.contains("已办结：已注册"))
        try office.done("unfollow", "3", as: "manager")
        #expect(try office.json("inbox", as: "manager").items.map { $0["case"].number } == [2])
        _ = try office.verified()
    }

    @Test func `following needs sight of a running case, once`() throws {
        #expect(try office.refused("follow", number, as: "yi-clerk").errors.contains("没有事项"))
        #expect(try office.refused("follow", "1", as: "clerk").errors.contains("已经办结"))
        #expect(try office.refused("unfollow", number, as: "clerk").errors.contains("没有关注"))
        try office.done("follow", number, as: "clerk")
        #expect(try office.refused("follow", number, as: "clerk").errors.contains("已经关注"))
    }

    @Test func `who loses sight of a case sees it no more among the followed, and can still let go`() throws {
        let people = try office.write(
            "p.csv", "code,name,post,unit,from,to\nguest,未示例,account-manager,jia,2026-01-01,2026-11-02\n")
        try office.done("person", "import", people, as: "admin")
        try office.done("follow", number, as: "guest")
        #expect(try office.json("inbox", as: "guest").items.map { $0["kind"].text } == ["followed"])
        office.pass(minutes: 24 * 60)
        #expect(try office.json("inbox", as: "guest").items.isEmpty)
        #expect(try office.refused("follow", number, as: "guest").errors.contains("没有事项"))
        try office.done("unfollow", number, as: "guest")
    }
}
