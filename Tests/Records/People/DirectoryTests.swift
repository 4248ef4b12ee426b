import Store
import Testing
import Values

@testable import Records

/// Who is who, who holds which post on which day, and who acts for whom.
@Suite struct DirectoryTests {
    private static func day(_ text: String) throws -> CalendarDate { try CalendarDate(parsing: text) }

    /// `r1` is a reviewer in two periods without a day between them and once more later; `r2` until September.
    private static func office() throws -> AppliedEvents {
        let events = try AppliedEvents(
            PersonSet(code: "r1", name: "示例一", account: "wang"), PersonSet(code: "r2", name: "示例二", account: "li"),
            PersonSet(code: "r3", name: "示例三", account: "li"))
        for (person, post, from, to) in [
            ("r1", "reviewer", "2026-01-01", "2026-03-31"), ("r1", "reviewer", "2026-04-01", "2026-06-30"),
            ("r1", "reviewer", "2026-09-01", nil), ("r2", "reviewer", "2026-01-01", "2026-09-30"),
            ("r1", "officer", "2026-12-01", nil),
        ] as [(String, String, String, String?)] {
            try events.give(
                PostHeld(person: person, post: post, unit: "head", from: try day(from), to: try to.map(day)))
        }
        return events
    }

    private func ask<Answer>(_ body: (Directory) throws -> Answer) throws -> Answer {
        try Self.office().office.read { try body(Directory(tables: $0)) }
    }

    @Test func `people are found by code and by account; an account may be several people's`() throws {
        #expect(try ask { try $0.person("r1")?.name } == "示例一")
        #expect(try ask { try $0.person("r9") } == nil)
        #expect(try ask { try $0.person(account: "li").map(\.code) } == ["r2", "r3"])
        #expect(try ask { try $0.person(account: "") }.isEmpty)
        #expect(try ask { try $0.codes() } == ["r1", "r2", "r3"])
    }

    /// A day, the posts of `r1` on it, and the reviewers.
    static let days: [(day: String, posts: [String], reviewers: [String])] = [
        ("2025-12-31", [], []), ("2026-01-01", ["reviewer"], ["r1", "r2"]), ("2026-03-31", ["reviewer"], ["r1", "r2"]),
        ("2026-04-01", ["reviewer"], ["r1", "r2"]), ("2026-07-01", [], ["r2"]),
        ("2026-09-30", ["reviewer"], ["r1", "r2"]),
        ("2026-10-01", ["reviewer"], ["r1"]), ("2026-12-01", ["reviewer", "officer"], ["r1"]),
    ]

    @Test(arguments: days) func `a post is held from its first day to its last`(
        _ day: String, _ posts: [String], _ reviewers: [String]
    ) throws {
        let day = try Self.day(day)
        #expect(try ask { try $0.posts(of: "r1", on: day).map(\.post) } == posts)
        let holder = Holder(post: "reviewer", unit: "head")
        #expect(try ask { try $0.holders(of: holder, on: day).map(\.code) } == reviewers)
    }

    @Test func `who holds no post on a day or later has left`() throws {
        let day = try Self.day("2026-10-01")
        #expect(try ask { try $0.isStaying("r1", on: day) })
        #expect(try ask { try !$0.isStaying("r2", on: day) })
        #expect(try ask { try $0.isStaying("r2", on: Self.day("2026-09-30")) })
        #expect(try ask { try $0.codesOfThoseWhoLeft(by: day) } == ["r2", "r3"])
    }

    @Test func `the posts to come are each known by its first day that is not over`() throws {
        let coming = try ask { try $0.coming(of: "r1", from: Self.day("2026-05-01")) }
        #expect(coming.map { "\($0.holder.post) \($0.from.iso)" } == ["reviewer 2026-04-01", "officer 2026-12-01"])
        let later = try ask { try $0.coming(of: "r1", from: Self.day("2026-07-01")) }
        #expect(later.map { "\($0.holder.post) \($0.from.iso)" } == ["reviewer 2026-09-01", "officer 2026-12-01"])
        #expect(try ask { try $0.coming(of: "r2", from: Self.day("2026-10-01")) }.isEmpty)
    }

    /// Some days, and the periods without a day between them that have a day in common with them.
    static let stretches: [(from: String, to: String?, periods: [String])] = [
        ("2026-02-01", "2026-02-28", ["2026-01-01", "2026-04-01"]), ("2026-05-01", nil, ["2026-04-01"]),
        ("2026-07-01", "2026-08-31", []), ("2026-07-01", nil, ["2026-09-01"]),
        ("2026-07-01", "2026-09-01", ["2026-09-01"]), ("2025-01-01", "2025-12-31", []),
    ]

    @Test(arguments: stretches) func `periods that follow each other are one stretch`(
        _ from: String, _ to: String?, _ periods: [String]
    ) throws {
        let holder = Holder(post: "reviewer", unit: "head")
        let found = try ask {
            try $0.unbroken(of: holder, by: "r1", from: Self.day(from), to: to.map(Self.day))
        }
        #expect(found.map(\.from.iso) == periods)
    }

    // MARK: Deputies

    /// A day, and whom `r2` may act for on it.
    static let deputies: [(day: String, people: [String])] = [
        ("2026-11-01", []), ("2026-11-02", ["r1 contract"]), ("2026-11-10", ["r1 contract", "r3 "]),
        ("2026-11-30", ["r1 contract", "r3 "]), ("2026-12-01", ["r3 "]), ("2027-01-01", []),
    ]

    @Test(arguments: deputies) func `a deputy acts from the first day to the last, and not after an early end`(
        _ day: String, _ people: [String]
    ) throws {
        let events = try Self.office()
        for (person, from, to, chains) in [
            ("r1", "2026-11-02", "2026-11-30", ["contract"]), ("r3", "2026-11-10", "2026-12-31", []),
            ("r3", "2026-11-01", "2026-12-31", []),
        ] as [(String, String, String, [String])] {
            try events.give(
                DeputyAppointed(
                    person: person, deputy: "r2", from: try Self.day(from), to: try Self.day(to), chains: chains))
        }
        try events.give(DeputyEnded(deputy: 11, person: "r3"))
        let actor = try events.office.read { tables in
            let directory = Directory(tables: tables)
            return try directory.actor(try #require(try directory.person("r2")), on: Self.day(day))
        }
        #expect(
            actor.represented.map { "\($0.person.code) \($0.chains.joined(separator: " "))" } == people)
    }

    @Test func `who is represented acts with the posts of that day`() throws {
        let events = try Self.office()
        try events.give(
            DeputyAppointed(
                person: "r1", deputy: "r3", from: try Self.day("2026-06-01"), to: try Self.day("2026-12-31"),
                chains: []))
        for (day, posts) in [
            ("2026-06-30", ["reviewer"]), ("2026-07-01", []), ("2026-12-01", ["reviewer", "officer"]),
        ] {
            let actor = try events.office.read { tables in
                let directory = Directory(tables: tables)
                return try directory.actor(try #require(try directory.person("r3")), on: Self.day(day))
            }
            #expect(actor.posts.isEmpty)
            #expect(actor.represented.first?.posts.map(\.post) == posts, "\(day)")
        }
    }
}
