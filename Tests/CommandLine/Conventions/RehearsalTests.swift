import Foundation
import Testing

/// `--dry-run` says what would happen and changes nothing.
@Suite struct RehearsalTests {
    private let office: DemoOffice

    init() throws { office = try DemoOffice() }

    private func rehearse(_ arguments: [String], as person: String, at location: SourceLocation = #_sourceLocation)
        throws
    {
        let before = try office.head()
        let run = try office.run(arguments + ["--dry-run"], as: person)
        #expect(run.status == 0, "\(run.errors)", sourceLocation: location)
        #expect(run.errors.contains("什么都没有改"), sourceLocation: location)
        #expect(try office.head() == before, sourceLocation: location)
    }

    @Test func `no changing command changes anything`() throws {
        let (contract, number) = try office.submitted()
        let customer = "KH20260001"
        let file = try office.write("附件.txt", "附件")
        try rehearse(Entries.customer(["name": "另一示例公司"]), as: "clerk")
        try rehearse(["customer", "update", customer, "-s", "telephone=1", "--reason", "更正"], as: "clerk")
        try rehearse(Entries.contract(customer) + ["--attach", file], as: "clerk")
        try rehearse(["attach", contract, file], as: "clerk")
        try rehearse(["approve", number], as: "centre")
        try rehearse(["return", number, "-m", "请改"], as: "centre")
        try rehearse(["act", number, "approve"], as: "business")
        try rehearse(["draft", number, "-m", "拟同意"], as: "centre")
        try rehearse(["ask", number, "--of", "finance", "-m", "能否按月结算？"], as: "centre")
        try rehearse(["copy", number, "--to", "quality"], as: "centre")
        try rehearse(["remind", number], as: "clerk")
        try rehearse(["follow", number], as: "clerk")
        try rehearse(
            [
                "visit", "record", "-s", "customer=\(customer)", "-s", "date=2026-11-01", "-s", "visitors=甲", "-s",
                "met=乙", "-s", "purposes=hear", "-s", "findings=好",
            ], as: "clerk")
        try office.run(
            [
                "visit", "record", "-s", "customer=\(customer)", "-s", "date=2026-11-01", "-s", "visitors=甲", "-s",
                "met=乙", "-s", "purposes=hear", "-s", "findings=好",
            ], as: "clerk"
        ).expectDone()
        try rehearse(
            ["record", "submit"] + Entries.contract(customer).dropFirst().map { $0 == "submit" ? "contract" : $0 }
                + ["--attach", file], as: "clerk")
        try rehearse(["record", "update", "visit", "BF20260001", "-s", "met=丙", "--reason", "写错了"], as: "clerk")
        #expect(try office.json("show", number, as: "clerk")["attachments"].items.isEmpty)
        #expect(try office.active(number).count == 3)
    }

    @Test func `no import changes anything`() throws {
        let customer = try office.registered()
        let units = try office.write("u.csv", "code,name,kind,parent\nbing,丙市邮政局,city,bureau\n")
        let people = try office.write("p.csv", "code,name,post,unit\nnew,新示例,leader,jia\n")
        let revenue = try office.write("r.csv", "customer,month,amount\n\(customer),2026-09,1\n")
        let customers = try office.write(
            "c.csv", "name,industry,address,contact,telephone,expected-revenue\n丁公司,press,路,某,1,50万\n")
        let contracts = try office.write(
            "k.csv",
            "customer,title,subject,amount,start,end,payment\n\(customer),合同,函件,1,2027-01-01,2027-12-31,按月\n")
        try rehearse(["unit", "import", units], as: "admin")
        try rehearse(["person", "import", people], as: "admin")
        try rehearse(["revenue", "import", revenue], as: "data")
        try rehearse(["customer", "import", customers], as: "clerk")
        try rehearse(["contract", "import", contracts], as: "clerk")
        #expect(try office.json("customer", "list", as: "clerk").items.count == 1)
    }

    @Test func `no office and no paper is written`() throws {
        let (contract, _) = try office.submitted()
        let new = office.folder.appendingPathComponent("new.docket").path
        let paper = office.folder.appendingPathComponent("packet.html").path
        let initial = try Binary.run(["init", new, "-r", "guangdong-post-letters", "--dry-run"])
        #expect(initial.status == 0)
        try rehearse(["packet", contract, "-O", paper], as: "clerk")
        #expect(!FileManager.default.fileExists(atPath: new))
        #expect(!FileManager.default.fileExists(atPath: paper))
        #expect(try Binary.run(["init", office.path, "-r", "guangdong-post-letters", "--dry-run"]).status == 1)
    }

    @Test func `a rehearsal is refused as the real thing would be`() throws {
        let (_, number) = try office.submitted()
        #expect(try office.refused("approve", number, "--dry-run", as: "yi-clerk").errors.contains("没有事项"))
    }
}
