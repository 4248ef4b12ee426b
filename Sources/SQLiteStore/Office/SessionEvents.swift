import Digest
import Store

extension Session {
    func head() throws(StoreError) -> Head {
        if let knownHead { return knownHead }
        let last = try lastEvent()
        let head = last?.head ?? Head(number: 0, digest: identity)
        (knownHead, lastTime) = (head, last?.time)
        return head
    }

    func append(_ draft: EventDraft) throws(StoreError) -> Event {
        let fault = EventValidity.fault(in: draft, number: try head().number + 1)
        if let fault { throw .invalidEvent(fault) }
        guard !draft.isReserved else { throw .invalidEvent(.kind) }
        guard TimeOrder.holds(for: draft, after: lastTime) else { throw .backdated }
        if try currentForm() != .latest {
            try add(ChainForm.latest.change(before: draft), in: .first)
            form = .latest
        }
        try note(EventForm(kind: draft.kind, version: draft.version))
        return try add(draft, in: .latest)
    }

    func eventForms() throws(StoreError) -> Set<EventForm> {
        var forms: Set<EventForm> = []
        var cursor = try connection.cursor("SELECT kind, version FROM event_forms")
        while try cursor.next() { forms.insert(EventForm(kind: try cursor.text(0), version: Int(cursor.integer(1)))) }
        return forms
    }

    /// Notes the form of an event that is about to be written.
    private func note(_ form: EventForm) throws(StoreError) {
        var known: Set<EventForm>
        if let notedForms { known = notedForms } else { known = try eventForms() }
        if known.insert(form).inserted {
            try connection.run(writer.formInsertion, [.text(form.kind), .integer(Int64(form.version))])
        }
        notedForms = known
    }

    /// The form of the next event: of an older office, only the chain tells whether somebody changed it.
    private func currentForm() throws(StoreError) -> ChainForm {
        guard form != .latest else { return .latest }
        let changes = try connection.integer(
            "SELECT count(*) FROM events WHERE subject = ? AND kind = ?",
            [.text(ChainForm.changeSubject), .text(ChainForm.changeKind)])
        if changes != 0 { form = .latest }
        return form
    }

    @discardableResult
    private func add(_ draft: EventDraft, in form: ChainForm) throws(StoreError) -> Event {
        let head = try head()
        let number = head.number + 1
        let digest = writer.chain.digest(of: draft, number: number, after: head.digest, in: form)
        try connection.run(
            writer.insertion,
            [
                .integer(Int64(number)), .text(draft.time), .text(draft.kind), .integer(Int64(draft.version)),
                .text(draft.person), Value(draft.deputyFor), .text(draft.command), Value(draft.cause),
                .text(draft.subject), .text(draft.payload), .blob(digest.bytes),
            ])
        (knownHead, lastTime) = (Head(number: number, digest: digest), draft.time)
        return Event(number: number, draft: draft, digest: digest)
    }

    func event(_ number: Int) throws(StoreError) -> Event {
        var cursor = try connection.cursor("\(Self.selection) WHERE number = ?", [.integer(Int64(number))])
        guard try cursor.next() else { throw .unknownEvent(number: number) }
        return try event(from: cursor)
    }

    func events(_ query: EventQuery) throws(StoreError) -> [Event] {
        var events: [Event] = []
        var cursor = try cursor(query)
        while try cursor.next() {
            events.append(try event(from: cursor))
        }
        return events
    }

    func forEachEvent(_ query: EventQuery, _ body: (Event) throws -> Void) throws {
        var cursor = try cursor(query)
        while try cursor.next() {
            try body(try event(from: cursor))
        }
    }

    /// The columns of an event in the order of the canonical form, and the digest.
    static let selection =
        "SELECT number, time, kind, version, person, deputy_for, command, cause, subject, payload, digest FROM events"

    private func lastEvent() throws(StoreError) -> (head: Head, time: String)? {
        var cursor = try connection.cursor("SELECT number, digest, time FROM events ORDER BY number DESC LIMIT 1")
        guard try cursor.next() else { return nil }
        return (Head(number: Int(cursor.integer(0)), digest: try digest(cursor, 1)), try cursor.text(2))
    }

    private func cursor(_ query: EventQuery) throws(StoreError) -> Cursor {
        var sql = "\(Self.selection) WHERE number >= ?"
        var values: [Value] = [.integer(Int64(query.from))]
        if let through = query.through {
            sql += " AND number <= ?"
            values.append(.integer(Int64(through)))
        }
        if let subject = query.subject {
            sql += " AND subject = ?"
            values.append(.text(subject))
        }
        if !query.kinds.isEmpty {
            sql += " AND kind IN (\(query.kinds.map { _ in "?" }.joined(separator: ", ")))"
            values += query.kinds.map { .text($0) }
        }
        sql += query.newestFirst ? " ORDER BY number DESC" : " ORDER BY number"
        if let limit = query.limit {
            sql += " LIMIT ?"
            values.append(.integer(Int64(limit)))
        }
        return try connection.cursor(sql, values)
    }

    private func event(from cursor: borrowing Cursor) throws(StoreError) -> Event {
        let draft = EventDraft(
            time: try cursor.text(1), kind: try cursor.text(2), version: Int(cursor.integer(3)),
            person: try cursor.text(4), deputyFor: try cursor.optionalText(5), command: try cursor.text(6),
            cause: cursor.isNull(7) ? nil : Int(cursor.integer(7)), subject: try cursor.text(8),
            payload: try cursor.text(9))
        return Event(number: Int(cursor.integer(0)), draft: draft, digest: try digest(cursor, 10))
    }

    func digest(_ cursor: borrowing Cursor, _ column: Int32) throws(StoreError) -> SHA256Digest {
        guard let digest = SHA256Digest(bytes: cursor.blob(column)) else {
            throw .damaged(path: connection.path, code: 0)
        }
        return digest
    }
}
