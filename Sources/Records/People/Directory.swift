import Diagnostics
import Store
import Values

/// Looks people, their posts and their deputies up.
package struct Directory {
    private let tables: any TableReading

    /// The directory of an office.
    package init(tables: any TableReading) { self.tables = tables }

    /// The person with a code.
    package func person(_ code: String) throws -> Person? { try tables.first(where: [Person.code == code]) }

    /// The person whom a text names, by code or by name. Whoever holds no post any more is not meant by name, as long
    /// as somebody else may be.
    ///
    /// - Throws: `Refusal` where there is none, or several have the name.
    package func person(named text: String, on day: CalendarDate) throws -> Person {
        if let person = try person(text) { return person }
        let named = try tables.all(where: [Person.name == text])
        let staying = try named.filter { try isStaying($0.code, on: day) }
        let meant = staying.isEmpty ? named : staying
        guard let person = meant.first else { throw Refusal.unknownPerson(text, known: try codes()) }
        guard meant.count == 1 else { throw Refusal.severalNamed(text, meant.map(\.code)) }
        return person
    }

    /// The people with an account of the operating system.
    package func person(account: String) throws -> [Person] {
        try tables.all(where: [Person.account == account])
    }

    /// The codes of all people.
    package func codes() throws -> [String] { try tables.values(Person.code) }

    /// The posts that a person holds on a day.
    package func posts(of person: String, on day: CalendarDate) throws -> [Holder] {
        try tables.all(where: [HeldPost.person == person, HeldPost.from <= day], order: [HeldPost.id.ascending])
            .filter { $0.lasts(until: day) }.map(\.holder)
    }

    /// A person as one who acts on a day, with the posts held then and those represented.
    package func actor(_ person: Person, on day: CalendarDate) throws -> Actor {
        let represented = try deputyships(on: day, by: person.code).compactMap { deputyship in
            try self.person(deputyship.person).map {
                Represented(person: $0, posts: try posts(of: $0.code, on: day), chains: deputyship.chains)
            }
        }
        return Actor(person: person, posts: try posts(of: person.code, on: day), represented: represented)
    }

    /// Whether a person holds a post on a day or later: has not left.
    package func isStaying(_ person: String, on day: CalendarDate) throws -> Bool {
        try tables.first(where: [HeldPost.person == person, .any([HeldPost.to == nil, HeldPost.to >= day])]) != nil
    }

    /// The codes of the people who hold no post on a day or later.
    package func codesOfThoseWhoLeft(by day: CalendarDate) throws -> [String] {
        let staying = try tables.all(HeldPost.self).filter { $0.lasts(until: day) }.map(\.person)
        return Set(try codes()).subtracting(staying).sorted()
    }

    /// The posts that a person holds on a day or later, each with the first day on which it is held.
    package func coming(of person: String, from day: CalendarDate) throws -> [(holder: Holder, from: CalendarDate)] {
        var coming: [(holder: Holder, from: CalendarDate)] = []
        let posts = try tables.all(
            where: [HeldPost.person == person], order: [HeldPost.from.ascending, HeldPost.id.ascending])
        for post in posts where post.lasts(until: day) {
            if !coming.contains(where: { $0.holder == post.holder }) { coming.append((post.holder, post.from)) }
        }
        return coming
    }

    /// The periods in which a person holds a post, the first first.
    package func periods(of holder: Holder, by person: String) throws -> [HeldPost] {
        try tables.all(
            where: [HeldPost.person == person, HeldPost.unit == holder.unit, HeldPost.post == holder.post],
            order: [HeldPost.from.ascending, HeldPost.id.ascending])
    }

    /// The periods without a day between them in which a person holds a post, from the first on that has a day in
    /// common with some days.
    package func unbroken(
        of holder: Holder, by person: String, from: CalendarDate, to: CalendarDate?
    ) throws -> [HeldPost] {
        var unbroken: [HeldPost] = []
        for period in try periods(of: holder, by: person) where period.lasts(until: from) {
            let isNext: Bool
            if let last = unbroken.last {
                isNext = last.to.map { period.from <= $0.adding(days: 1) } ?? false
            } else {
                isNext = to.map { period.from <= $0 } ?? true
            }
            if isNext { unbroken.append(period) } else { break }
        }
        return unbroken
    }

    /// The people who hold a post in a unit on a day.
    package func holders(of holder: Holder, on day: CalendarDate) throws -> [Person] {
        try tables.all(
            where: [HeldPost.unit == holder.unit, HeldPost.post == holder.post, HeldPost.from <= day],
            order: [HeldPost.id.ascending]
        ).filter { $0.lasts(until: day) }.compactMap { try person($0.person) }
    }

    /// The deputyships that somebody may use on a day.
    package func deputyships(on day: CalendarDate, by deputy: String) throws -> [Deputyship] {
        try deputyships([Deputyship.deputy == deputy]).filter { $0.overlaps(from: day, to: day) }
    }

    /// Deputyships, the first first.
    package func deputyships(_ which: [Predicate<Deputyship>] = []) throws -> [Deputyship] {
        try tables.all(where: which, order: [Deputyship.id.ascending])
    }
}

extension Refusal {
    package static func unknownPerson(_ code: String, known: [String]) -> Refusal {
        Refusal(
            "casework.unknown-person", Message("没有人员 “\(code)”", "there is no person “\(code)”"),
            advice: didYouMean(code, among: known) ?? codes(Message("人员代码", "codes of people"), known), access: .granted
        )
    }

    /// Several have a name.
    package static func severalNamed(_ text: String, _ codes: [String]) -> Refusal {
        Refusal(
            "name.ambiguous", Message("有 \(codes.count) 个叫 “\(text)”", "\(codes.count) are called “\(text)”"),
            advice: Message(
                "写代码或编号：\(codes.joined(separator: "、"))",
                "write the code or the number: \(codes.joined(separator: ", "))"),
            access: .granted)
    }

    /// The codes that there are, where there is none like the one that was written.
    ///
    /// - Returns: `nil` where there is none to list.
    package static func codes(_ what: Message, _ known: [String]) -> Message? {
        guard !known.isEmpty else { return nil }
        let most = 40
        let listed = known.sorted().prefix(most) + (known.count > most ? ["…"] : [])
        return Message(
            "\(what.chinese)：\(listed.joined(separator: "、"))",
            "\(what.english): \(listed.joined(separator: ", "))")
    }
}
