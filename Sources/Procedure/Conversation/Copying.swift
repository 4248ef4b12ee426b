import Diagnostics
import Records
import Store

/// Who gets a copy.
public enum CopyReceiver: Codable, Sendable, Hashable {
    /// A person, by code.
    case person(String)
    /// Everyone with a post in a unit, by code.
    case unit(String)
}

/// Sends copies of how a case stands (抄送): who gets one sees the case from then on. A closed case can be copied too.
package struct SendCopies: OfficeCommand {
    package static let name = "copies.send"
    package let `case`: Int
    package let receivers: [CopyReceiver]
    package let note: String

    /// The command for a case.
    ///
    /// - Parameter note: what is written to the receivers.
    package init(_ number: Int, to receivers: [CopyReceiver], note: String) {
        self.case = number
        self.receivers = receivers
        self.note = note
    }

    /// - Returns: the names of the receivers.
    package func decide(_ recorder: Recorder) throws -> [String] {
        let found = try recorder.sight.existingCase(self.case)
        guard try recorder.sight.isInvolved(in: found) else { throw Refusal.notInvolved(case: self.case) }
        var seen: Set<CopyReceiver> = []
        return try receivers.filter { seen.insert($0).inserted }.map { try send($0, found, recorder) }
    }

    /// Sends one copy; the receiver's name.
    private func send(_ receiver: CopyReceiver, _ found: Case, _ recorder: Recorder) throws -> String {
        let name: String
        var event = CopySent(
            case: found.number, state: "", label: CopyOccasion.person.recorded, clause: nil, note: note)
        switch receiver {
        case .person(let code):
            let person = try recorder.performers.colleague(code)
            guard person.code != recorder.actor.person.code else {
                throw Refusal.copiesOneself(case: found.number)
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
            throw Refusal.alreadyCopied(
                case: found.number, receiver: name, at: unread.time.localMinute)
        }
        try recorder.record(event)
        return name
    }
}

/// Notes that the actor has read the copies of a case that came to the actor or to people whom the actor represents,
/// alone or with a unit (已阅).
package struct ReadCopies: OfficeCommand {
    package static let name = "copies.read"
    package let `case`: Int

    /// The command for a case.
    package init(_ number: Int) { self.case = number }

    /// - Returns: the copies that are read now.
    package func decide(_ recorder: Recorder) throws -> [SentCopy] {
        let number = self.case
        let actor = recorder.actor.person.code
        let mine = try recorder.conversation.receivedCopies(of: recorder.sight.existingCase(number))
        guard !mine.isEmpty else { throw Refusal.notCopied(case: number) }
        let readings = try recorder.conversation.readings(in: number).filter { $0.person == actor }
        let unread = mine.filter { received in !readings.contains { $0.copy == received.copy.id } }
        guard !unread.isEmpty else {
            throw Refusal.alreadyRead(case: number, at: readings.last?.time.localMinute ?? "")
        }
        let byReceiver = Dictionary(grouping: unread, by: \.receiver.code)
        for (receiver, received) in byReceiver.sorted(by: { $0.key < $1.key }) {
            recorder.deputyFor = receiver == actor ? nil : receiver
            try recorder.record(CopyRead(case: number, copies: received.map(\.copy.id)))
        }
        return unread.map(\.copy)
    }
}

extension Refusal {
    package static func notInvolved(case number: Int) -> Refusal {
        Refusal(
            "conversation.not-involved", Message("您没有参与办理事项 \(number)", "you have no part in case \(number)"),
            advice: Message(
                "提交人、办理过的人和被询问的人可以",
                "its submitter, those who have or had a task in it, and those who were asked may"),
            access: .denied(subject: "case:\(number)"))
    }

    fileprivate static func copiesOneself(case number: Int) -> Refusal {
        Refusal(
            "conversation.copies-oneself",
            Message("事项 \(number) 不用抄送给自己", "case \(number) needs no copy to yourself"), access: .granted)
    }

    fileprivate static func alreadyCopied(case number: Int, receiver: String, at time: String) -> Refusal {
        Refusal(
            "conversation.already-copied",
            Message(
                "事项 \(number) 已于 \(time) 抄送给 \(receiver)，还没有阅",
                "\(receiver) got a copy of case \(number) at \(time) and has not read it yet"),
            access: .granted)
    }

    fileprivate static func notCopied(case number: Int) -> Refusal {
        Refusal(
            "conversation.not-copied", Message("事项 \(number) 没有抄送给您", "you got no copy of case \(number)"),
            advice: Message("用 docket inbox --copies 查看抄送给您的事项", "docket inbox --copies shows the copies that you got"),
            access: .denied(subject: "case:\(number)"))
    }

    fileprivate static func alreadyRead(case number: Int, at time: String) -> Refusal {
        Refusal(
            "conversation.already-read",
            Message("事项 \(number) 的抄送您已于 \(time) 阅过", "you read the copy of case \(number) at \(time)"),
            access: .granted)
    }
}
