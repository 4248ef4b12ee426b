import Casework
import Files
import Fixtures
import Procedure
import Records
import Regulations
import SQLiteStore
import Testing

/// Why an office does not take an edition.
@Suite struct AdoptionRefusalTests {
    private let office: OfficeFixture

    init() throws { office = try OfficeFixture() }

    private func adopt(_ workflows: ChangedPackage) throws -> Adoption {
        try office.desk("admin").adopt(
            workflows: workflows,
            templates: try TemplatePackage(of: ChangedPackage.flagship, below: "\(OfficeFixture.root)/Templates"))
    }

    /// The next edition with another text in its main file.
    private func next(_ text: String, _ other: String) throws -> ChangedPackage {
        try ChangedPackage().edition("2026.2").replacing(text, by: other)
    }

    @Test func `an edition is of the same regulation, is another one, and has one content for ever`() throws {
        expectRefusal("adoption.other-regulation") {
            try adopt(next("id=\"\(ChangedPackage.flagship)\"", "id=\"other\""))
        }
        expectRefusal("adoption.same-edition") { try adopt(ChangedPackage()) }
        let changed = try ChangedPackage().replacing("系统注册", by: "系统登记")
        expectRefusal("adoption.same-edition") { try adopt(changed) }
        _ = try adopt(ChangedPackage().edition("2026.2"))
        expectRefusal("adoption.edition-taken") { try adopt(changed) }
    }

    @Test func `what a ledger counts stays while there are figures of it`() throws {
        let counted = try next("monthly=\"月业务收入\"", "monthly=\"月业务收入\" unit=\"千元\"")
        let row = ["customer": try office.registered(), "month": "2026-10", "amount": "1000"]
        _ = try office.desk("data").importFigures(of: "revenue", OfficeFixture.table([row]))
        expectRefusal("adoption.ledger-in-use") { try adopt(counted) }
    }

    @Test func `kinds of units and posts that are in use stay where they are`() throws {
        expectRefusal("adoption.unit-kind-in-use") { try adopt(next("bureau-general", "bureau-affairs")) }
        expectRefusal("adoption.unit-not-below") {
            try adopt(next("label=\"市邮政局\" within=\"bureau\"", "label=\"市邮政局\" within=\"company\""))
        }
        expectRefusal("adoption.post-in-use") { try adopt(next("id=\"data-clerk\"", "id=\"data-keeper\"")) }
        expectRefusal("adoption.post-not-there") {
            try adopt(next("label=\"档案管理员\" at=\"bureau city\"", "label=\"档案管理员\" at=\"city\""))
        }
    }

    @Test func `forms that have records stay, and with them the grading of accounts`() throws {
        let customer = try office.registered()
        _ = try office.desk("clerk").submit("visit", FormEntry(values: RecordRefusalTests.visit(customer)))
        let withoutDuty = try next("<form src=\"forms/visit.xml\"/>", "")
            .replacing(" form=\"visit\"", by: "")
        expectRefusal("adoption.form-in-use") { try adopt(withoutDuty) }
        let form = String(decoding: try ChangedPackage().bytes(of: "forms/customer.xml"), as: UTF8.self)
        let other = try next("<forms>", "<forms><form src=\"forms/client.xml\"/>")
            .writing("forms/client.xml", form.replacing("id=\"customer\"", with: "id=\"client\""))
            .replacing(" role=\"account\"", by: "", in: "forms/customer.xml")
            .replacing(" role=\"contract\"", by: "", in: "forms/contract.xml")
            .replacing(" role=\"visit\"", by: "", in: "forms/visit.xml")
            .replacing("<grading form=\"customer\"", by: "<grading form=\"client\"")
            .replacing("个性化服务标准\" form=\"customer\"", by: "个性化服务标准\" form=\"client\"")
        expectRefusal("adoption.accounts-in-use") { try adopt(other) }
    }
}
