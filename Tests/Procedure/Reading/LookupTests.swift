import Diagnostics
import Regulations
import SmallOffices
import Testing
import Values

@testable import Procedure
@testable import Records

/// Looking records, units, forms and holidays up, and what is said where they are not there.
@Suite struct LookupTests {
    private let office: SmallOffice

    init() throws {
        office = try SmallOffice.submitted(SmallRegulation.step("review", SmallOffice.boss))
        try office.give("clerk", SubmitRecord("customer", FormEntry(values: ["name": "甲公司", "expected": "5万"])))
    }

    // MARK: Records

    @Test func `a record has the types of its form`() throws {
        let record = try #require(try office.look { try $0.records.record("customer", "K0001") })
        #expect(record.values["expected"] == .money(Money(fen: 5_000_000)))
        #expect(record.values["name"] == .text("甲公司"))
        #expect(record.customer == "K0001")
        #expect(record.unit == "left")
    }

    @Test func `a number belongs to the form that has it`() throws {
        #expect(try office.look { try $0.records.form(holding: "K0001")?.id } == "customer")
        #expect(try office.look { try $0.records.form(holding: "S0001")?.id } == "matter")
        #expect(try office.look { try $0.records.form(holding: "X0001") } == nil)
    }

    @Test func `what is not there is refused in the words of its form`() throws {
        let refused = #expect(throws: Refusal.self) {
            try office.look { try $0.records.existing($0.records.form("matter"), "S0009") }
        }
        #expect(refused?.id == "casework.unknown-record")
        #expect(refused?.message.chinese == "没有编号为 “S0009” 的事项")
        #expect(try refusal { try office.look { try $0.records.form("matterr") } } == "casework.unknown-form")
        #expect(try office.look { try $0.records.record("matter", "S0009") } == nil)
        #expect(try office.look { try $0.records.customer("K0009") } == nil)
    }

    @Test func `all versions of a record are there, the first first`() throws {
        try office.give(
            "clerk", CorrectRecord("customer", "K0001", with: FormEntry(values: ["expected": "6万"]), reason: "核实"))
        let versions = try office.look { reader in
            try reader.records.versions(of: try #require(try reader.records.record("customer", "K0001")))
        }
        #expect(versions.map(\.version) == [1, 2])
        #expect(
            versions.map { $0.values["expected"] } == [.money(Money(fen: 5_000_000)), .money(Money(fen: 6_000_000))])
        #expect(versions.map(\.reason) == [nil, "核实"])
    }

    @Test func `beside its fields conditions see the unit of a record and the tier of its customer`() throws {
        let record = try #require(try office.look { try $0.records.record("customer", "K0001") })
        let seen = try office.look { reader in
            try MeasureReader(reader, on: reader.now.day).surroundings(of: record, naming: ConditionNames(in: []))
        }
        #expect(seen.texts == ["unit": "left", "unit-kind": "branch"])
    }

    // MARK: Cases

    @Test func `a case is found by its number, by its record, and by what is due in it`() throws {
        #expect(try office.look { try $0.cases.find(1)?.record } == "S0001")
        #expect(try office.look { try $0.cases.find(2) } == nil)
        #expect(try refusal { try office.look { try $0.cases.anyCase(2) } } == "casework.unknown-case")
        #expect(try office.look { try $0.cases.cases(of: "matter", "S0001").map(\.number) } == [1])
        #expect(try office.look { try $0.cases.cases(of: "customer", "K0001", orAbout: "K0001") }.isEmpty)
        #expect(try office.look { try $0.cases.countOpen() } == 1)
        try office.act("boss")
        #expect(try office.look { try $0.cases.countOpen() } == 0)
    }

    @Test func `a seat that was read earlier is looked at again as it is now`() throws {
        let task = try office.task("review").id
        let seat = try #require(try office.look { try $0.cases.seats(of: task).first })
        try office.act("boss")
        #expect(try office.look { try $0.cases.now(seat)?.status } == .spoken)
        #expect(seat.status == .open)
    }

    // MARK: Units

    @Test func `a unit that is not there is named with the one probably meant`() throws {
        #expect(try office.look { try $0.units.existingUnit("left").name } == "左示例分部")
        let refused = #expect(throws: Refusal.self) { try office.look { try $0.units.existingUnit("lefd") } }
        #expect(refused?.id == "casework.unknown-unit")
        #expect(refused?.advice?.english.contains("left") == true)
        #expect(try office.look { try $0.units.unitCodes() } == ["head", "left", "right"])
    }

    // MARK: Permissions

    /// A person, what is asked for, and whether the posts allow it.
    static let permissions: [(person: String, permission: Permission, may: Bool)] = [
        ("clerk", .register, true), ("clerk", .revenue, true), ("clerk", .administer, false),
        ("admin", .administer, true), ("admin", .submit, false), ("r1", .register, false), ("boss", .export, false),
    ]

    @Test(arguments: permissions) func `what the posts do not allow is refused with those that may`(
        _ person: String, _ permission: Permission, _ may: Bool
    ) throws {
        #expect(try office.look(as: person) { $0.may(permission) } == may)
        let found = try refusal { try office.look(as: person) { try $0.require(permission) } }
        #expect(found == (may ? nil : "casework.not-allowed"))
    }

    @Test func `a refused permission is a refused access and names the posts that have it`() throws {
        let refused = #expect(throws: Refusal.self) { try office.look(as: "r1") { try $0.require(.administer) } }
        #expect(refused?.access == .denied(subject: "permission:administer"))
        #expect(refused?.advice?.chinese == "可以的岗位：管理员")
    }

    // MARK: Holidays

    @Test func `holidays that were loaded are known by year and name`() throws {
        let set = CalendarSet(
            year: 2027, holidays: ["2027-01-01"], workdays: ["2027-01-02"], names: ["元旦 2027-01-01 2027-01-01"])
        try office.give("admin", ImportCalendar([set]))
        #expect(try office.look { try $0.calendar.calendarYears().map(\.year) } == [2026, 2027])
        let holidays = try office.look { try $0.calendar.holidays(of: 2027) }
        #expect(holidays.map { "\($0.name) \($0.from.iso) \($0.to.iso)" } == ["元旦 2027-01-01 2027-01-01"])
        #expect(try office.look { try $0.calendar.holidays(of: 2028) }.isEmpty)
    }

    @Test func `a year that is not loaded is named with what it is needed for`() throws {
        let refused = #expect(throws: Refusal.self) {
            try office.look { reader in
                try reader.calendar.reckoning(Message("甲", "A")) { time throws(WorkingCalendar.MissingYear) in
                    try time.deadline(from: reader.now, .workingDays(100))
                }
            }
        }
        #expect(refused?.id == "deadline.missing-year")
        #expect(refused?.message.english.contains("2027") == true)
    }

    // MARK: Office

    @Test(arguments: [("admin", nil), ("boss", "casework.not-allowed")] as [(String, String?)])
    func `time is corrected by an administrator`(_ person: String, _ rule: String?) throws {
        #expect(try refusal { try office.give(person, CorrectTime(reason: "时钟误设")) } == rule)
    }

    @Test func `whoever founds an office is its administrator`() throws {
        let posts = try office.look { try $0.directory.posts(of: FoundOffice.administrator, on: office.now.day) }
        #expect(posts.map(\.post) == ["administrator"])
        #expect(try office.look { try $0.directory.person("admin")?.name } == "管理员")
        #expect(try office.look { try Settings(tables: $0.snapshot).officeName() } == "示例")
    }
}
