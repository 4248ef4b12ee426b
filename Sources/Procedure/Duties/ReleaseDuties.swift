import Diagnostics
import Records
import Regulations
import Store

/// Says that a duty need not be done this time, and why: a leader of its unit or of one above, the post that is told
/// when it is late, or an administrator; nobody of an own duty.
package struct WaiveDuty: OfficeCommand {
    package static let name = "duty.waive"
    package let number: Int
    package let reason: String

    /// The command for the number of a duty.
    package init(_ number: Int, reason: String) {
        self.number = number
        self.reason = reason
    }

    package func decide(_ recorder: Recorder) throws -> OpenedDuty {
        let row = try recorder.openDuty(number)
        guard reason.contains(where: { !$0.isWhitespace }) else { throw Refusal.waivedWithoutReason }
        let person = recorder.actor.person
        let principal = try recorder.superior(over: row, of: recorder.actor)
        let isOwn = try recorder.reader.duties.people(of: row).contains {
            $0.code == person.code || $0.code == principal?.code
        }
        guard let principal, !isOwn else { throw Refusal.mayNotWaive(number, isOwn: isOwn) }
        recorder.deputyFor = principal.code == person.code ? nil : principal.code
        try recorder.record(DutyWaived(duty: number, reason: reason))
        return row
    }
}

/// Gives a duty to a person for good: one of those who have it, or whoever may waive it.
package struct HandDutyOver: OfficeCommand {
    package static let name = "duty.hand-over"
    package let number: Int
    package let person: String

    /// The command for the number of a duty and who gets it.
    package init(_ number: Int, to person: String) {
        self.number = number
        self.person = person
    }

    package func decide(_ recorder: Recorder) throws -> OpenedDuty {
        let row = try recorder.openDuty(number)
        let actor = recorder.actor
        guard
            let principal = try recorder.reader.duties.performer(of: row, actor)
                ?? recorder.superior(over: row, of: actor)
        else { throw Refusal.dutyNotYours(number) }
        let successor = try recorder.performers.colleague(person)
        let people = try recorder.reader.duties.people(of: row)
        guard people != [successor] else { throw Refusal.hasDutyAlready(successor.name) }
        try recorder.requireAble(successor, row)
        recorder.deputyFor = principal.code == actor.person.code ? nil : principal.code
        try recorder.record(DutyHandedOver(duty: number, to: person))
        return row
    }
}

extension Recorder {
    /// A duty that the actor sees and that is still to be done.
    fileprivate func openDuty(_ number: Int) throws -> OpenedDuty {
        let row = try reader.duties.existing(number)
        guard row.state == .open else { throw Refusal.dutyClosed(number) }
        return row
    }

    /// By whose right the actor is above those who have a duty; `nil` where by none.
    fileprivate func superior(over row: OpenedDuty, of actor: Actor) throws -> Person? {
        if reader.may(.administer) { return actor.person }
        let above = Set(try units.tree().upwards(from: row.unit).map(\.code))
        return actor.principals(in: row.chain ?? "").first { _, posts in
            posts.contains { holder in
                let leads = regulation.organisation.post(holder.post)?.isLeader ?? false
                return (leads && above.contains(holder.unit)) || holder == row.escalated?.holder
            }
        }?.person
    }

    /// Refuses who could not submit what discharges a duty.
    fileprivate func requireAble(_ person: Person, _ row: OpenedDuty) throws {
        let form = row.submits ?? row.chain.flatMap(regulation.chain)?.form
        guard let form = form.flatMap(regulation.form) else { return }
        let allowed = regulation.submitters(of: form) + regulation.correctors(of: form)
        let posts = try directory.posts(of: person.code, on: now.day)
        guard !posts.contains(where: { holder in allowed.contains { $0.id == holder.post } }) else { return }
        throw Refusal.unableToDischarge(person.name, form)
    }
}

extension Refusal {
    fileprivate static func dutyClosed(_ number: Int) -> Refusal {
        Refusal(
            "duty.closed",
            Message("第 \(number) 号定期工作已经不用做了", "duty number \(number) is not to be done any more"), access: .granted)
    }

    fileprivate static var waivedWithoutReason: Refusal {
        Refusal(
            "duty.no-reason", Message("免做要写明原因", "a duty is waived for a reason"),
            advice: Message("用 -m 写明原因", "say why with -m"), access: .granted)
    }

    fileprivate static func mayNotWaive(_ number: Int, isOwn: Bool) -> Refusal {
        isOwn
            ? Refusal(
                "duty.own", Message("自己的定期工作不能由自己免做", "nobody waives an own duty"),
                access: .denied(subject: "duty:\(number)"))
            : Refusal(
                "duty.not-above",
                Message(
                    "第 \(number) 号定期工作要由本单位或上级单位的领导、督办岗位或管理员免做",
                    "duty number \(number) is waived by a leader of its unit or of one above, or by an administrator"),
                access: .denied(subject: "duty:\(number)"))
    }

    fileprivate static func dutyNotYours(_ number: Int) -> Refusal {
        Refusal(
            "duty.not-yours",
            Message("第 \(number) 号定期工作不由您办理", "duty number \(number) is not yours to hand over"),
            access: .denied(subject: "duty:\(number)"))
    }

    fileprivate static func hasDutyAlready(_ person: String) -> Refusal {
        Refusal(
            "duty.has-it", Message("这项定期工作已经由 \(person) 办理", "\(person) has this duty already"), access: .granted)
    }

    fileprivate static func unableToDischarge(_ person: String, _ form: Form) -> Refusal {
        Refusal(
            "duty.unable",
            Message("\(person) 的岗位不能提交“\(form.label)”", "\(person) holds no post that may submit a “\(form.id)”"),
            access: .granted)
    }
}
