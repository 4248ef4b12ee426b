import Diagnostics
import Foundation
import Regulations
import Testing

/// Roles of forms and fields, and the words for ledgers: what Docket knows of a regulation whatever its names are.
@Suite struct RoleReadingTests {
    private static let visit = "forms/visit.xml"
    private static let contract = "forms/contract.xml"
    private static let customer = "forms/customer.xml"

    @Test(arguments: [
        (visit, " role=\"visit\"", " ⟦role=\"vist\"", "regulation.invalid-value"),
        (visit, " role=\"visit\"", " ⟦role=\"contract\"", "regulation.role-twice"),
        (visit, " role=\"visit\"", " ⟦role=\"account\"", "regulation.account-not-graded"),
        (customer, " role=\"account\"", " ⟦role=\"contract\"", "regulation.role-without-account"),
        (customer, " role=\"manager\"", " ⟦role=\"boss\"", "regulation.invalid-value"),
        (customer, " role=\"manager\"", " ⟦role=\"amount\"", "regulation.invalid-value"),
        (customer, " role=\"assistant\"", " ⟦role=\"manager\"", "regulation.role-twice"),
        (contract, " role=\"amount\"", " ⟦role=\"name\"", "regulation.invalid-value"),
    ])
    func `a slip in a role is found at its place`(path: String, text: String, marked: String, rule: String) throws {
        let (package, place) = try Packages.flagship(replacing: text, with: marked, in: path)
        let finding = try #require(Packages.findings(package).first { $0.rule == rule })
        let start = try #require(finding.location)
        #expect(start.line == place?.line)
        #expect(start.file == "test/\(path)")
    }

    @Test(arguments: [contract, visit])
    func `what belongs to accounts has a field that says to which`(path: String) throws {
        let (package, _) = try Packages.flagship(
            replacing: "type=\"reference\" form=\"customer\"", with: "type=\"reference\" form=\"complaint\"", in: path)
        #expect(Packages.findings(package).map(\.rule).contains("regulation.role-without-account"))
    }

    @Test func `there are no contracts where there are no accounts`() throws {
        let (package, _) = try Packages.flagship(replacing: " role=\"account\"", with: "", in: Self.customer)
        #expect(Packages.findings(package).isEmpty, "grading says which form it is")
        let ungraded = MemoryPackage(
            name: "test",
            files: [
                "regulation.xml": Self.small("<forms><form src='forms/deal.xml'/></forms>"),
                "forms/deal.xml": Array(
                    "<form xmlns='urn:docket:regulation' id='deal' label='a' role='contract' basis='assumed'/>".utf8),
            ])
        #expect(Packages.findings(ungraded).map(\.rule) == ["regulation.role-without-account"])
    }

    private static func small(_ parts: String) -> [UInt8] {
        Array(
            "<regulation xmlns='urn:docket:regulation' id='a' edition='1' title='a' title-en='a'>\(parts)</regulation>"
                .utf8)
    }

    @Test func `a role that several have says who had it first`() throws {
        let (package, _) = try Packages.flagship(
            replacing: " role=\"visit\"", with: " role=\"contract\"", in: Self.visit)
        let finding = try #require(Packages.findings(package).first { $0.rule == "regulation.role-twice" })
        #expect(finding.related.first?.location.file == "test/\(Self.contract)")
    }

    @Test func `the flagship says all roles`() throws {
        let regulation = try Regulation.read(from: Packages.folder("guangdong-post-letters"))
        #expect(FormRole.allCases.allSatisfy { role in regulation.forms.contains { $0.role == role } })
        let account = try #require(regulation.form(in: .account))
        for role in [FieldRole.name, .manager, .assistant] { #expect(account.field(in: role)?.role == role) }
        #expect(account.field(in: .amount) == nil)
        #expect(regulation.form(in: .contract)?.field(in: .amount)?.role == .amount)
    }

    @Test func `an edition that says no roles means the names of its day`() throws {
        let folder = try Packages.folder("guangdong-post-letters")
        var files: [String: [UInt8]] = [:]
        for path in folder.paths {
            let text = String(decoding: try folder.bytes(of: path), as: UTF8.self)
            let bare = path.hasPrefix("forms/") ? text.replacing(/\ role="[a-z]+"/, with: "") : text
            files[path] = Array(bare.replacing(/<ledger [^>]*>/, with: "").utf8)
        }
        let regulation = try Regulation.read(from: MemoryPackage(name: "earlier", files: files))
        #expect(FormRole.allCases.map { regulation.form(in: $0)?.id } == ["customer", "contract", "visit"])
        let account = try #require(regulation.form(in: .account))
        #expect(FieldRole.allCases.map { account.field(in: $0)?.id } == ["name", nil, "manager", "assistant"])
        #expect(account.namingField?.id == "name")
        #expect(regulation.form(in: .contract)?.namingField?.id == "title")
        #expect(regulation.ledger?.label == Message("收入", "revenue"))
        #expect(regulation.ledger?.monthlyLabel.chinese == "月业务收入")
    }

    @Test func `without a role for what names it, a record is called by its first searchable field`() throws {
        let (package, _) = try Packages.flagship(replacing: " role=\"name\"", with: "", in: Self.customer)
        let account = try #require(try Regulation.read(from: package).form(in: .account))
        #expect(account.namingField?.id == "name", "it is searchable")
        #expect(account.title(of: RecordValues(texts: ["credit-code": "91-X"])) == "91-X")
    }

    @Test func `measures are of a ledger that is described, where any is`() throws {
        let (package, _) = try Packages.flagship(replacing: "<ledger id=\"revenue\"", with: "<ledger id=\"income\"")
        #expect(Set(Packages.findings(package).map(\.rule)) == ["regulation.unknown-ledger"])
        let regulation = try Regulation.read(from: Packages.folder("power-supply"))
        #expect(regulation.ledger?.label == Message("用电量", "consumption"))
        #expect(regulation.ledger?.monthlyLabel.chinese == "月用电量")
    }
}
