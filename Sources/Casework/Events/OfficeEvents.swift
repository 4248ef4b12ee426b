import Store

/// The office was opened.
struct OfficeOpened: OfficeEvent {
    static let kind = "office.opened"
    let name: String
    let isDemonstration: Bool
    var subject: String { "office" }

    func apply(_ event: Store.Event, to tables: any TableWriting) throws {
        try tables.put(into: "settings", ["name": .text("name"), "value": .text(name)])
        try tables.put(
            into: "settings", ["name": .text("demonstration"), "value": .text(isDemonstration ? "true" : "false")])
        try tables.put(into: "settings", ["name": .text("opened"), "value": .text(event.time)])
    }
}

/// The office runs by a regulation from now on: its package, pinned by digest.
struct RegulationAdopted: OfficeEvent {
    static let kind = "regulation.adopted"
    let id: String
    let edition: String
    /// The digest of the package's manifest, which names every file with its digest.
    let package: String
    var subject: String { "office" }

    func apply(_ event: Store.Event, to tables: any TableWriting) throws {
        try tables.put(into: "settings", ["name": .text("package"), "value": .text(package)])
        try tables.put(into: "settings", ["name": .text("regulation"), "value": .text(id)])
        try tables.insert(
            into: "editions",
            [
                "id": Value(event.number), "edition": .text(edition), "package": .text(package),
                "adopted": .text(event.time), "person": .text(event.person),
            ])
    }
}

/// A unit was added or changed.
struct UnitSet: OfficeEvent {
    static let kind = "unit.set"
    let unit: Unit
    var subject: String { "unit:\(unit.code)" }

    func apply(_ event: Store.Event, to tables: any TableWriting) throws {
        try tables.put(
            into: "units",
            [
                "code": .text(unit.code), "name": .text(unit.name), "kind": .text(unit.kind),
                "parent": Value(unit.parent), "prefix": Value(unit.prefix),
                "attributes": .text(try CanonicalJSON.text(of: unit.attributes)),
            ])
    }
}

/// A person was added or changed.
struct PersonSet: OfficeEvent {
    static let kind = "person.set"
    let code: String
    let name: String
    let account: String?
    var subject: String { "person:\(code)" }

    func apply(_ event: Store.Event, to tables: any TableWriting) throws {
        try tables.put(
            into: "people", ["code": .text(code), "name": .text(name), "account": Value(account)])
    }
}

/// A person holds a post in a unit, from a day on, and until another if it is known.
struct PostHeld: OfficeEvent {
    static let kind = "post.held"
    let person: String
    let post: String
    let unit: String
    let from: String
    let to: String?
    var subject: String { "person:\(person)" }

    func apply(_ event: Store.Event, to tables: any TableWriting) throws {
        try tables.insert(
            into: "posts",
            [
                "id": Value(event.number), "person": .text(person), "post": .text(post), "unit": .text(unit),
                "from": .text(from), "to": Value(to),
            ])
    }
}

/// A number was taken from a series.
struct NumberAllocated: OfficeEvent {
    static let kind = "number.allocated"
    let series: String
    let unit: String
    let year: String
    let sequence: Int
    let text: String
    var subject: String { "number:\(text)" }

    func apply(_ event: Store.Event, to tables: any TableWriting) throws {
        try tables.put(
            into: "numbers",
            ["series": .text(series), "unit": .text(unit), "year": .text(year), "last": Value(sequence)])
    }
}

/// Monthly revenue was loaded; a month that was there is replaced.
struct RevenueImported: OfficeEvent {
    static let kind = "revenue.imported"

    /// One month of one customer.
    struct Entry: Codable, Sendable {
        let customer: String
        let month: String
        let unit: String
        /// In 分.
        let amount: Int64
    }

    /// What is counted, as measures name it, such as `revenue`.
    let ledger: String
    let entries: [Entry]
    var subject: String { "ledger:\(ledger)" }

    func apply(_ event: Store.Event, to tables: any TableWriting) throws {
        for entry in entries {
            try tables.put(
                into: "revenue",
                [
                    "ledger": .text(ledger), "customer": .text(entry.customer), "month": .text(entry.month),
                    "unit": .text(entry.unit),
                    "amount": .integer(entry.amount),
                ])
        }
    }
}
