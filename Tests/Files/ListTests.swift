import Procedure
import Records
import Regulations
import SmallOffices
import Testing
import Values

@testable import Files

/// Which records and customers somebody sees in lists, and what is left out: Documentation/access.md.
@Suite struct ListTests {
    private let office: SmallOffice

    /// Customers of both branches and matters about nobody.
    init() throws {
        office = try SmallOffice(SmallRegulation.step("one", SmallOffice.boss))
        for (name, person) in [("甲公司", "clerk"), ("乙公司", "neighbour"), ("丙公司", "clerk")] {
            try office.give(person, SubmitRecord("customer", FormEntry(values: ["name": name])))
        }
        try office.submit()
        try office.submit(as: "neighbour")
    }

    private func customers(
        _ person: String, matching text: String? = nil, unit: String? = nil, limit: Int? = nil
    ) throws -> [String] {
        try office.look(as: person) {
            try Listing($0).customers(matching: text, unit: unit, limit: limit).rows.map(\.number)
        }
    }

    private func matters(_ person: String, limit: Int? = nil) throws -> [String] {
        try office.look(as: person) { try Listing($0).records(of: "matter", limit: limit).rows.map(\.number) }
    }

    // MARK: Customers

    /// Who looks, and the customers in the scope.
    static let scopes: [(person: String, numbers: [String])] = [
        ("clerk", ["K0001", "K0003"]), ("neighbour", ["K0002"]), ("r1", ["K0001", "K0002", "K0003"]),
        ("admin", ["K0001", "K0002", "K0003"]), ("boss", ["K0001", "K0002", "K0003"]), ("officer", ["K0001", "K0003"]),
    ]

    @Test(arguments: scopes) func `customers are those of the scope, by number`(
        _ person: String, _ numbers: [String]
    ) throws {
        #expect(try customers(person) == numbers)
    }

    /// What is looked for, and what is found in the whole office.
    static let searches: [(text: String, numbers: [String])] = [
        ("甲", ["K0001"]), ("公司", ["K0001", "K0002", "K0003"]), ("K0002", ["K0002"]), ("K00", []), ("丁", []),
    ]

    @Test(arguments: searches) func `a part of the name or the whole number finds a customer`(
        _ text: String, _ numbers: [String]
    ) throws {
        #expect(try customers("admin", matching: text) == numbers)
        #expect(try customers("neighbour", matching: text) == numbers.filter { $0 == "K0002" })
    }

    @Test func `of a unit are those of it and below, as far as they are in the scope`() throws {
        #expect(try customers("admin", unit: "right") == ["K0002"])
        #expect(try customers("admin", unit: "head") == ["K0001", "K0002", "K0003"])
        #expect(try customers("clerk", unit: "right").isEmpty)
        #expect(try refusal { try customers("clerk", unit: "nowhere") } == "casework.unknown-unit")
    }

    @Test(arguments: [(0, 0, true), (2, 2, true), (3, 3, false)])
    func `a limit leaves some out and says so`(_ limit: Int, _ count: Int, _ isCut: Bool) throws {
        let listed = try office.look { try Listing($0).customers(limit: limit) }
        #expect(listed.rows.count == count)
        #expect(listed.isCut == isCut)
    }

    // MARK: Records

    @Test func `records are those of the scope`() throws {
        #expect(try matters("clerk") == ["S0001"])
        #expect(try matters("neighbour") == ["S0002"])
        #expect(try matters("r1") == ["S0001", "S0002"])
        #expect(try matters("r1", limit: 1) == ["S0001"])
    }

    @Test func `who takes part in a case sees its record in the list`() throws {
        try office.give("boss", Ask(TaskChoice(1, text: "何时？"), of: "neighbour"))
        #expect(try matters("neighbour") == ["S0001", "S0002"])
    }

    @Test func `who got a copy, alone or with the unit, and a deputy of either sees it too`() throws {
        try office.give("clerk", SendCopies(1, to: [.unit("right")], note: ""))
        #expect(try matters("neighbour") == ["S0001", "S0002"])
        let day = office.now.day
        try office.give("neighbour", AppointDeputy(DeputyEntry(deputy: "officer", from: day, to: day)))
        #expect(try matters("officer") == ["S0001", "S0002"])
    }

    @Test func `a deputy in other chains sees none of them`() throws {
        let day = office.now.day
        try office.give(
            "clerk", AppointDeputy(DeputyEntry(deputy: "neighbour", from: day, to: day, chains: ["matter"])))
        #expect(try matters("neighbour") == ["S0001", "S0002"])
        try office.wait(until: "2026-11-03T09:00")
        try office.give("neighbour", FollowCase(2))
        #expect(try matters("neighbour") == ["S0002"])
    }

    @Test func `a form that the regulation does not have lists nothing`() throws {
        #expect(try office.look { try Listing($0).records(of: "bills").rows }.isEmpty)
    }

    @Test func `records of a customer out of sight are answered like those of none`() throws {
        func refused(_ number: String) throws -> String? {
            try refusal {
                try office.look(as: "neighbour") { try Listing($0).records(of: "matter", customer: number) }
            }
        }
        #expect(try refused("K0009") == "casework.unknown-record")
        #expect(try refused("K0001") != nil)
        #expect(try refused("K0002") == nil)
    }

    // MARK: Files

    @Test func `a record's file has its versions, its customer and its cases`() throws {
        let file = try office.look(as: "clerk") { try RecordFiles($0).recordFile(of: "matter", "S0001") }
        #expect(file.form.id == "matter")
        #expect(file.versions.map(\.version) == [1])
        #expect(file.customer == nil)
        #expect(file.cases.map(\.case.number) == [1])
        #expect(file.attachments.isEmpty)
    }

    @Test func `a customer's file has the record and what is about it`() throws {
        let file = try office.look(as: "clerk") { try RecordFiles($0).customerFile("K0001") }
        #expect(file.customer.name == "甲公司")
        #expect(file.record.number == "K0001")
        #expect(file.registrations.isEmpty && file.contracts.isEmpty && file.visits.isEmpty && file.revenue.isEmpty)
        #expect(file.officeName == "示例")
    }

    /// Who looks for which number, and the form of it or the refusal.
    static let numbers: [(person: String, number: String, form: String?)] = [
        ("clerk", "K0001", "customer"), ("clerk", "S0001", "matter"),
        // What there is nowhere is looked for among what goes through chains.
        ("clerk", "X1", "matter"), ("clerk", "S0002", nil), ("clerk", "K0002", nil),
    ]

    @Test(arguments: numbers) func `a number tells its form, to those who see the record`(
        _ person: String, _ number: String, _ form: String?
    ) throws {
        if let form {
            #expect(try office.look(as: person) { try RecordFiles($0).formOfCase(about: number) } == form)
        } else {
            #expect(
                try refusal { try office.look(as: person) { try RecordFiles($0).formOfCase(about: number) } } != nil)
        }
    }

    // MARK: Names

    @Test func `codes have names, and what is unknown is called by its code`() throws {
        let names = try office.look { try Names($0) }
        #expect(names.person("boss") == "示例boss")
        #expect(names.person("nobody") == "nobody")
        #expect(names.unit("left") == "左示例分部")
        #expect(names.unit("nowhere") == "nowhere")
        #expect(names.post("director") == "主任")
        #expect(names.post("king") == "king")
        #expect(names.series("letter") == "函")
        #expect(names.citation("1") == "第一条")
        #expect(names.citation("9") == "9")
        #expect(names.tier("big") == "big")
        #expect(names.unitRow("left")?.kind == "branch")
        #expect(names.unit(at: .superior, from: "left")?.code == "head")
    }
}
