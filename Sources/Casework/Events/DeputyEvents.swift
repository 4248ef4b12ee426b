import Store

/// Someone may act for another for some days (代理).
struct DeputyAppointed: OfficeEvent {
    static let kind = "deputy.appointed"
    /// Who is represented.
    let person: String
    let deputy: String
    /// The first and the last day, ISO.
    let from: String
    let to: String
    /// The chains for which it holds; empty for all.
    let chains: [String]
    var subject: String { "person:\(person)" }

    func apply(_ event: Store.Event, to tables: any TableWriting) throws {
        try tables.insert(
            into: "deputies",
            [
                "id": Value(event.number), "person": .text(person), "deputy": .text(deputy), "from": .text(from),
                "to": .text(to), "chains": .text(chains.joined(separator: " ")), "by": .text(event.person),
            ])
    }
}

/// A deputy's time ends earlier than was said.
struct DeputyEnded: OfficeEvent {
    static let kind = "deputy.ended"
    let deputy: Int
    let person: String
    var subject: String { "person:\(person)" }

    func apply(_ event: Store.Event, to tables: any TableWriting) throws {
        try tables.update("deputies", set: ["ended": .text(event.time)], where: [.equals("id", Value(deputy))])
    }
}

/// A person's post ends on a day.
struct PostEnded: OfficeEvent {
    static let kind = "post.ended"
    let person: String
    let post: String
    let unit: String
    /// The last day, ISO.
    let to: String
    /// The first day of the period that ends, ISO; `nil` for all that would end later.
    var from: String?
    var subject: String { "person:\(person)" }

    func apply(_ event: Store.Event, to tables: any TableWriting) throws {
        try tables.update(
            "posts", set: ["to": .text(to)],
            where: [
                .equals("person", .text(person)), .equals("post", .text(post)), .equals("unit", .text(unit)),
                .any([.equals("to", .null), .greater("to", .text(to))]),
            ] + (from.map { [.equals("from", .text($0))] } ?? []))
    }
}
