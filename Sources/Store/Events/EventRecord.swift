import Digest

extension CanonicalEvent {
    /// Writes the row at a cursor over `Session.selection`, without making strings of it.
    mutating func write(_ row: borrowing Cursor) {
        begin(number: Int(row.integer(0)))
        add(row.bytes(1))
        add(row.bytes(2))
        add(raw: String(row.integer(3)).utf8)
        add(row.bytes(4))
        add(row.bytes(5))
        add(row.bytes(6))
        add(raw: row.isNull(7) ? "".utf8 : String(row.integer(7)).utf8)
        add(row.bytes(8))
        add(raw: row.bytes(9))
    }
}

extension EventValidity {
    /// The first part of the row at a cursor over `Session.selection` that could not have been written down.
    static func fault(in row: borrowing Cursor, number: Int) -> EventField? {
        if !isTime(row.bytes(1)) { return .time }
        if !isKind(row.bytes(2)) { return .kind }
        if row.integer(3) < 1 { return .version }
        if row.bytes(4).isEmpty { return .person }
        if !row.isNull(5), row.bytes(5).isEmpty { return .deputyFor }
        if row.bytes(6).isEmpty { return .command }
        if !row.isNull(7), !(1..<Int64(number)).contains(row.integer(7)) { return .cause }
        if row.bytes(8).isEmpty { return .subject }
        if !isPayload(row.bytes(9)) { return .payload }
        return nil
    }
}

extension OfficeFile {
    /// Hands over all events as lines that a third party can verify (see `Documentation/events.md`), each with its line
    /// feed: first a heading with the office's identity, then one canonical line with its digest for each event.
    public func exportEvents(_ body: (UnsafeRawBufferPointer) throws -> Void) throws {
        try reading { session in
            try Array("docket-events\t1\t\(identity)\n".utf8).withUnsafeBytes(body)
            var canonical = CanonicalEvent()
            var cursor = try session.connection.cursor("\(Session.selection) ORDER BY number")
            while try cursor.next() {
                canonical.write(cursor)
                canonical.add(raw: hexadecimal(cursor.bytes(10)).utf8)
                canonical.end()
                try canonical.line.withUnsafeBytes(body)
            }
        }
    }
}
