import Testing

/// `docket find`: a text in everything that whoever asks may see, with its place.
@Suite struct FindTests {
    private let office: DemoOffice
    private let contract: String
    private let number: String

    init() throws {
        office = try DemoOffice()
        (contract, number) = try office.submitted(["needs": "每季度寄递彩色账单函件"])
        try office.done("attach", contract, try office.write("彩色样张.txt", "样张"), as: "clerk")
        try office.done("ask", number, "--of", "finance", "-m", "彩色的资费？", as: "centre")
        try office.done("answer", number, "-m", "按彩色计", as: "finance")
        try office.done("approve", number, "-m", "彩色的可以", as: "centre")
    }

    private func places(_ text: String, as person: String = "clerk") throws -> [String] {
        try office.json("find", text, as: person).items.compactMap { $0["place"].text }
    }

    @Test func `a text is found in fields, files, questions, answers and opinions`() throws {
        #expect(try places("彩色") == ["field:needs", "attachment", "opinion", "question", "answer"])
        let lines = try office.done("find", "彩色", as: "clerk").output
        #expect(lines.contains("KH20260001"))
        #expect(lines.contains("用邮需求"))
        #expect(lines.contains("彩色样张.txt"))
    }

    @Test func `numbers, amounts, people and units are found, whatever the width of the letters`() throws {
        #expect(try places(contract) == ["number"])
        #expect(try places("ｇｄｙｈ－２０２６") == ["number"])
        #expect(try places("6,200,000.00").contains("field:amount"))
        #expect(try places("戊示例").last == "person")
        #expect(try places("甲市邮政局").last == "unit")
    }

    @Test func `what is not theirs to see is not found`() throws {
        #expect(try places("彩色", as: "yi-clerk").isEmpty)
        #expect(try office.run("find", "彩色", as: "yi-clerk").errors.contains("没有找到 “彩色”"))
        #expect(try places(contract, as: "yi-clerk").isEmpty)
    }

    @Test func `a list that is cut says so, and nothing to look for is wrong usage`() throws {
        let cut = try office.done("find", "彩色", "--limit", "2", as: "clerk")
        #expect(cut.output.split(separator: "\n").count == 3)
        #expect(cut.errors.contains("还有更多"))
        _ = try office.refused("find", " ", as: "clerk", status: 2)
    }
}
