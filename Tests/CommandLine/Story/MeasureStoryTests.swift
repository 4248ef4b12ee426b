import Fixtures
import Testing

/// GP-1 and GP-5: who is who follows from the figures of a period by the calendar, as issue and source tell it.
@Suite struct MeasureStoryTests {
    private let office: DemoOffice

    init() throws { office = try DemoOffice() }

    /// A file of figures: the same amount in each month.
    private func figures(_ amount: String, _ months: [String], of customers: String...) throws -> String {
        let rows = customers.flatMap { customer in months.map { "\(customer),\($0),\(amount)\n" } }
        return try office.write("收入-\(amount)-\(months.count).csv", "customer,month,amount\n\(rows.joined())")
    }

    private func year(_ year: Int) -> [String] { (1...12).map { "\(year)-\($0 < 10 ? "0" : "")\($0)" } }

    private func tier(of number: String) throws -> String? {
        try office.json("customer", "show", number, as: "clerk")["tier"].text
    }

    /// Lets days go by and gives the clock its round.
    @discardableResult
    private func tick(afterDays days: Int) throws -> String {
        office.pass(minutes: days * 1440)
        return try office.done("tick", as: "admin").output
    }

    @Test func `a year that is loaded on 5 January grades at once, and who has nothing new falls when a period turns`()
        throws
    {
        let number = try office.registered(["expected-revenue": "2万"])
        office.pass(minutes: 64 * 1440)
        try office.done(
            "revenue", "import", figures("50000", year(2026), of: number), "--confirm-time", as: "data")
        let graded = try office.json("customer", "show", number, as: "clerk")
        #expect(graded["tier"].text == "gold")
        #expect(graded["amount"].text == "600000.00")
        #expect(try !tick(afterDays: 0).contains("→"), "the file graded it already")

        let preview = try office.done("grade", "--on", "2027-10-02", as: "clerk").output
        #expect(preview.contains(number) && preview.contains("黄金 → VIP"), "\(preview)")
        #expect(try tier(of: number) == "gold", "looking changes nothing")

        // 1 February, and still in it.
        try tick(afterDays: 27)
        #expect(try !tick(afterDays: 26).contains("→"), "no period of the grading turned")
        for days in [33, 30, 31, 30, 31, 31] { try tick(afterDays: days) }
        #expect(try tier(of: number) == "gold", "1 September: 200,000 in twelve months")
        let fell = try tick(afterDays: 31)
        #expect(fell.contains(number) && fell.contains("黄金 → VIP"), "\(fell)")
        #expect(try tier(of: number) == "vip", "2 October")
        for days in [31, 31, 30] { try tick(afterDays: days) }
        #expect(try tier(of: number) == nil, "2 January: nothing in twelve months")
    }

    @Test func `a rank within the city is by the period of the day asked, with ties`() throws {
        let numbers = try (1...4).map { index in
            try office.registered([
                "name": "示例公司\(index)", "credit-code": "91000000EXAMPLE00\(index)", "expected-revenue": "20万",
            ])
        }
        for (number, amount) in zip(numbers, ["300", "200", "200", "100"]) {
            let file = try figures(amount, ["2026-09", "2026-10"], of: number)
            try office.done("revenue", "import", file, as: "data")
        }
        let shown = try office.json("measure", "show", "city-revenue-rank", as: "clerk")
        #expect(shown["to"].text == "2026-10")
        #expect(shown["figures"].items.map { $0["rank"].number } == [1, 2, 2, 4])
        #expect(shown["figures"].items.map { $0["figure"].text } == ["600", "400", "400", "200"])
        #expect(shown["figures"].items.allSatisfy { $0["within"].text == "jia" })
        let earlier = try office.json("measure", "show", "yearly-revenue", "--on", "2026-10-02", as: "clerk")
        #expect(earlier["to"].text == "2026-09")
        #expect(earlier["figures"].items.map { $0["figure"].text } == ["300", "200", "200", "100"])
        let before = try office.done("measure", "show", "yearly-revenue", "--on", "2026-09-30", as: "clerk")
        #expect(before.errors.contains("没有数据"))
        #expect(try office.json("measure", "show", "yearly-revenue", as: "yi-clerk")["figures"].items.isEmpty)
    }

    @Test func `a measure that there is not, and a day that there is not, are named`() throws {
        let run = try office.refused("measure", "show", "yearly-revenu", as: "clerk")
        #expect(run.errors.contains("没有指标 “yearly-revenu”") && run.errors.contains("“yearly-revenue”"))
        #expect(
            try office.refused("grade", "--on", "2026-02-30", as: "clerk", status: 2).errors.contains("2026年2月没有30日"))
    }
}
