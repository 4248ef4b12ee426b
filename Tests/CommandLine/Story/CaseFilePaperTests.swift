import Testing

/// Any chain's case comes out as a paper, without a template of its own: who did what, on which grounds, and what it
/// gave.
@Suite struct CaseFilePaperTests {
    private let office: DemoOffice

    init() throws { office = try DemoOffice().withCounty() }

    private func paper(_ record: String, _ format: String = "html", as person: String) throws -> String {
        try office.done("packet", record, "--format", format, as: person).output
    }

    @Test func `a complaint shows its group, each with its unit, and every month's report`() throws {
        let customer = try office.registered(["expected-revenue": "200万"])
        let (record, number) = try office.filed(
            "complaint",
            [
                "customer": customer, "title": "账单投递延误", "received-on": "2026-11-01", "channel": "letter",
                "content": "十月账单晚到五日", "across-departments": "是", "continuing": "是",
            ])
        for (person, advice) in [("market", "建议补偿"), ("business", "调整频次"), ("operations", "查网运"), ("centre", "回访")] {
            try office.done("approve", number, "-m", advice, as: person)
        }
        try office.done("approve", number, "-s", "measures=已补投", as: "clerk")
        try office.done("approve", number, "-s", "satisfaction=fairly", as: "clerk")
        for (effect, words) in [("lasting", "仍有延误"), ("gone", "不再延误")] {
            try office.done(
                "act", number, "report", "-s", "effect=\(effect)", "-s", "improvement=\(words)", as: "clerk")
            try office.done("approve", number, as: "chief")
        }
        let html = try paper(record, as: "clerk")
        for text in [
            "客户投诉处理单", "账单投递延误", "第五章二（三）", "建议补偿", "省公司市场部", "查网运", "已补投", "基本满意", "仍有延误", "不再延误",
            "投诉影响已消除", "由运维部、大客户中心承担",
        ] {
            #expect(html.contains(text), "\(text)")
        }
        #expect(!html.contains("合同"), "nothing of a contract's paper is left")
        let xml = try paper(record, "xml", as: "market")
        #expect(xml.contains("unit=\"省公司市场部、业务部、省公司运维部、大客户中心\""))
        #expect(try office.refused("packet", record, as: "yi-clerk").errors.contains("没有编号为"))
    }

    @Test func `an inspection shows the number of every link, and a handover whom it waits for`() throws {
        let (inspection, number) = try office.filed(
            "inspection",
            [
                "title": "时限抽查", "kind": "spot", "date": "2026-11-01", "inspected": "jia", "findings": "抽查十户",
                "problems": "一户晚投",
            ], by: "manager")
        try office.done("act", number, "issue", "-s", "demands=改进", "-s", "due=2026-11-20", as: "manager")
        try office.done("act", number, "reply", "-s", "reply=已改", as: "chief")
        try office.done("approve", number, "-s", "verdict=属实", as: "manager")
        let html = try paper(inspection, as: "manager")
        for text in ["ZG20260001", "HF20260001", "FC20260001", "整改完成，已归档", "甲市邮政局"] {
            #expect(html.contains(text), "\(text)")
        }

        let customer = try office.registered(["expected-revenue": "30万"])
        let (handover, _) = try office.filed(
            "handover",
            [
                "customer": customer, "title": "岗位调整", "former": "clerk", "successor": "second", "contact": "某某",
                "items": "合同",
            ])
        #expect(try paper(handover, as: "clerk").contains("待甲示例办理"))
        let dossier = try office.done("dossier", customer, as: "clerk").output
        #expect(dossier.contains("五、其他事项") && dossier.contains(handover) && dossier.contains("岗位调整"))
    }

    @Test func `a registration has its paper too, a visit has none`() throws {
        let customer = try office.registered()
        #expect(try paper(customer, as: "clerk").contains("大客户登记表"))
        let visit = try office.filedVisit(customer)
        #expect(try office.refused("packet", visit, as: "clerk").errors.contains("没有适用于这份“客户拜访记录”的审批流程"))
        #expect(
            try office.refused("packet", customer, "--kind", "contract", as: "clerk").errors.contains(
                "没有编号为 “\(customer)” 的大客户合同"))
    }
}

extension DemoOffice {
    /// A visit that the clerk recorded; its number.
    func filedVisit(_ customer: String) throws -> String {
        let values = [
            "customer": customer, "date": "2026-11-01", "visitors": "甲示例", "met": "某某", "purposes": "hear",
            "findings": "运行正常",
        ]
        let run = try run(["visit", "record"] + Entries.set(values) + ["--json"], as: "clerk")
        try run.expectDone()
        return try #require(try run.json()["number"].text)
    }
}
