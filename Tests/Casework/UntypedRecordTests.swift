import Diagnostics
import Fixtures
import Regulations
import Testing
import Values

@testable import Casework
@testable import Files
@testable import Procedure
@testable import Records

/// Records that were written down when all values were texts.
@Suite struct UntypedRecordTests {
    private static let texts = [
        "name": "示例出版有限公司", "industry": "press", "address": "甲市示例路1号", "contact": "某某", "telephone": "000-0000",
        "expected-revenue": "6200000.00", "mailing-range": "city", "upstream": "false",
        "beyond-universal-service": "viel",
    ]

    private let office: OfficeFixture

    init() throws {
        office = try OfficeFixture()
        _ = try office.desk("clerk").change { recorder, _ in
            try recorder.record(
                RecordCreated(
                    form: "customer", number: "KH20250001", unit: "jia", customer: "KH20250001", state: .registered,
                    values: RecordValues(texts: Self.texts), uniques: ["name": "示例出版有限公司"]))
        }
    }

    private func file() throws -> CustomerFile { try office.desk("clerk").customerFile("KH20250001") }

    @Test func `values have the types of the form, and what fits none is kept as it was written`() throws {
        let values = try file().record.values
        #expect(values["expected-revenue"] == .money(Money(fen: 620_000_000)))
        #expect(values["industry"] == .choice("press"))
        #expect(values["upstream"] == .boolean(false))
        #expect(values["beyond-universal-service"] == .text("viel"))
        #expect(values.texts == Self.texts)
    }

    @Test func `they are graded and corrected like others, and only what changed differs`() throws {
        let changed = try office.desk("clerk").correct(
            "KH20250001", with: FormEntry(values: ["telephone": "020-1", "expected-revenue": "620万"]), reason: "换了电话")
        #expect(changed == ["联系电话"])
        let file = try file()
        #expect(file.customer.tier == "diamond")
        #expect(file.customer.grade?.amount == 620_000_000)
        #expect(file.versions.map { $0.values["industry"] } == [.choice("press"), .choice("press")])
    }

    @Test func `writing the same again changes nothing`() throws {
        let error = #expect(throws: Refusal.self) {
            try office.desk("clerk").correct(
                "KH20250001", with: FormEntry(values: ["expected-revenue": "6,200,000"]), reason: "核对")
        }
        #expect(error?.findings.first?.rule == "casework.nothing-changed")
    }
}
