import Testing

/// `docket list` and `docket contract list`: cases by filters, in columns, sorted, as CSV and JSON.
@Suite struct ListTests {
    private let office: DemoOffice
    private let contract: String

    /// Cases 1 (a registration, ended), 2 and 3 (contracts of 6,200,000 and 500,000), 4 (another city's registration).
    init() throws {
        office = try DemoOffice()
        (contract, _) = try office.submitted()
        let other = Entries.contract("KH20260001", ["title": "第二份合同", "amount": "50万"])
        try office.run(other, as: "clerk").expectDone()
        try office.run(Entries.customer(["name": "乙市示例公司"]), as: "yi-clerk").expectDone()
    }

    private func cases(_ words: String..., as person: String = "leader") throws -> [Int?] {
        let run = try office.run(["list", "--json"] + words, as: person)
        #expect(run.status == 0, "\(run.errors)")
        return try run.json().items.map { $0["case"].number }
    }

    @Test func `the newest case is first, and everybody sees what is theirs to see`() throws {
        #expect(try cases() == [4, 3, 2, 1])
        #expect(try cases(as: "clerk") == [3, 2, 1])
        #expect(try cases(as: "yi-clerk") == [4])
        #expect(try cases("--limit", "2") == [4, 3])
    }

    @Test func `filters narrow it down, alone and together`() throws {
        #expect(try cases("--state", "open") == [4, 3, 2])
        #expect(try cases("--state", "approved") == [1])
        #expect(try cases("--state", "已办结") == [1])
        #expect(try cases("--unit", "yi") == [4])
        #expect(try cases("--amount", "100万..") == [2])
        #expect(try cases("--amount", "..100万") == [3])
        #expect(try cases("--amount", "50万..620万") == [3, 2])
        #expect(try cases("--form", "customer") == [4, 1])
        #expect(try cases("--customer", "KH20260001", "--state", "open") == [3, 2])
        #expect(try cases("--since", "2027-01-01").isEmpty)
        #expect(try cases("--until", "2027-01-01").count == 4)
        #expect(try cases("--holder", "centre").contains(2))
        #expect(try cases("--holder", "yi-clerk").isEmpty)
        let label = try #require(try office.json("show", "4", as: "leader")["waiting"][0]["label"].text)
        #expect(try cases("--step", label) == [4])
    }

    @Test func `people are named by their names too`() throws {
        let name = try #require(DemoOffice.people.first { $0["code"] == "centre" }?["name"])
        #expect(try cases("--holder", name) == cases("--holder", "centre"))
    }

    @Test func `a list is sorted by any column, up and down`() throws {
        #expect(try cases("--form", "contract", "--sort", "amount") == [3, 2])
        #expect(try cases("--form", "contract", "--sort", "-amount") == [2, 3])
        #expect(try cases("--sort", "case") == [1, 2, 3, 4])
        #expect(try cases("--sort", "case", "--limit", "1") == [1])
    }

    @Test func `columns are chosen, and CSV is for spreadsheets`() throws {
        try office.run(Entries.contract("KH20260001", ["title": "=1+1"]), as: "clerk").expectDone()
        let csv = try office.done("list", "--columns", "case,title,amount", "--form", "contract", "--csv", as: "clerk")
        let heading = csv.output.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
        #expect(heading.hasSuffix("事项,名称,金额（元）"), "\(heading)")
        #expect(csv.output.contains("'=1+1"), "no formula of somebody else's runs")
        #expect(csv.output.contains("\"6,200,000.00\""))
        let table = try office.done("list", "--columns", "holder,step", as: "clerk").output
        #expect(table.split(separator: "\n").first.map { $0.hasPrefix("在谁手里") } == true)
    }

    @Test(arguments: [
        (["--columns", "case,titel"], "您是否想写 “title”？"), (["--sort", "nothing"], "没有列 “nothing”"),
        (["--amount", "50万"], "不是金额范围"), (["--amount", "五..六"], "金额"), (["--state", "done"], "没有状态 “done”"),
        (["--since", "yesterday"], "不是日期"),
    ])
    func `what cannot be asked for is wrong usage`(words: [String], said: String) throws {
        let run = try office.refused(["list"] + words, as: "clerk", status: 2)
        #expect(run.errors.contains(said), "\(run.errors)")
    }

    @Test func `a tier, a unit or a chain that there is not is refused with those that there are`() throws {
        #expect(try office.refused("list", "--tier", "none-such", as: "clerk").errors.contains("等级："))
        try office.refused("list", "--tier", "none-such", "--json", as: "clerk").expectRefusal("selection.unknown-tier")
        #expect(try office.refused("list", "--unit", "nowhere", as: "clerk").errors.contains("单位代码："))
        #expect(
            try office.refused("list", "--chain", "diamond-contarct", as: "clerk").errors.contains("diamond-contract"))
    }

    @Test func `contracts have their step and holder in the list`() throws {
        let lines = try office.done("contract", "list", as: "clerk").output.split(separator: "\n")
        #expect(lines.first?.contains("在谁手里") == true)
        let first = try office.json("contract", "list", as: "clerk")[0]
        #expect(first["number"].text == contract)
        #expect(first["case"].number == 2)
        #expect(!first["holders"].texts.isEmpty)
        let sorted = try office.json("contract", "list", "--sort", "-amount", as: "clerk")
        #expect(sorted.items.map { $0["case"].number } == [2, 3])
        #expect(try office.json("contract", "list", "--amount", "..100万", as: "clerk").items.count == 1)
    }
}
