import Fixtures
import Testing

/// What tests fill in: words of the command line for invented customers and contracts.
enum Entries {
    static let customer = OfficeFixture.customer

    /// `--set field=value` for every field, in a fixed order.
    static func set(_ values: [String: String]) -> [String] {
        values.sorted { $0.key < $1.key }.flatMap { ["--set", "\($0.key)=\($0.value)"] }
    }

    static func customer(_ changes: [String: String?]) -> [String] {
        ["customer", "register"] + set(changed(OfficeFixture.customer, by: changes))
    }

    static func contract(_ customer: String, _ changes: [String: String?] = [:]) -> [String] {
        ["contract", "submit"] + set(changed(OfficeFixture.contract(customer), by: changes))
    }

    static func record(
        _ form: String, _ values: [String: String], _ changes: [String: String?] = [:]
    ) -> [String] {
        ["record", "submit", form] + set(changed(values, by: changes))
    }

    /// The form file of values.
    static func form(_ root: String, _ values: [String: String]) -> String {
        let fields = values.sorted { $0.key < $1.key }.map { "  <\($0.key)>\($0.value)</\($0.key)>\n" }.joined()
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<\(root)>\n\(fields)</\(root)>\n"
    }

    private static func changed(_ values: [String: String], by changes: [String: String?]) -> [String: String] {
        var values = values
        for (field, value) in changes { values[field] = value }
        return values
    }
}

extension DemoOffice {
    /// A customer whose registration the bureau's leader approved; its number.
    func registered(_ changes: [String: String?] = [:], by clerk: String = "clerk") throws -> String {
        let applied = try run(Entries.customer(changes) + ["--json"], as: clerk)
        try #require(applied.status == 0, "\(applied.errors)")
        let number = try #require(try applied.json()["number"].text)
        let `case` = try #require(try applied.json()["case"].number)
        try done("approve", String(`case`), "-m", "准予注册", as: "leader")
        return number
    }

    /// A contract of a new customer that was just submitted; its number and its case.
    func submitted(_ changes: [String: String?] = [:]) throws -> (contract: String, number: String) {
        let customer = try registered(changes)
        let run = try run(Entries.contract(customer) + ["--json"], as: "clerk")
        try #require(run.status == 0, "\(run.errors)")
        return (
            try #require(try run.json()["number"].text), String(try #require(try run.json()["case"].number))
        )
    }

    /// A record of a form that was just submitted; its number and its case.
    func filed(
        _ form: String, _ values: [String: String], _ changes: [String: String?] = [:], by person: String = "clerk",
        at location: SourceLocation = #_sourceLocation
    ) throws -> (record: String, number: String) {
        let run = try run(Entries.record(form, values, changes) + ["--json"], as: person)
        try #require(run.status == 0, "\(run.errors)", sourceLocation: location)
        let answer = try run.json()
        return (
            try #require(answer["number"].text, sourceLocation: location),
            String(try #require(answer["case"].number, sourceLocation: location))
        )
    }

    /// A county below the first city, with its people, and the city's archivist.
    func withCounty() throws -> DemoOffice {
        let units = try write("county.csv", "code,name,kind,parent,prefix\nxian,甲市示例县邮政局,county,jia,县\n")
        try done("unit", "import", units, as: "admin")
        let people = [
            "xian-clerk,未示例,account-manager,xian", "xian-chief,申示例,chief-account-manager,xian",
            "jia-archivist,酉示例,archivist,jia", "second,戌示例,account-manager,jia",
            "yi-chief,亥示例,chief-account-manager,yi",
        ]
        let rows = (["code,name,post,unit"] + people).joined(separator: "\n")
        try done("person", "import", try write("county-people.csv", rows + "\n"), as: "admin")
        return self
    }

    /// The states in which a case waits.
    func active(_ number: String, as person: String = "clerk") throws -> [String] {
        try json("show", number, as: person)["waiting"].items.compactMap { $0["task"].text }
    }
}
