import Diagnostics
import Files
import Procedure
import Records
import Store

/// Who gets a copy.
public enum CopyReceiver: Sendable, Hashable {
    /// A person, by code.
    case person(String)
    /// Everyone with a post in a unit, by code.
    case unit(String)
}

extension Desk {
    /// Sends copies of how a case stands (抄送): who gets one sees the case from then on. A closed case can be copied too.
    ///
    /// - Parameter note: what is written to the receivers.
    /// - Throws: `CaseworkError`, `ConversationError`.
    /// - Returns: the names of the receivers.
    public func copy(_ number: Int, to receivers: [CopyReceiver], note: String = "") throws -> [String] {
        try change { recorder in
            let found = try recorder.sight.existingCase(number)
            guard try recorder.sight.isInvolved(in: found) else { throw ConversationError.notInvolved(case: number) }
            var seen: Set<CopyReceiver> = []
            return try receivers.filter { seen.insert($0).inserted }.map { receiver in
                try send(receiver, found, note, recorder)
            }
        }
    }

    /// Sends one copy; the receiver's name.
    private func send(
        _ receiver: CopyReceiver, _ found: Case, _ note: String, _ recorder: Recorder
    ) throws -> String {
        let name: String
        var event = CopySent(case: found.number, state: "", label: "抄送", clause: nil, note: note)
        switch receiver {
        case .person(let code):
            let person = try recorder.performers.colleague(code)
            guard person.code != actor.person.code else {
                throw ConversationError.copiesOneself(case: found.number)
            }
            (event.person, name) = (person.code, person.name)
        case .unit(let code):
            let unit = try recorder.units.existingUnit(code)
            (event.unit, name) = (unit.code, unit.name)
        }
        let hidden = try recorder.records.record(found.form, found.record).map(recorder.sight.hiddenFields) ?? []
        event.hidden = hidden.isEmpty ? nil : hidden.sorted()
        let unread = try recorder.conversation.copies(of: found.number).last {
            $0.sender != nil && $0.isUnread && $0.person == event.person && $0.unit == event.unit && $0.hidden == hidden
        }
        if let unread {
            throw ConversationError.alreadyCopied(
                case: found.number, receiver: name, at: unread.time.localMinute)
        }
        try recorder.record(event)
        return name
    }

    /// Notes that the actor has read the copies of a case that came to the actor or to people whom the actor
    /// represents, alone or with a unit (已阅).
    ///
    /// - Throws: `CaseworkError`, `ConversationError`.
    /// - Returns: the copies that are read now.
    public func read(_ number: Int) throws -> [SentCopy] {
        try change { recorder in
            let mine = try recorder.conversation.receivedCopies(of: recorder.sight.existingCase(number))
            guard !mine.isEmpty else { throw ConversationError.notCopied(case: number) }
            let readings = try recorder.conversation.readings(in: number).filter { $0.person == actor.person.code }
            let unread = mine.filter { received in !readings.contains { $0.copy == received.copy.id } }
            guard !unread.isEmpty else {
                throw ConversationError.alreadyRead(case: number, at: readings.last?.time.localMinute ?? "")
            }
            for (receiver, received) in Dictionary(grouping: unread, by: \.receiver.code).sorted(by: { $0.key < $1.key }
            ) {
                recorder.deputyFor = receiver == actor.person.code ? nil : receiver
                try recorder.record(CopyRead(case: number, copies: received.map(\.copy.id)))
            }
            return unread.map(\.copy)
        }
    }
}
