import Fixtures
import Foundation
import Testing

/// CSV files: all or nothing, every bad row named with its line, in whichever encoding Excel wrote them.
@Suite struct ImportTests {
    private let office: DemoOffice

    init() throws { office = try DemoOffice() }

    private func refused(
        _ command: String, _ text: String, as person: String, at location: SourceLocation = #_sourceLocation
    ) throws -> [String] {
        let file = try office.write("rows.csv", text)
        let run = try office.refused(command.words + [file], as: person, at: location)
        return run.mistakes.map { $0.components(separatedBy: "rows.csv:").last ?? $0 }
    }

    @Test func `units: every bad row is named, and none is loaded`() throws {
        let text = """
            code,name,kind,parent
            bing,丙市邮政局,city,bureau
            ding,,city,bureau
            wu,戊市邮政局,citty,bureau
            ji,己市邮政局,city,buro
            geng,庚县邮政局,county,bureau
            """
        #expect(
            try refused("unit import", text, as: "admin") == [
                "3:6: 错误: 这一行没有填写 name", "4:10: 错误: 管理办法里没有单位类别 “citty”", "5:15: 错误: 没有单位 “buro”",
                "6:19: 错误: 县（区）邮政局的上级应当是市邮政局",
            ])
        #expect(try office.refused("customer", "list", "--unit", "bing", as: "clerk").errors.contains("没有单位 “bing”"))
    }

    @Test func `people: an unknown post or unit, a post that the unit has not, and a date that does not exist`() throws
    {
        let text = """
            code,name,post,unit,from
            a,一示例,leader,jiaa,
            b,二示例,leder,jia,
            c,三示例,officer,jia,
            d,四示例,leader,jia,2026-02-30
            ,五示例,leader,jia,
            """
        #expect(
            try refused("person import", text, as: "admin") == [
                "2:14: 错误: 没有单位 “jiaa”", "3:7: 错误: 管理办法里没有岗位 “leder”", "4:7: 错误: 单位 “甲市邮政局” 没有岗位 “部门经办人”",
                "5:18: 错误: 2026年2月没有30日，只到28日", "6:1: 错误: 这一行没有填写 code",
            ])
    }

    @Test func `revenue: unknown accounts, months and amounts that do not exist, and a month twice`() throws {
        let customer = try office.registered()
        let text = """
            customer,month,amount
            \(customer),2026-13,1
            KH20269999,2026-01,1
            \(customer),2026-01,1O0
            \(customer),2026-02,5
            \(customer),2026-02,6
            """
        #expect(
            try refused("revenue import", text, as: "data") == [
                "2:12: 错误: 没有 13 月", "3:1: 错误: 没有编号为 “KH20269999” 的大客户登记表",
                "4:20: 错误: 第 2 个字符 “O” 不是数字，您是否想写 0？", "6:1: 错误: 客户 \(customer) 的 2026-02 写了两次",
            ])
        #expect(try office.json("customer", "show", customer, as: "clerk")["expected"].truth == true)
    }

    @Test func `customers: mistakes and what is missing, of every row`() throws {
        let text = """
            客户名称,行业类别,地址,联系人,联系电话,预计年业务收入
            甲公司,press,路,某,1,5O万
            乙公司,xx,,某,1,50万
            丙公司,press,路,某,1,50万
            丙公司,press,路,某,1,50万
            """
        let mistakes = try refused("customer import", text, as: "clerk")
        #expect(mistakes.map { $0.split(separator: ":")[0] } == ["2", "3", "3", "5"])
        #expect(mistakes.last == "5:1: 错误: “客户名称” 已被登记，由 “甲市邮政局” 管理")
        #expect(try office.json("customer", "list", as: "clerk").items.isEmpty)
        #expect(try office.registered() == "KH20260001", "refused rows use no numbers up")
    }

    @Test func `contracts: each row begins a case, or none does`() throws {
        let customer = try office.registered()
        let header = "customer,title,subject,amount,start,end,payment\n"
        let good = "\(customer),甲合同,函件,620万,2027-01-01,2027-12-31,按月\n"
        let mistakes = try refused(
            "contract import", header + good + "\(customer),乙合同,函件,1,2027-02-29,2027-12-31,按月\n", as: "clerk")
        #expect(mistakes == ["3:21: 错误: “生效日期”（start）的值 “2027-02-29” 不对"])
        let file = try office.write("good.csv", header + good + good.replacingOccurrences(of: "甲合同", with: "乙合同"))
        let submitted = try office.json("contract", "import", file, as: "clerk")
        #expect(submitted.items.map { $0["number"].text } == ["GDYH-2026-0001", "GDYH-2026-0002"])
        #expect(submitted.items.map { $0["case"].number } == [2, 3])
    }

    @Test func `a file in GB18030 is loaded like one in UTF-8`() throws {
        let text = DemoOffice.csv(OfficeFixture.units.map { $0.merging(["name": "\($0["name"] ?? "")（改）"]) { $1 } })
        let file = try office.write("units.csv", bytes: try GB18030.bytes(of: text))
        #expect(try office.json("unit", "import", file, as: "admin")["imported"].number == OfficeFixture.units.count)
        let customer = try office.registered()
        #expect(try office.done("customer", "show", customer, as: "clerk").output.contains("甲市邮政局（改）"))
    }

    @Test func `a byte order mark, line ends of Windows and quoted fields are taken`() throws {
        let text = "\u{FEFF}code,name,kind,parent\r\nbing,\"丙市，\"\"示例\"\"邮政局\",city,bureau\r\n"
        #expect(try office.json("unit", "import", try office.write("u.csv", text), as: "admin")["imported"].number == 1)
    }

    @Test(arguments: [
        ("code,name,kind,parent\nbing,丙市,city\nding,\"丁市,city,bureau\n", ["2:1", "3:6"]),
        ("code,nme,kind\nbing,丙市,city\n", ["1:1"]), ("code,name,kind,kind\n", ["1:1"]), ("", ["1:1"]),
    ])
    func `a broken table is refused with its places`(text: String, places: [String]) throws {
        let mistakes = try refused("unit import", text, as: "admin")
        #expect(mistakes.map { $0.components(separatedBy: ": ")[0] } == places)
    }

    @Test func `bytes that are no text are damaged: status 3`() throws {
        let file = try office.write("u.csv", bytes: Array("code,name,kind\nbing,".utf8) + [0xFF, 0xFF, 0x0A])
        let run = try office.refused(["unit", "import", file], as: "admin", status: 3)
        #expect(run.errors.contains("既不是 UTF-8 也不是 GB18030"))
    }

    @Test func `a column that is not known is named, with the one that was meant`() throws {
        let mistakes = try refused("revenue import", "customer,month,amount,amuont\n", as: "data")
        #expect(mistakes == ["1:23: 错误: 没有列 “amuont”"])
        let customers = try refused(
            "customer import", "name,industry,address,contact,telephone,expected-revenue,adress\n甲,press,路,某,1,50万,路\n",
            as: "clerk")
        #expect(customers.count == 1)
        #expect(customers[0].contains("没有字段 “adress”"))
    }

    @Test func `who may not import is told who may`() throws {
        let file = try office.write("u.csv", "code,name,kind\n")
        let units = try office.refused("unit", "import", file, as: "clerk")
        #expect(units.errors.contains("可以的岗位：系统管理员"))
        let revenue = try office.write("r.csv", "customer,month,amount\n")
        #expect(
            try office.refused("revenue", "import", revenue, as: "clerk").errors.contains("您的岗位不能导入收入"))
        #expect(try office.refused("unit", "import", "nope.csv", as: "admin").errors.contains("没有文件 “nope.csv”"))
    }
}
