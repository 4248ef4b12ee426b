import Fixtures
import Foundation
import Testing

/// The office takes a newer edition of its regulation: new cases run by it, running ones stay on theirs.
@Suite struct AdoptTests {
    private let office: DemoOffice

    init() throws { office = try DemoOffice() }

    @Test func `a new edition holds for new cases, and a running case ends as it began`() throws {
        let (_, old) = try office.submitted()
        let copy = try RegulationCopy(edition: "2026.2")
        try copy.change(RegulationCopy.diamond, "label=\"综合部审核\"", to: "label=\"综合部复核\"")
        let adopted = try office.json("regulation", "adopt", "--root", copy.root.path, as: "admin")
        #expect(adopted["from"].text == "2026.1")
        #expect(adopted["to"].text == "2026.2")
        #expect(adopted["openCases"].number == 1)
        #expect(adopted["regraded"].number == 0)

        let run = try office.run(Entries.contract("KH20260001", ["title": "新合同"]) + ["--json"], as: "clerk")
        let new = String(try #require(try run.json()["case"].number))
        func labels(_ number: String) throws -> [String] {
            try office.json("show", number, as: "clerk")["waiting"].items.compactMap { $0["label"].text }
        }
        #expect(try labels(old).contains("综合部审核"))
        #expect(try labels(new).contains("综合部复核"))
        for number in [old, new] {
            for person in ["centre", "business", "general"] { try office.done("approve", number, as: person) }
            #expect(try office.active(number) == ["bureau-leaders"])
        }
        #expect(try office.done("show", old, as: "clerk").output.contains("按 2026.1 版办理（现行 2026.2 版）"))
        #expect(try !office.done("show", new, as: "clerk").output.contains("版办理"))
        #expect(try office.json("show", old, as: "clerk")["edition"].text == "2026.1")
        let editions = try office.json("regulation", "show", as: "clerk").items
        #expect(editions.map { $0["edition"].text } == ["2026.1", "2026.2"])
        #expect(editions.map { $0["openCases"].number } == [1, 1])
        #expect(editions.map { $0["inForce"].truth } == [false, true])
        #expect(try office.run("verify").status == 0, "a rebuild gives the same rows")
    }

    @Test func `the case keeps its form and papers when the new edition drops a field`() throws {
        let (contract, number) = try office.submitted()
        let before = try office.done("packet", contract, "--format", "xml", as: "clerk").output
        #expect(before.contains("按月结算"))
        let copy = try RegulationCopy(edition: "2026.2")
        let form = copy.root.appendingPathComponent("Workflows/guangdong-post-letters/forms/contract.xml")
        let text = try String(contentsOf: form, encoding: .utf8)
        let kept = text.split(separator: "\n", omittingEmptySubsequences: false).filter {
            !$0.contains("id=\"payment\"")
        }
        try Data(kept.joined(separator: "\n").utf8).write(to: form)
        let adopted = try office.json("regulation", "adopt", "--root", copy.root.path, as: "admin")
        #expect(adopted["lostFields"][0]["records"].number == 1)
        #expect(try office.done("packet", contract, "--format", "xml", as: "clerk").output.contains("按月结算"))
        try office.done("return", number, "-m", "请改", as: "general")
        try office.done("submit", number, "--set", "payment=预付", as: "clerk")
        #expect(try office.json("show", number, as: "clerk")["values"]["payment"].text == "预付")
    }

    @Test func `the case keeps its numbers and the clauses that it cites`() throws {
        let customer = try office.registered(["expected-revenue": "200万"])
        let run = try office.run(Entries.contract(customer) + ["--json"], as: "clerk")
        let number = String(try #require(try run.json()["case"].number))
        let copy = try RegulationCopy(edition: "2026.2")
        for chart in ["diamond-contract", "city-contract"] {
            try copy.change(
                "Workflows/guangdong-post-letters/charts/\(chart).scxml",
                "<d:number series=\"filing\" action=\"file\"/>",
                to: "<d:number series=\"record\" action=\"file\"/>")
        }
        try copy.change(RegulationCopy.regulation, "<series id=\"filing\"", to: "<series id=\"record\"")
        try copy.change(RegulationCopy.regulation, "cite=\"第六章二\"", to: "cite=\"第九章二\"")
        try office.adopt(copy)
        try office.done("approve", number, as: "chief")
        try office.done("approve", number, "-s", "signing-entity=city", as: "jia-leader")
        let scan = try office.write("scan.txt", "签署页")
        try office.done(
            "sign", number, "-s", "signed-on=2026-11-20", "-s", "customer-signed-on=2026-11-21", "--attach", scan,
            "--role", "signed-copy", as: "clerk")
        #expect(try office.json("file", number, as: "archivist")["numbers"]["filing"].text == "BA20260001")
        #expect(try office.done("show", number, as: "clerk").output.contains("备案　[第六章二]"))
    }

    @Test func `customers are graded by the new edition at once`() throws {
        _ = try office.registered(["expected-revenue": "420万"])
        #expect(try office.json("customer", "show", "KH20260001", as: "clerk")["tier"].text == "platinum")
        let copy = try RegulationCopy(edition: "2026.2")
        try copy.change(RegulationCopy.regulation, "from=\"500万\"", to: "from=\"400万\"")
        try copy.change(RegulationCopy.regulation, "below=\"500万\"", to: "below=\"400万\"")
        let adopted = try office.done("regulation", "adopt", "--root", copy.root.path, as: "admin")
        #expect(adopted.output.contains("1 个客户按新版重新评定"))
        #expect(try office.json("customer", "show", "KH20260001", as: "clerk")["tier"].text == "diamond")
    }

    @Test func `the same edition, changed content without a new name, and a name that was used are refused`() throws {
        let same = try RegulationCopy()
        let nothing = try office.refused("regulation", "adopt", "--root", same.root.path, as: "admin")
        #expect(nothing.errors.contains("已经按 2026.1 版运行"))
        try same.change(RegulationCopy.diamond, "综合部审核", to: "综合部复核")
        let unnamed = try office.refused("regulation", "adopt", "--root", same.root.path, as: "admin")
        #expect(unnamed.errors.contains("内容改了，版本号还是 2026.1"))
        try office.adopt(try RegulationCopy(edition: "2026.2"))
        let used = try office.refused("regulation", "adopt", "--root", same.root.path, as: "admin")
        #expect(used.errors.contains("采用过 2026.1 版，内容与这次的不同"))
        try office.adopt(try RegulationCopy())
        let editions = try office.json("regulation", "show", as: "clerk").items
        #expect(editions.map { $0["edition"].text } == ["2026.1", "2026.2", "2026.1"], "back to what was known before")
    }

    @Test func `another regulation is refused`() throws {
        let copy = try RegulationCopy(edition: "2026.2")
        try copy.change(RegulationCopy.regulation, "id=\"guangdong-post-letters\"", to: "id=\"other\"")
        #expect(
            try office.refused("regulation", "adopt", "--root", copy.root.path, as: "admin").errors.contains(
                "不能换成 “other”"))
        let power = try office.refused("regulation", "adopt", "power-supply", as: "admin")
        #expect(power.errors.contains("不能换成 “power-supply”"))
    }

    @Test func `posts, kinds of units and forms in use do not vanish`() throws {
        _ = try office.registered()
        let copy = try RegulationCopy(edition: "2026.2")
        try copy.change(RegulationCopy.regulation, "<post id=\"data-clerk\"", to: "<post id=\"data-keeper\"")
        let post = try office.refused("regulation", "adopt", "--root", copy.root.path, as: "admin")
        #expect(post.errors.contains("新版没有岗位 “data-clerk”"))
        #expect(post.errors.contains("bureau"))
        let english = try office.refused("regulation", "adopt", "--root", copy.root.path, "--lang", "en", as: "admin")
        #expect(english.errors.contains("the new edition has no post “data-clerk”"))

        let other = try RegulationCopy(edition: "2026.2")
        for file in [RegulationCopy.regulation, RegulationCopy.diamond] {
            let url = other.root.appendingPathComponent(file)
            let text = try String(contentsOf: url, encoding: .utf8)
            try Data(text.replacingOccurrences(of: "bureau-general", with: "bureau-affairs").utf8).write(to: url)
        }
        let kind = try office.refused("regulation", "adopt", "--root", other.root.path, as: "admin")
        #expect(kind.errors.contains("新版没有单位类别 “bureau-general”"))
        #expect(kind.errors.contains("general"))
    }

    @Test func `an edition with a mistake is refused as the check refuses it`() throws {
        let copy = try RegulationCopy(edition: "2026.2")
        let place = try copy.change(
            RegulationCopy.diamond, "target=\"account-centre-agreed\"", to: "target=\"account-centre-agree\"",
            marker: "\"account-centre-agree\"")
        let run = try office.refused("regulation", "adopt", "--root", copy.root.path, as: "admin")
        #expect(run.errors.contains("diamond-contract.scxml:\(place.split(separator: ":")[0])"))
        #expect(run.errors == (try copy.check().errors))
    }

    @Test func `a dry run says what adopting would bring, and changes nothing`() throws {
        _ = try office.submitted()
        let copy = try RegulationCopy(edition: "2026.2")
        let before = try office.head()
        let run = try office.done("regulation", "adopt", "--root", copy.root.path, "--dry-run", as: "admin")
        #expect(run.output.contains("已采用"))
        #expect(run.errors.contains("什么都没有改"))
        #expect(try office.head() == before)
        #expect(try office.json("regulation", "show", as: "clerk").items.count == 1)
    }
}
