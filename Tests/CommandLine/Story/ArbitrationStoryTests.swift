import Testing

/// GP-12: the business arises in one place and is signed for in another; the next higher centre rules who develops it.
@Suite struct ArbitrationStoryTests {
    private let office: DemoOffice

    init() throws { office = try DemoOffice().withCounty() }

    /// Applies for a customer whose business and signing office are elsewhere; its number and its case.
    private func applied(
        _ business: String, _ signing: String, by clerk: String = "clerk"
    ) throws -> (customer: String, number: String) {
        let run = try office.run(
            Entries.customer(["business-place": business, "signing-place": signing]) + ["--json"], as: clerk)
        try run.expectDone()
        return (try #require(try run.json()["number"].text), String(try #require(try run.json()["case"].number)))
    }

    @Test func `one place needs no ruling`() throws {
        #expect(try office.active(applied("jia", "jia").number) == ["review"])
    }

    @Test func `the provincial centre rules between cities, then the leader approves`() throws {
        let (customer, number) = try applied("yi", "jia")
        #expect(try office.active(number) == ["arbitration"])
        #expect(try office.refused("approve", number, "-m", "准予", as: "leader").errors.contains("现在不由您办理"))
        #expect(
            try office.refused("approve", number, "-m", "由甲市开发", as: "manager").errors.contains(
                "“裁决的开发单位”（ruled-unit）必须填写"))
        #expect(
            try office.refused("approve", number, "-m", "由甲市开发", "-s", "ruled-unit=jai", as: "manager").errors
                .contains("您是否想写 “jia”？"))
        #expect(try office.refused("approve", number, "-s", "ruled-unit=jia", as: "manager").errors.contains("要写明意见"))
        try office.done("approve", number, "-s", "ruled-unit=jia", "-m", "签约在甲市，由甲市开发", as: "manager")
        #expect(try office.active(number) == ["review"])
        try office.done("approve", number, "-m", "准予注册", as: "leader")
        #expect(try office.json("customer", "show", customer, as: "clerk")["state"].text == "registered")
        let shown = try office.done("show", number, as: "clerk").output
        #expect(shown.contains("✓ 上一级大客户中心裁决　[第四章一（三）]"))
    }

    @Test func `ruled for the other city, the account is free for that city to apply for`() throws {
        let (customer, number) = try applied("yi", "jia")
        #expect(
            try office.refused(Entries.customer([:]), as: "yi-clerk").errors.contains("由 “甲市邮政局” 管理"))
        let ruled = try office.json(
            "approve", number, "-s", "ruled-unit=yi", "-m", "业务全部在乙市，由乙市开发", as: "manager")
        #expect(ruled["outcome"].text == "裁决由其他单位开发")
        #expect(try office.json("customer", "show", customer, as: "clerk")["state"].text == "rejected")
        #expect(try office.done("history", number, as: "yi-clerk").output.contains("裁决结果通知开发单位"))
        try office.run(Entries.customer([:]), as: "yi-clerk").expectDone()
    }

    @Test func `between counties the city rules`() throws {
        let (_, number) = try applied("jia", "xian", by: "xian-clerk")
        #expect(try office.refused("approve", number, "-m", "裁决", as: "manager").errors.contains("首席客户经理（乙示例）"))
        try office.done("approve", number, "-s", "ruled-unit=xian", "-m", "由县局开发", as: "chief")
        #expect(try office.json("inbox", as: "jia-leader")[0]["task"].text == "review")
        try office.done("approve", number, "-m", "准予注册", as: "jia-leader")
    }

    @Test func `the provincial centre does not rule on its own application`() throws {
        let (_, number) = try applied("jia", "centre", by: "manager")
        #expect(try office.refused("approve", number, "-m", "自己开发", as: "manager").errors.contains("是您自己申报的"))
        try office.done("approve", number, "-s", "ruled-unit=centre", "-m", "由中心开发", as: "leader")
    }

    @Test func `sent back for a wrong place, the corrected application needs no ruling`() throws {
        let (_, number) = try applied("yi", "jia")
        try office.done("return", number, "-m", "业务发生地写错了", as: "manager")
        try office.done("submit", number, "-s", "business-place=jia", "-m", "已更正", as: "clerk")
        #expect(try office.active(number) == ["review"])
    }

    @Test func `both places are named, or neither`() throws {
        let refused = try office.refused(Entries.customer(["business-place": "yi"]), as: "clerk")
        #expect(refused.errors.contains("业务实际产生单位和签约机构所在单位要一起填写"))
        let unknown = try office.refused(
            Entries.customer(["business-place": "bing", "signing-place": "jia"]), as: "clerk")
        #expect(unknown.errors.contains("“业务实际产生单位”（business-place）的值 “bing” 不对"))
    }
}
