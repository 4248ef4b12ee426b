import Testing

/// GP-29 and GP-30: a customer's archive is updated on changes, and periodically by tier.
@Suite struct ArchiveUpdateStoryTests {
    private let office: DemoOffice

    init() throws { office = try DemoOffice().withCounty() }

    private func values(_ customer: String) -> [String: String] {
        [
            "customer": customer, "occasion": "change", "date": "2026-11-01", "contents": "contact,mailing",
            "changes": "联系人换人；明年起增加账单寄递",
        ]
    }

    @Test func `a city's account is checked by the city's archivist, once sent back`() throws {
        let customer = try office.registered(["expected-revenue": "30万"])
        let (record, number) = try office.filed("archive-update", values(customer))
        #expect(record == "DG20260001")
        #expect(try office.active(number) == ["city-check"])
        #expect(try office.refused("file", number, as: "archivist").errors.contains("现在不由您办理"))
        try office.done("return", number, "-m", "请写明新联系人", as: "jia-archivist")
        try office.done("submit", number, "-s", "changes=联系人改为某某二", as: "clerk")
        #expect(try office.json("file", number, as: "jia-archivist")["outcome"].text == "档案已更新")
    }

    @Test func `a diamond account is checked by the province`() throws {
        let (_, number) = try office.filed("archive-update", values(office.registered()))
        #expect(try office.active(number) == ["province-check"])
        #expect(try office.refused("file", number, as: "jia-archivist").errors.contains("现在不由您办理"))
        try office.done("file", number, as: "archivist")
    }

    @Test(arguments: [
        ("600万", "week", "month"), ("200万", "month", "week"), ("20万", "quarter", "year"), ("1万", "year", "quarter"),
    ])
    func `each tier has its period`(revenue: String, period: String, other: String) throws {
        let customer = try office.registered(["expected-revenue": revenue])
        let refused = try office.refused(
            Entries.record("archive-update", values(customer), ["occasion": other]), as: "clerk")
        #expect(refused.errors.contains("定期更新：钻石按周、白金按月、黄金按季、VIP按年"))
        _ = try office.filed(
            "archive-update", values(customer), ["occasion": period, "contents": nil, "changes": nil, "unchanged": "是"])
    }

    @Test func `an update says what changed, and the archive may be opened as soon as it was applied for`() throws {
        try office.run(Entries.customer([:]), as: "clerk").expectDone()
        let empty = Entries.record("archive-update", values("KH20260001"), ["contents": nil, "changes": nil])
        #expect(try office.refused(empty, as: "clerk").errors.contains("要写明更新了什么"))
        #expect(
            try office.refused(Entries.record("archive-update", values("KH20260001"), ["unchanged": "是"]), as: "clerk")
                .errors.contains("不能写没有变动"))
        _ = try office.filed("archive-update", values("KH20260001"))
        #expect(
            try office.refused(Entries.record("archive-update", values("KH20260001")), as: "yi-clerk").errors.contains(
                "没有编号为"))
    }
}
