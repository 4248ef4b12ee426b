import Digest
import Store

extension RecordedEvent {
    /// The row at a cursor over `Session.selection`, valid until its next step.
    init(_ row: borrowing Cursor) {
        self.init(
            number: Int(row.integer(0)), time: row.bytes(1), kind: row.bytes(2), version: Int(row.integer(3)),
            person: row.bytes(4), deputyFor: row.isNull(5) ? nil : row.bytes(5), command: row.bytes(6),
            cause: row.isNull(7) ? nil : Int(row.integer(7)), subject: row.bytes(8), payload: row.bytes(9),
            digest: row.bytes(10))
    }
}

extension ChainCheck {
    /// Checks all events; throws `StoreError` when that is impossible.
    mutating func run(_ connection: Connection, progress: (Int) -> Void = { _ in }) throws(StoreError) {
        var cursor = try connection.cursor("\(Session.selection) ORDER BY number")
        while try cursor.next() {
            check(RecordedEvent(cursor))
            if head.number.isMultiple(of: 10_000) { progress(head.number) }
        }
    }
}

extension OfficeFile {
    /// Hands over all events as lines that a third party can verify (see `Documentation/events.md`), each with its line
    /// feed: first a heading with the office's identity and the form of its first event, then one canonical line with
    /// its digest for each event.
    public func exportEvents(_ body: (UnsafeRawBufferPointer) throws -> Void) throws {
        try reading { session in
            try CanonicalEvent.heading(identity: identity, form: firstForm).withUnsafeBytes(body)
            var canonical = CanonicalEvent()
            var cursor = try session.connection.cursor("\(Session.selection) ORDER BY number")
            while try cursor.next() {
                let event = RecordedEvent(cursor)
                canonical.write(event)
                canonical.end(digest: event.digest)
                try canonical.line.withUnsafeBytes(body)
            }
        }
    }
}
