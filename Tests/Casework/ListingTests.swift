import Fixtures
import Foundation
import SQLiteStore
import Store
import Testing

@testable import Casework
@testable import Files
@testable import Procedure
@testable import Records

@Suite struct ListingTests {
    private let office: OfficeFixture

    init() throws { office = try OfficeFixture() }

    /// The numbers of a form's records that a person sees, each looked at by itself.
    private func slowly(_ form: String, _ person: String) throws -> [String] {
        try office.desk(person).look { view in
            try view.snapshot.all(where: [RecordRow.form == form]).filter { try view.sight.sees($0) }
                .map(\.number).sorted()
        }
    }

    /// Customers of two units, small and large, some of them approved, with contracts of some.
    private func fill(_ generator: inout some RandomNumberGenerator) throws {
        for index in 1...16 {
            let clerk = Bool.random(using: &generator) ? "clerk" : "yi-clerk"
            var values = OfficeFixture.customer
            values["name"] = "示例\(index)号有限公司"
            values["expected-revenue"] = ["320万", "620万"].randomElement(using: &generator)
            let applied = try office.desk(clerk).register(FormEntry(values: values))
            guard let number = applied.case else { continue }
            guard try office.desk("leader").inboxTasks().contains(number), Int.random(in: 0..<4, using: &generator) > 0
            else { continue }
            _ = try office.desk("leader").act(on: number, TaskAction("approve", opinion: "同意"))
            // The other unit has nobody for the first step of a contract.
            guard clerk == "clerk", Bool.random(using: &generator) else { continue }
            _ = try office.desk(clerk).submitContract(
                FormEntry(values: OfficeFixture.contract(applied.number)))
        }
    }

    /// People act for others, in all chains or in some, and are asked and sent copies.
    private func represent(_ generator: inout some RandomNumberGenerator) throws {
        let day = try office.desk("leader").now.day
        for (person, deputy, chains) in [
            ("leader", "quality", []), ("leader", "finance", ["diamond-contract"]),
            ("centre", "operations", ["registration"]),
            ("clerk", "market", ["diamond-contract"]),
        ] {
            _ = try office.desk(person).appoint(
                DeputyEntry(deputy: deputy, from: day, to: day.adding(days: 5), chains: chains))
        }
        for number in try office.desk("centre").inboxTasks() where Bool.random(using: &generator) {
            _ = try office.desk("centre").copy(number, to: [.person("leader"), .unit("general")])
            _ = try office.desk("centre").ask(TaskChoice(number, text: "可以吗？"), of: "leader")
        }
    }

    @Test func `a list holds exactly what the person sees, in order, up to its limit`() throws {
        var generator = SystemRandomNumberGenerator()
        try fill(&generator)
        try represent(&generator)
        for (person, _, _, _) in OfficeFixture.people {
            for form in ["customer", "contract"] {
                let seen = try slowly(form, person)
                #expect(try office.desk(person).records(of: form).rows.map(\.number) == seen)
                let limit = Int.random(in: 1...6, using: &generator)
                let first = try office.desk(person).records(of: form, limit: limit)
                #expect(first.rows.map(\.number) == Array(seen.prefix(limit)))
                #expect(first.isCut == (seen.count > limit))
            }
        }
    }

    @Test func `tables of an earlier declaration are no damage, and it is said what to do`() throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "stale-\(UUID().uuidString)").path
        defer { for suffix in ["", "-wal", "-shm", "-lock"] { unlink(path + suffix) } }
        _ = try OfficeFile.create(at: path, tables: OfficeTables.all.filter { $0.name != "records" })
        do {
            _ = try Custody.verify(officeAt: path, in: OfficeFiles(), seals: [], keys: []) { _, _ in }
            Issue.record("verified in spite of a table that is not there")
        } catch let error as StoreError {
            #expect(error == .stale(tables: ["records"]))
            #expect(error.findings[0].advice != nil)
        }
    }
}

extension Desk {
    /// The cases whose tasks wait for the actor.
    fileprivate func inboxTasks() throws -> [Int] {
        try look { view in try view.performers.myTasks().map(\.task.case) }
    }
}
