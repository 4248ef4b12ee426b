import Diagnostics
import Regulations
import Testing
import XML

@Suite struct ReadingTests {
    @Test func `the flagship regulation is read whole`() throws {
        let regulation = try Regulation.read(from: Packages.folder("guangdong-post-letters"))
        #expect(regulation.grading?.classes.map(\.id) == ["diamond", "platinum", "gold", "vip"])
        #expect(
            regulation.chains.map(\.id) == [
                "registration", "diamond-contract", "city-contract", "concession", "complaint", "inspection",
                "archive-update", "handover", "project-team", "upkeep-plan", "quality-assessment",
                "supervision-meeting",
                "bulletin", "returned-mail",
            ])
        #expect(
            regulation.forms.map(\.id) == [
                "customer", "contract", "visit", "concession", "complaint", "inspection", "archive-update", "handover",
                "project-team", "service-plan", "upkeep-plan", "upkeep", "quality-assessment", "supervision-meeting",
                "bulletin", "returned-mail",
            ])
        #expect(regulation.clause("6.1.1(4)")?.citation == "第六章一、1（4）")
        #expect(
            regulation.duties.prefix(6).map(\.schedule.interval) == [
                .week, .month, .quarter, .year, .quarter, .quarter,
            ])
        #expect(regulation.duties.count == 17)
    }

    @Test func `a differently shaped regulation is read with the same vocabulary`() throws {
        let regulation = try Regulation.read(from: Packages.folder("power-supply"))
        #expect(regulation.grading?.classes.map(\.id) == ["important", "general"])
        #expect(regulation.measures.first?.unit == "千瓦时")
        #expect(regulation.documents.isEmpty)
    }

    @Test(arguments: [
        (
            "chart=\"charts/registration.scxml\" form=\"customer\"",
            "chart=\"charts/registration.scxml\" form=\"⟦custmer\"", "regulation.unknown-form"
        ),
        (
            "determined-by=\"bureau\" developed-by=\"city\"", "determined-by=\"⟦burea\" developed-by=\"city\"",
            "regulation.unknown-unit-kind"
        ),
        ("tiers=\"gold\"", "tiers=\"⟦golden\"", "regulation.unknown-tier"),
        ("tiers=\"vip\" post=\"account-manager\"", "tiers=\"vip\" post=\"⟦acount-manager\"", "regulation.unknown-post"),
        ("from=\"200万\" below=\"500万\"", "from=\"200万\" below=\"⟦400万\"", "regulation.tier-gap"),
        ("from=\"200万\" below=\"500万\"", "from=\"200万\" below=\"⟦600万\"", "regulation.tier-overlap"),
        ("from=\"20万\" below=\"200万\"", "from=\"⟦20O万\" below=\"200万\"", "regulation.invalid-value"),
        ("test=\"upstream = 'true'\"", "test=\"⟦upsteam = 'true'\"", "regulation.unknown-field"),
        ("test=\"upstream = 'true'\"", "test=\"upstream = ⟦\"", "xpath.syntax"),
        (
            "department=\"true\"/>\n    <kind id=\"quality", "departmnt=\"⟦true\"/>\n    <kind id=\"quality",
            "regulation.unknown-attribute"
        ),
        ("scope=\"parent\"", "scope=\"⟦parnt\"", "regulation.invalid-value"),
        ("pattern=\"KH{year}{sequence:4}\"", "pattern=\"KH{year}{sequence:⟦99}\"", "regulation.invalid-value"),
    ])
    func `a mistake is named at its place`(
        text: String, marked: String, rule: String
    ) throws {
        let (package, place) = try Packages.flagship(replacing: text, with: marked)
        let finding = try #require(try first(rule, in: package))
        #expect(finding.location == place)
    }

    @Test func `what was adopted is read as strictly, and not proved again`() throws {
        let (unresolved, _) = try Packages.flagship(replacing: "tiers=\"gold\"", with: "tiers=\"golden\"")
        #expect(try Regulation.readAdopted(from: unresolved).forms.count == 16)
        let (unreadable, _) = try Packages.flagship(replacing: "scope=\"parent\"", with: "scope=\"parnt\"")
        #expect(throws: Findings.self) { try Regulation.readAdopted(from: unreadable) }
    }

    private func first(_ rule: String, in package: MemoryPackage) throws -> Finding? {
        Packages.findings(package).first { $0.rule == rule }
    }

    @Test func `a slip gets a suggestion`() throws {
        let (package, _) = try Packages.flagship(replacing: "tiers=\"gold\"", with: "tiers=\"gld\"")
        #expect(Packages.findings(package).first?.advice?.english == "did you mean “gold”?")
    }

    @Test func `all mistakes come at once, also those of the forms`() throws {
        let (package, _) = try Packages.flagship(
            replacing: "type=\"money\" required=\"true\" hint", with: "type=\"mony\" requird=\"true\" hint",
            in: "forms/contract.xml")
        #expect(
            Set(Packages.findings(package).map(\.rule)) == ["regulation.invalid-value", "regulation.unknown-attribute"])
    }

    @Test func `a form that is not there is named where it is asked for`() throws {
        let (package, place) = try Packages.flagship(
            replacing: "src=\"forms/visit.xml\"", with: "src=\"⟦forms/vist.xml\"")
        let finding = try #require(try first("package.missing-file", in: package))
        #expect(finding.location == place)
        #expect(finding.advice?.english == "did you mean “forms/visit.xml”?")
    }

    @Test func `a part without clause must say that it is a reading or assumed`() throws {
        let (package, _) = try Packages.flagship(replacing: "below=\"500万\" clause=\"2.2(2)\"", with: "below=\"500万\"")
        #expect(Packages.findings(package).map(\.rule) == ["regulation.no-clause"])
    }

    @Test func `a hostile file is refused`() throws {
        let package = MemoryPackage(
            name: "test",
            files: ["regulation.xml": Array("<!DOCTYPE r [<!ENTITY x 'y'>]><regulation>&x;</regulation>".utf8)])
        #expect(Packages.findings(package).map(\.rule) == ["xml.doctype"])
    }
}

@Suite struct AnnotationTests {
    private func annotations(_ replacing: (String, String)? = nil) throws -> ([Finding], Diagnostics.SourceLocation?) {
        let path = "charts/diamond-contract.scxml"
        let (package, place) = try Packages.flagship(
            replacing: replacing?.0 ?? "quality-given", with: replacing?.1 ?? "quality-given", in: path)
        let regulation = try Regulation.read(from: package)
        let form = try #require(regulation.form("contract"))
        let document = try Document.parse(try package.bytes(of: path), name: "test/\(path)")
        do throws(Findings) {
            _ = try ChartAnnotations.read(from: document.root, of: regulation, form: form)
            return ([], place)
        } catch {
            return (error.findings, place)
        }
    }

    @Test func `the flagship's charts name only posts, kinds, fields and clauses that are there`() throws {
        #expect(try annotations().0.isEmpty)
    }

    @Test(arguments: [
        (
            "post=\"officer\" at=\"quality-department\"", "post=\"⟦oficer\" at=\"quality-department\"",
            "regulation.unknown-post"
        ),
        (
            "post=\"officer\" at=\"quality-department\"", "post=\"officer\" at=\"⟦quality\"",
            "regulation.unknown-unit-kind"
        ),
        ("ref=\"signing-entity\"", "ref=\"⟦signing\"", "regulation.unknown-field"),
        (
            "role=\"signed-copy\" label=\"双方签署的合同扫描件\" action=\"sign\"",
            "role=\"signed-copy\" label=\"双方签署的合同扫描件\" action=\"⟦sing\"", "regulation.invalid-value"
        ),
        ("series=\"filing\"", "series=\"⟦filling\"", "regulation.unknown-series"),
        ("voids=\"account-centre-review", "voids=\"⟦acount-centre-review", "chart.unknown-state"),
        ("letter=\"letter\"", "letter=\"⟦leter\"", "regulation.unknown-series"),
        (
            "<d:field ref=\"signing-entity\"", "<d:hide ref=\"⟦amout\"/><d:field ref=\"signing-entity\"",
            "regulation.unknown-field"
        ),
        (
            "<d:field ref=\"signing-entity\"", "<d:hide ref=\"⟦signing-entity\"/><d:field ref=\"signing-entity\"",
            "regulation.invalid-value"
        ),
        (
            "<d:field ref=\"signing-entity\"",
            "<d:hide ref=\"amount\"/><d:hide ref=\"⟦amount\"/><d:field ref=\"signing-entity\"",
            "regulation.invalid-value"
        ),
        (
            "<d:field ref=\"signing-entity\"", "<d:hide ref=\"⟦customer\"/><d:field ref=\"signing-entity\"",
            "chart.not-hideable"
        ),
        (
            "<d:performer post=\"account-manager\" relative=\"submitter\"/>",
            "<d:hide ref=\"⟦amount\"/><d:performer post=\"account-manager\" relative=\"submitter\"/>",
            "chart.not-hideable"
        ),
    ])
    func `a wrong name in a chart is named at its place`(text: String, marked: String, rule: String) throws {
        let (findings, place) = try annotations((text, marked))
        #expect(findings.contains { $0.rule == rule && $0.location == place })
    }
}
