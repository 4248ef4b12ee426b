import Fixtures
import Foundation
import Survey
import Testing

/// A regulation whose every id has another name than in the flagship, from registration to dossier: what Docket knows
/// of it are roles and views.
@Suite final class HarbourTests {
    private let root: URL
    private let office: DemoOffice

    init() throws {
        root = try HarbourRegulation.root()
        office = try DemoOffice(
            regulation: HarbourRegulation.id, root: root.path, units: HarbourRegulation.units,
            people: HarbourRegulation.people)
    }

    deinit { Folder.remove(root) }

    /// A tenant who was admitted; its number.
    private func admitted() throws -> String {
        let applied = try office.json(
            "customer", "register", "-s", "trade-name=示例航运公司", "-s", "licence=L-1", "-s", "expected-dues=120万", "-s",
            "warden=agent", "-s", "mate=purser", as: "agent")
        let `case` = try #require(applied["case"].number)
        try office.done("act", String(`case`), "admit", as: "captain")
        return try #require(applied["number"].text)
    }

    /// A lease that was granted and inked; its number.
    private func leased(_ tenant: String) throws -> String {
        let submitted = try office.json(
            "contract", "submit", "-s", "lessee=\(tenant)", "-s", "heading=三号泊位租约", "-s", "rent=36万", as: "agent")
        let `case` = String(try #require(submitted["case"].number))
        try office.done("act", `case`, "grant", as: "captain")
        try office.done("act", `case`, "ink", "--set", "inked-on=2026-11-20", as: "agent")
        return try #require(submitted["number"].text)
    }

    @Test func `no id of it is one of the flagship's`() throws {
        let workflows = URL(fileURLWithPath: OfficeFixture.root).appendingPathComponent("Workflows")
        let flagship = try RegulationNames(folder: workflows.appendingPathComponent("guangdong-post-letters")).all
        let own = RegulationNames(texts: Array(HarbourRegulation.files.values)).all
        try #require(flagship.count > 200 && own.count > 40)
        #expect(own.intersection(flagship).sorted() == [])
    }

    @Test func `it is consistent`() throws {
        let run = try Binary.run(["regulation", "check", HarbourRegulation.id, "--root", root.path])
        #expect(run.status == 0, "\(run.output)\(run.errors)")
    }

    @Test func `an account is registered, graded, found by its name and corrected`() throws {
        let tenant = try admitted()
        #expect(tenant == "ZH20260001")
        let shown = try office.json("customer", "show", tenant, as: "agent")
        #expect(shown["name"].text == "示例航运公司")
        #expect(shown["state"].text == "registered")
        #expect(shown["tier"].text == "first-class")
        #expect(shown["owner"].text == "east")
        #expect(try office.json("customer", "list", "航运", as: "agent").items.map { $0["number"].text } == [tenant])
        #expect(try office.done("customer", "show", tenant, as: "agent").output.contains("按预计港务费 1,200,000.00 元"))
        try office.done("customer", "update", tenant, "-s", "trade-name=示例远洋公司", "--reason", "更名", as: "agent")
        #expect(try office.json("customer", "list", "远洋", as: "agent").items.map { $0["number"].text } == [tenant])
        _ = try office.verified()
    }

    @Test func `its figures are loaded by the words of its ledger`() throws {
        let tenant = try admitted()
        let file = try office.write("港务费.csv", "客户,月份,港务费\n\(tenant),2026-10,5万\n")
        #expect(try office.done("revenue", "import", file, as: "purser").output.contains("已导入 1 行港务费"))
        #expect(try office.json("customer", "show", tenant, as: "agent")["tier"].text == "second-class")
        #expect(try office.done("customer", "show", tenant, as: "agent").output.contains("按实际港务费 50,000.00 元"))
    }

    @Test func `a contract goes through its chain to the end`() throws {
        let lease = try leased(admitted())
        let shown = try office.json("contract", "show", lease, as: "agent")
        #expect(shown[0]["outcome"].text == "已签字存档")
        let list = try office.done("contract", "list", as: "agent").output
        #expect(list.contains("三号泊位租约") && list.contains("360,000.00"), "\(list)")
        let packet = try office.done("packet", lease, "--format", "xml", as: "agent").output
        #expect(packet.contains("title=\"三号泊位租约\"") && packet.contains("叁拾陆万元整"), "\(packet)")
        #expect(packet.contains("<document id=\"bundle\" label=\"租约材料\""))
    }

    @Test func `contracts and accounts are imported by the columns of their forms`() throws {
        let tenant = try admitted()
        let leases = try office.write("租约.csv", "lessee,租约标题,rent\n\(tenant),四号泊位租约,5万\n")
        #expect(try office.json("contract", "import", leases, as: "agent").items.count == 1)
        let lacking = try office.write("缺.csv", "商号,执照号\n甲,1\n")
        #expect(
            try office.refused("customer", "import", lacking, as: "agent").errors.contains(
                "缺少列 “expected-dues” 或 “预计年港务费”"))
    }

    @Test func `a visit is recorded, listed by the labels of its form and reported`() throws {
        let tenant = try admitted()
        let visit = try office.json(
            "visit", "record", "-s", "seen=\(tenant)", "-s", "day=2026-11-21", "-s", "crew=甲示例", "-s", "log=一切正常",
            as: "agent")
        let number = try #require(visit["number"].text)
        let list = try office.done("visit", "list", as: "agent").output
        for word in [number, tenant, "走访日", "我方来人", "甲示例"] { #expect(list.contains(word), "\(list)") }
        #expect(try office.done("visit", "report", number, as: "agent").output.contains("走访报告"))
    }

    @Test func `where no form has a role, its everyday name is refused, and records are submitted by their form`()
        throws
    {
        let bare = try HarbourRegulation.root { path, text in
            let text = path.hasPrefix("forms/") ? text.replacing(/\ role="[a-z]+"/, with: "") : text
            return text.replacing(/<grading [\s\S]*<\/grading>/, with: "")
        }
        defer { Folder.remove(bare) }
        let office = try DemoOffice(
            regulation: HarbourRegulation.id, root: bare.path, units: HarbourRegulation.units,
            people: HarbourRegulation.people)
        for words in ["customer register", "customer list", "customer show 1", "dossier 1"] {
            let run = try office.refused(words.words, as: "agent")
            #expect(run.errors.contains("管理办法里没有客户的表单"), "\(words): \(run.errors)")
        }
        for words in ["visit record", "visit list"] {
            #expect(try office.refused(words.words, as: "agent").errors.contains("管理办法里没有拜访的表单"))
        }
        let tenant = try office.json(
            "record", "submit", "tenant", "-s", "trade-name=甲", "-s", "licence=L-1", "-s", "expected-dues=1万",
            as: "agent")
        #expect(tenant["number"].text == "ZH20260001")
    }

    @Test func `the dossier holds all of it`() throws {
        let tenant = try admitted()
        let lease = try leased(tenant)
        let figures = try office.write("港务费.csv", "customer,month,amount\n\(tenant),2026-10,5万\n")
        try office.done("revenue", "import", figures, as: "purser")
        try office.done(
            "visit", "record", "-s", "seen=\(tenant)", "-s", "day=2026-11-21", "-s", "crew=甲示例", "-s", "log=一切正常",
            as: "agent")
        let dossier = try office.done("dossier", tenant, "--format", "xml", as: "agent").output
        for part in [
            "<document id=\"tenant-book\"", "name=\"示例航运公司\"", "<manager name=\"甲示例\"", "<assistant name=\"丙示例\"",
            "<contract number=\"\(lease)\"", "label=\"每月港务费\"", "<visit number=\"ZF20260001\"", "series=\"lodging\"",
        ] { #expect(dossier.contains(part), "\(part)") }
        let paper = try office.done("dossier", tenant, as: "agent").output
        #expect(paper.contains("租户档案") && paper.contains("三号泊位租约"))
    }
}
