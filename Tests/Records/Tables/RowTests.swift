import Store
import Testing
import Values

@testable import Records

/// What rows say of themselves.
@Suite struct RowTests {
    private static func day(_ text: String) throws -> CalendarDate { try CalendarDate(parsing: text) }

    // MARK: Seats

    private static func seat(_ change: (inout Seat) -> Void) -> Seat {
        var seat = Seat()
        change(&seat)
        return seat
    }

    @Test func `a seat belongs to its person, or to whoever holds its post in its unit`() {
        let named = Self.seat {
            $0.person = "r1"
            $0.post = "reviewer"
            $0.unit = "head"
        }
        let held = Self.seat {
            $0.post = "reviewer"
            $0.unit = "head"
        }
        let holder = Holder(post: "reviewer", unit: "head")
        #expect(named.belongs(to: "r1", posts: []))
        #expect(!named.belongs(to: "r2", posts: [holder]))
        #expect(held.belongs(to: "r2", posts: [holder]))
        #expect(!held.belongs(to: "r2", posts: [Holder(post: "reviewer", unit: "left")]))
        #expect(!held.belongs(to: "r2", posts: [Holder(post: "officer", unit: "head")]))
        #expect(!Seat().belongs(to: "r1", posts: [holder]))
    }

    /// How a seat came to be: whether it is advice, added beyond the chart, and in the order of those who sit there.
    static let origins: [(origin: Seat.Origin, isAdvice: Bool, isAdded: Bool, isInOrder: Bool)] = [
        (.chart, false, false, true), (.handedOver, false, false, true), (.delegated, true, false, false),
        (.before, true, true, false), (.beside, false, true, false), (.after, false, true, false),
        (.escalated, false, false, true),
    ]

    @Test(arguments: origins) func `who was asked first advises; countersigners are added`(
        _ origin: Seat.Origin, _ isAdvice: Bool, _ isAdded: Bool, _ isInOrder: Bool
    ) {
        #expect(origin.isAdvice == isAdvice)
        #expect(origin.isAdded == isAdded)
        #expect(Self.seat { $0.origin = origin }.isInOrder == isInOrder)
    }

    @Test func `a seat waits for those that it asked, until they have spoken`() {
        let asker = Self.seat {
            $0.number = 1
            $0.status = .waiting
        }
        var asked = Self.seat {
            $0.number = 2
            $0.back = 1
        }
        #expect(asker.isAsking(among: [asker, asked]))
        asked.status = .spoken
        #expect(!asker.isAsking(among: [asker, asked]))
        asked.back = 3
        asked.status = .open
        #expect(!asker.isAsking(among: [asker, asked]))
    }

    @Test(arguments: [(nil, 1), (3, 4)] as [(Int?, Int)])
    func `a seat that is about to speak speaks last`(_ last: Int?, _ opinion: Int) {
        let seat = Self.seat { $0.status = .waiting }.speaking(after: last)
        #expect(seat.status == .spoken)
        #expect(seat.opinion == opinion)
        #expect(!seat.isSilent)
    }

    // MARK: Deputies

    /// The days of a deputyship, whether it was ended early, other days, and whether they have one in common.
    static let overlaps: [(isEnded: Bool, from: String, to: String, overlaps: Bool)] = [
        (false, "2026-11-01", "2026-11-09", false), (false, "2026-11-01", "2026-11-10", true),
        (false, "2026-11-15", "2026-11-16", true), (false, "2026-11-20", "2026-12-31", true),
        (false, "2026-11-21", "2026-12-31", false), (false, "2026-01-01", "2026-12-31", true),
        (true, "2026-11-15", "2026-11-16", false),
    ]

    @Test(arguments: overlaps) func `two deputyships meet on any day that they have in common`(
        _ isEnded: Bool, _ from: String, _ to: String, _ overlaps: Bool
    ) throws {
        var deputyship = Deputyship()
        deputyship.from = try Self.day("2026-11-10")
        deputyship.to = try Self.day("2026-11-20")
        deputyship.ended = isEnded ? Timestamp(milliseconds: 0) : nil
        #expect(deputyship.overlaps(from: try Self.day(from), to: try Self.day(to)) == overlaps)
    }

    @Test(
        arguments: [
            ([], [], true), ([], ["a"], true), (["a"], [], true), (["a", "b"], ["b"], true), (["a"], ["b"], false),
        ] as [([String], [String], Bool)])
    func `deputyships for some chains meet in a chain of both`(
        _ chains: [String], _ others: [String], _ meet: Bool
    ) {
        var deputyship = Deputyship()
        deputyship.chains = chains
        #expect(deputyship.concerns(others) == meet)
    }

    // MARK: Others

    @Test(
        arguments: [
            (nil, "2099-12-31", true), ("2026-11-02", "2026-11-02", true), ("2026-11-02", "2026-11-03", false),
        ] as [(String?, String, Bool)])
    func `a post without a last day lasts`(_ to: String?, _ day: String, _ lasts: Bool) throws {
        var post = HeldPost()
        post.to = try to.map(Self.day)
        #expect(post.lasts(until: try Self.day(day)) == lasts)
    }

    @Test func `a question without an answer lapses when it is open no more`() {
        var question = Question()
        question.isOpen = true
        #expect(question.status == .open)
        question.isOpen = false
        #expect(question.status == .lapsed)
        question.answer = "可以"
        #expect(question.status == .answered)
    }
}
