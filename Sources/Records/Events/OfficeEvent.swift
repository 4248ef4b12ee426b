import Store
import Values

/// Something that happened in an office, as data of one kind and version. Appliers turn it into rows; nothing else
/// does.
///
/// A later form of an event is a type of its own with the next version; this one and its applier stay for ever.
package protocol OfficeEvent: Codable, Sendable {
    /// The stable, dotted name of the kind.
    static var kind: String { get }
    /// The version of the payload's form, from 1.
    static var version: Int { get }
    /// The first version that reads as this one does.
    static var firstVersion: Int { get }
    /// What it is about, such as `case:12`; events can be asked for by it.
    var subject: String { get }
    /// Writes what follows from the event.
    func apply(_ stamp: Stamp, to tables: any TableWriting) throws
}

extension OfficeEvent {
    /// The first form.
    package static var version: Int { 1 }

    /// Only this one.
    package static var firstVersion: Int { version }

    /// The canonical JSON of the event: sorted keys, no spaces.
    package func payload() throws -> String {
        try CanonicalJSON.text(of: self)
    }

    /// Reads what was written down.
    package init(_ event: Store.Event) throws {
        self = try CanonicalJSON.value(Self.self, from: event.payload)
    }
}

/// What an event is written down with, beside its payload: what its rows say of who and when.
package struct Stamp: Sendable, Equatable {
    /// The number of the event; what it makes is known by it.
    package let number: Int
    /// When.
    package let time: Timestamp
    /// Who did it.
    package let person: String
    /// For whom, by a deputy.
    package let deputyFor: String?

    /// A stamp from its parts.
    package init(number: Int, time: Timestamp, person: String, deputyFor: String?) {
        self.number = number
        self.time = time
        self.person = person
        self.deputyFor = deputyFor
    }

    /// The stamp of an event that was written down.
    ///
    /// - Throws: `Timestamp.ParsingError` where its time is none.
    package init(_ event: Store.Event) throws {
        self.init(
            number: event.number, time: try Timestamp(parsing: event.time), person: event.person,
            deputyFor: event.deputyFor)
    }
}
