import Diagnostics
import Regulations
import Store
import Values

/// A person of the office (人员).
public struct Person: Sendable, Hashable {
    /// The person's code.
    public let code: String
    /// The person's name.
    public let name: String
    /// The operating system's account, if the person has one.
    public let account: String?
}

/// A post in a unit: who may perform a task.
public struct Holder: Codable, Sendable, Hashable {
    /// The post.
    public let post: String
    /// The unit's code.
    public let unit: String
}

/// Someone whom the actor may act for today (代理).
public struct Represented: Sendable {
    /// The person.
    public let person: Person
    /// The posts that the person holds today.
    public let posts: [Holder]
    /// The chains for which it holds; empty for all.
    public let chains: [String]
}

/// Who acts, with the posts held on the day.
public struct Actor: Sendable {
    /// The person.
    public let person: Person
    /// The posts held today.
    public let posts: [Holder]
    /// Whom the person may act for today.
    public let represented: [Represented]

    /// An actor.
    init(person: Person, posts: [Holder], represented: [Represented] = []) {
        self.person = person
        self.posts = posts
        self.represented = represented
    }

    /// The person and those represented, each with their posts.
    var principals: [(person: Person, posts: [Holder])] {
        [(person, posts)] + represented.map { ($0.person, $0.posts) }
    }

    /// The person and those represented in a chain.
    func principals(in chain: String) -> [(person: Person, posts: [Holder])] {
        [(person, posts)]
            + represented.filter { $0.chains.isEmpty || $0.chains.contains(chain) }.map { ($0.person, $0.posts) }
    }

    /// Whether one of the posts allows something, by the regulation.
    public func may(_ permission: Permission, in organisation: Organisation) -> Bool {
        posts.contains { organisation.post($0.post)?.duties.contains(permission) ?? false }
    }

    /// The first post held that is one of some.
    public func post(among allowed: [Post]) -> Holder? {
        posts.first { holder in allowed.contains { $0.id == holder.post } }
    }

    /// The units whose customers the person sees; `nil` for the whole office.
    public func scope(in tree: UnitTree, _ organisation: Organisation) -> Set<String>? {
        var units: Set<String> = []
        for holder in posts {
            switch organisation.post(holder.post)?.scope ?? .unit {
            case .office: return nil
            case .unit: units.formUnion(tree.below(holder.unit))
            case .parent: units.formUnion(tree.below(tree[holder.unit]?.parent ?? holder.unit))
            }
        }
        return units
    }
}

/// Looks people and their posts up.
struct Directory {
    let tables: any TableReading

    func person(_ code: String) throws -> Person? {
        try tables.row("people", where: [.equals("code", .text(code))]).map(Person.init)
    }

    func person(account: String) throws -> [Person] {
        try tables.rows(Query("people", where: [.equals("account", .text(account))])).map(Person.init)
    }

    /// The codes of all people.
    func codes() throws -> [String] {
        try tables.rows(Query("people", columns: ["code"])).map { try $0.text("code") }
    }

    /// The posts that a person holds on a day (ISO).
    func posts(of person: String, on day: String) throws -> [Holder] {
        try tables.rows(
            Query(
                "posts", where: [.equals("person", .text(person)), .lessOrEqual("from", .text(day))],
                order: [.ascending("id")])
        ).filter { row in
            try row.optionalText("to").map { $0 >= day } ?? true
        }.map { Holder(post: try $0.text("post"), unit: try $0.text("unit")) }
    }

    /// Whether a person holds a post on a day (ISO) or later: has not left.
    func isStaying(_ person: String, on day: String) throws -> Bool {
        try tables.row(
            "posts",
            where: [
                .equals("person", .text(person)),
                .any([.equals("to", .null), .greater("to", .text(day)), .equals("to", .text(day))]),
            ]
        ) != nil
    }

    /// The codes of the people who hold no post on a day (ISO) or later.
    func codesOfThoseWhoLeft(by day: String) throws -> [String] {
        let staying = try tables.rows(Query("posts", columns: ["person", "to"])).filter {
            try $0.optionalText("to").map { $0 >= day } ?? true
        }.map { try $0.text("person") }
        return Set(try codes()).subtracting(staying).sorted()
    }

    /// The posts that a person holds on a day (ISO) or later, each with the first day on which it is held.
    func coming(of person: String, from day: String) throws -> [(holder: Holder, from: String)] {
        var coming: [(holder: Holder, from: String)] = []
        let rows = try tables.rows(
            Query("posts", where: [.equals("person", .text(person))], order: [.ascending("from"), .ascending("id")]))
        for row in rows where try row.optionalText("to").map({ $0 >= day }) ?? true {
            let holder = Holder(post: try row.text("post"), unit: try row.text("unit"))
            if !coming.contains(where: { $0.holder == holder }) { coming.append((holder, try row.text("from"))) }
        }
        return coming
    }

    /// The periods (days, ISO) in which a person holds a post, the first first.
    func periods(of holder: Holder, by person: String) throws -> [(from: String, to: String?)] {
        try tables.rows(
            Query(
                "posts",
                where: [
                    .equals("person", .text(person)), .equals("unit", .text(holder.unit)),
                    .equals("post", .text(holder.post)),
                ], order: [.ascending("from"), .ascending("id")])
        ).map { (try $0.text("from"), try $0.optionalText("to")) }
    }

    /// The periods without a day between them in which a person holds a post, from the first on that has a day in common
    /// with some days.
    func unbroken(
        of holder: Holder, by person: String, from: CalendarDate, to: CalendarDate?
    ) throws -> [(from: String, to: String?)] {
        var unbroken: [(from: String, to: String?)] = []
        for period in try periods(of: holder, by: person) where period.to.map({ $0 >= from.iso }) ?? true {
            let isNext: Bool
            if let last = unbroken.last {
                isNext = try last.to.map { try period.from <= CalendarDate(parsing: $0).adding(days: 1).iso } ?? false
            } else {
                isNext = to.map { period.from <= $0.iso } ?? true
            }
            if isNext { unbroken.append(period) } else { break }
        }
        return unbroken
    }

    /// The people who hold a post in a unit on a day.
    func holders(of holder: Holder, on day: String) throws -> [Person] {
        try tables.rows(
            Query(
                "posts",
                where: [
                    .equals("unit", .text(holder.unit)), .equals("post", .text(holder.post)),
                    .lessOrEqual("from", .text(day)),
                ], order: [.ascending("id")])
        ).filter { row in
            try row.optionalText("to").map { $0 >= day } ?? true
        }.compactMap { try person($0.text("person")) }
    }
}

extension Person {
    /// Reads a row of the table.
    init(_ row: Row) throws {
        self.init(
            code: try row.text("code"), name: try row.text("name"), account: try row.optionalText("account"))
    }
}

extension Refusal {
    static func unknownPerson(_ code: String, known: [String]) -> Refusal {
        Refusal(
            "casework.unknown-person", Message("没有人员 “\(code)”", "there is no person “\(code)”"),
            advice: didYouMean(code, among: known), access: .granted)
    }
}
