import Casework
import Files
import Fixtures
import Procedure
import Records
import SQLiteStore
import Testing

/// What a table that is loaded must not say; every bad row is named.
@Suite struct ImportRefusalTests {
    private let office: OfficeFixture

    init() throws { office = try OfficeFixture() }

    private func units(_ row: [String: String]) throws -> Int {
        try office.desk("admin").importUnits(OfficeFixture.table([row]))
    }

    private func people(_ changes: [String: String]) throws -> Int {
        let row = ["code": "new", "name": "酉示例", "post": "reviewer", "unit": "centre"].merging(changes) { $1 }
        return try office.desk("admin").importPeople(OfficeFixture.table([row]))
    }

    @Test func `a unit has a code, a name, a kind that there is, and stands where its kind belongs`() {
        expectRefusal("casework.row-incomplete") { try units(["code": "bing", "name": "", "kind": "city"]) }
        expectRefusal("casework.unknown-kind") { try units(["code": "bing", "name": "丙市邮政局", "kind": "town"]) }
        expectRefusal("casework.unit-not-below") {
            try units(["code": "bing", "name": "丙市邮政局", "kind": "city", "parent": "company"])
        }
        expectRefusal("casework.unknown-unit") {
            try units(["code": "bing", "name": "丙市邮政局", "kind": "city", "parent": "burau"])
        }
    }

    @Test func `a post is one that there is, in a unit that has it, for a time that does not end before`() {
        expectRefusal("casework.unknown-post") { try people(["post": "reader"]) }
        expectRefusal("casework.post-not-there") { try people(["unit": "jia"]) }
        expectRefusal("casework.post-period") { try people(["from": "2026-12-01", "to": "2026-11-01"]) }
    }

    @Test func `a month of a customer is given once`() throws {
        let row = ["customer": try office.registered(), "month": "2026-10", "amount": "1000"]
        expectRefusal("casework.figure-twice") {
            try office.desk("data").importFigures(of: "revenue", OfficeFixture.table([row, row]))
        }
    }

    @Test func `figures are of a ledger that there is, of the account's unit, in what the ledger counts`() throws {
        let customer = try office.registered()
        func load(_ ledger: String, _ more: [String: String]) throws -> Int {
            let row = ["customer": customer, "month": "2026-10", "amount": "1000"].merging(more) { $1 }
            return try office.desk("data").importFigures(of: ledger, OfficeFixture.table([row]))
        }
        expectRefusal("casework.unknown-ledger") { try load("pieces", [:]) }
        expectRefusal("casework.figure-of-other-unit") { try load("revenue", ["unit": "yi"]) }
        expectRefusal("casework.figure-in-other-unit") { try load("revenue", ["counted-in": "件"]) }
    }

    @Test func `there are no monthly figures where the regulation measures nothing`() throws {
        let whole = try ChangedPackage()
        let text = String(decoding: try whole.bytes(of: "regulation.xml"), as: UTF8.self)
        let unmeasured = text.replacing(/<(measures|grading|classification|duties)[ >][\s\S]*?<\/\1>/, with: "")
        let other = try OfficeFixture(workflows: whole.writing("regulation.xml", unmeasured))
        expectRefusal("casework.no-ledger") { try other.desk("data").ledger() }
    }
}
