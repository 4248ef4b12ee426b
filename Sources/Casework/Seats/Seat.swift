import Regulations
import Store

/// A place among those who perform a task (席位): one voice, of whoever holds a post or of one person.
public struct Seat: Sendable {
    /// Where a seat stands.
    public enum Status: String, Sendable, Codable {
        /// It is its turn.
        case open
        /// Its turn comes later, or it waits for someone it asked.
        case waiting
        /// It has spoken.
        case spoken
        /// It was passed over: nobody is there, or whoever is need not be asked.
        case passed
        /// Someone else has it now.
        case handedOver = "handed-over"
        /// It was taken away before it spoke.
        case removed
        /// The task ended before it spoke.
        case unasked
    }

    /// How a seat came about.
    public enum Origin: String, Sendable, Codable {
        /// By the chart.
        case chart
        /// Handed over (转办).
        case handedOver = "handed-over"
        /// Delegated, to come back (委派).
        case delegated
        /// A countersigner to be heard before whoever asked (前加签).
        case before
        /// A countersigner beside the others (并加签).
        case beside
        /// A countersigner after the others (后加签).
        case after
        /// Added when the task was late (督办).
        case escalated

        /// Whether it speaks for the one who asked, whose voice then counts.
        var isAdvice: Bool { self == .delegated || self == .before }
        /// Whether it was added beyond what the chart asks for.
        var isAdded: Bool { self == .before || self == .beside || self == .after }
    }

    /// The task.
    public let task: Int
    /// Its number within the task, from 1.
    public let number: Int
    /// The post in a unit whose holders may speak, unless it is a person's.
    public let holder: Holder?
    /// The person whose it is.
    public let person: String?
    /// How much the voice counts.
    public let weight: Int
    /// How it came about.
    public let origin: Origin
    /// Who gave it to its holder, for those that the chart did not make.
    public let by: String?
    /// The seat that waits for this one.
    public let back: Int?
    /// The number of the first of the seats that it follows by being handed on; its own, when it was not. Where one
    /// speaks after the other, that is its place in the order.
    let place: Int
    /// Where it stands.
    public private(set) var status: Status
    /// The opinion that it spoke by.
    public private(set) var opinion: Int?

    init(_ row: Row) throws {
        task = Int(try row.integer("task"))
        number = Int(try row.integer("seat"))
        let post = try row.optionalText("post")
        holder = try post.map { Holder(post: $0, unit: try row.text("unit")) }
        person = try row.optionalText("person")
        weight = Int(try row.integer("weight"))
        origin = Origin(rawValue: try row.text("origin")) ?? .chart
        by = try row.optionalText("by")
        back = try row.optionalInteger("back").map(Int.init)
        place = Int(try row.integer("place"))
        status = Status(rawValue: try row.text("status")) ?? .open
        opinion = try row.optionalInteger("opinion").map(Int.init)
    }

    /// The seat as it is when it speaks after an opinion with a number.
    func speaking(after last: Int?) -> Seat {
        var seat = self
        seat.status = .spoken
        seat.opinion = (last ?? 0) + 1
        return seat
    }

    /// Whether it is one of those that speak one after the other where the rule says so.
    var isInOrder: Bool { !origin.isAdded && origin != .delegated }

    /// Whether it waits for someone it asked, who has not answered.
    func isAsking(among seats: [Seat]) -> Bool {
        status == .waiting && seats.contains { $0.back == number && $0.isSilent }
    }

    /// Whether the voice is still to come.
    var isSilent: Bool { status == .open || status == .waiting }
}

/// A seat as it is made: what an event carries.
struct SeatPlan: Codable, Sendable, Hashable {
    var holder: Holder?
    var person: String?
    var weight: Int = 1
    var origin: Seat.Origin = .chart
    var by: String?
    var back: Int?
    /// The place of a seat that it follows; `nil` for a place of its own.
    var place: Int?
    var status: Seat.Status = .open

    /// The row of the seat.
    func row(task: Int, seat: Int, case number: Int) -> ColumnValues {
        [
            "task": Value(task), "seat": Value(seat), "case": Value(number), "post": Value(holder?.post),
            "unit": Value(holder?.unit), "person": Value(person), "weight": Value(weight),
            "origin": .text(origin.rawValue), "by": Value(by), "back": back.map { Value($0) } ?? .null,
            "place": Value(place ?? seat), "status": .text(status.rawValue), "open": status == .open ? 1 : 0,
        ]
    }
}

extension View {
    /// The seats of a task, by number.
    func seats(of task: Int) throws -> [Seat] {
        try snapshot.rows(
            Query("seats", where: [.equals("task", Value(task))], order: [.ascending("seat")])
        ).map(Seat.init)
    }

    /// The seat of a row that was read earlier, as it is now.
    func seat(of row: Row) throws -> Seat? {
        try snapshot.row(
            "seats", where: [.equals("task", Value(row.integer("task"))), .equals("seat", Value(row.integer("seat")))]
        ).map(Seat.init)
    }

    /// The seats of all tasks of a case, by task and number.
    func seats(ofCase number: Int) throws -> [Seat] {
        try snapshot.rows(
            Query(
                "seats", where: [.equals("case", Value(number))], order: [.ascending("task"), .ascending("seat")])
        ).map(Seat.init)
    }

    /// The people who may speak for a seat today.
    func people(of seat: Seat) throws -> [Person] { try people(named: seat.person, or: seat.holder) }

    /// The person named, unless all the person's posts have ended, or those who hold a post today.
    func people(named person: String?, or holder: Holder?) throws -> [Person] {
        guard let person else { return try holder.map(people) ?? [] }
        guard try directory.isStaying(person, on: desk.now.day.iso) else { return [] }
        return try directory.person(person).map { [$0] } ?? []
    }
}
