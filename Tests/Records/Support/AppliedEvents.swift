import MemoryStore
import Store
import Testing
import Values

@testable import Records

/// An office in memory to which events are given one after the other, as they are written down and read again: what
/// follows from them are its rows. The first comes at 09:00 on Monday, 2 November 2026, each a minute later.
final class AppliedEvents {
    let office: any Office
    private var count: Int64 = 0

    init() throws { office = try MemoryOffices().create(at: "rows", tables: OfficeTables.all) }

    /// An office in which some things have happened.
    convenience init(_ events: any OfficeEvent...) throws {
        try self.init()
        for event in events { try give(event) }
    }

    /// The time of the event with a number, in local time: `09:00` is that of the first.
    static func time(_ number: Int) throws -> Timestamp {
        try Timestamp(parsing: "2026-11-02T09:00:00+08:00").adding(milliseconds: Int64(number - 1) * 60_000)
    }

    /// Writes an event down and applies it; its number.
    @discardableResult
    func give(_ event: some OfficeEvent, by person: String = "clerk", for principal: String? = nil) throws -> Int {
        let kind = type(of: event)
        return try give(
            kind.kind, version: kind.version, event.payload(), subject: event.subject, by: person, for: principal)
    }

    /// Writes down and applies what an event of some version says.
    @discardableResult
    func give(
        _ kind: String, version: Int, _ payload: String, subject: String = "office", by person: String = "clerk",
        for principal: String? = nil
    ) throws -> Int {
        count += 1
        let time = try Self.time(Int(count))
        return try office.write { transaction in
            let event = try transaction.append(
                EventDraft(
                    time: time.iso, kind: kind, version: version, person: person, deputyFor: principal,
                    command: "test", subject: subject, payload: payload))
            try Applier.apply(event, to: transaction)
            return event.number
        }
    }

    /// The rows of a table, each as `column=value …` in the order of its columns; columns that are empty, null or
    /// false are left out, and moments are the local time of the day.
    func rows<Row: StoredRow>(_ type: Row.Type) throws -> [String] {
        try office.read { tables in
            try tables.all(Row.self, order: []).map { row in
                try row.written().pairs.compactMap { name, value in
                    Self.spelling(of: value, isMoment: Self.moments.contains(name)).map { "\(name)=\($0)" }
                }.joined(separator: " ")
            }
        }
    }

    /// Some columns of the rows of a table, each as `value value …`; `-` for null.
    func rows<Row: StoredRow>(_ type: Row.Type, _ columns: String...) throws -> [String] {
        try office.read { tables in
            try tables.all(Row.self, order: []).map { row in
                let values = try row.written()
                return try columns.map { column in
                    let value = try #require(values[column], "there is no column \(column)")
                    return Self.text(of: value, isMoment: Self.moments.contains(column))
                }.joined(separator: " ")
            }
        }
    }

    /// The columns that hold a moment.
    private static let moments: Set<String> = [
        "opened", "closed", "time", "due", "paused", "fired", "voidedat", "answered", "forwarded", "ended", "adopted",
        "created", "updated", "requested", "certified", "revoked",
    ]

    private static func spelling(of value: Store.Value, isMoment: Bool) -> String? {
        switch value {
        case .null, .integer(0), .text(""), .text("{}"): nil
        default: text(of: value, isMoment: isMoment)
        }
    }

    private static func text(of value: Store.Value, isMoment: Bool) -> String {
        switch value {
        case .null: "-"
        case .integer(let milliseconds) where isMoment:
            String(Timestamp(milliseconds: milliseconds).localMinute.suffix(5))
        case .integer(let number): String(number)
        case .text(let text): text
        case .blob(let bytes): "\(bytes.count) bytes"
        }
    }
}
