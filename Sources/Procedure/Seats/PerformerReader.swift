import Diagnostics
import Records
import Regulations
import Store

/// Reads who performs tasks today.
package struct PerformerReader {
    let reader: OfficeReader

    // MARK: People

    /// The people who hold a post in a unit today.
    package func people(_ holder: Holder) throws -> [Person] { try reader.holders(of: holder) }

    /// The people who may speak for a seat today.
    package func people(of seat: Seat) throws -> [Person] { try people(named: seat.person, or: seat.holder) }

    /// The person named, unless all the person's posts have ended, or those who hold a post today.
    package func people(named person: String?, or holder: Holder?) throws -> [Person] {
        guard let person else { return try holder.map(people) ?? [] }
        guard try reader.directory.isStaying(person, on: reader.now.day) else { return [] }
        return try reader.directory.person(person).map { [$0] } ?? []
    }

    /// A person who must be there and hold a post today.
    package func colleague(_ code: String) throws -> Person {
        guard let person = try reader.directory.person(code) else {
            throw Refusal.unknownPerson(code, known: try reader.directory.codes())
        }
        guard try !reader.directory.posts(of: code, on: reader.now.day).isEmpty else {
            throw Refusal.withoutPost(person.name)
        }
        return person
    }

    // MARK: Places

    /// The post that leads a unit and that somebody holds today; where there is none, or only a person who is left out
    /// holds it, that of the next unit above.
    package func leader(above unit: String, except person: String? = nil) throws -> Holder? {
        let posts = reader.regulation.organisation.posts.filter(\.isLeader)
        for unit in try reader.units.tree().upwards(from: unit) {
            for post in posts {
                let holder = Holder(post: post.id, unit: unit.code)
                let people = try people(holder)
                if people.contains(where: { $0.code != person }) { return holder }
            }
        }
        return nil
    }

    /// The unit at a place, seen from a case.
    package func unit(at place: Regulations.Place, of found: Case) throws -> Unit? {
        let record = try reader.records.record(found.form, found.record)
        let tree = try reader.units.tree()
        switch place {
        case .field(let field): return record?.values.text(field).flatMap { tree[$0] }
        case .owner:
            let customer = try record?.customer.flatMap { try reader.records.customer($0) }
            return tree[customer?.owner ?? customer?.unit ?? found.unit]
        case .kind, .submitter, .superior, .unit: return tree.unit(at: place, from: found.unit)
        }
    }

    /// The units that get a copy: the one at the place, or all of its kind.
    package func receivers(of copy: Copy, in found: Case) throws -> [Unit] {
        guard copy.isEach, case .kind(let kind) = copy.place else {
            return try unit(at: copy.place, of: found).map { [$0] } ?? []
        }
        return try reader.units.tree().all(of: kind)
    }

    // MARK: Voices

    /// How the voices in a task stand, with those that are being given now.
    ///
    /// - Parameter speaking: the action by which seats speak now, by number of the seat.
    package func outcome(
        of task: CaseTask, _ definition: TaskDefinition, speaking: [Int: String] = [:]
    ) throws -> Tally.Outcome {
        let seats = try reader.cases.seats(of: task.id)
        // Where nobody has spoken yet, there is no opinion that counts.
        let isFirst = seats.allSatisfy { $0.opinion == nil && $0.status != .spoken }
        let given = isFirst ? [] : try reader.cases.opinions(of: task.case).filter { $0.task == task.id }
        let earlier = Dictionary(given.map { ($0.id, $0.action) }, uniquingKeysWith: { _, last in last })
        var actions = speaking
        for seat in seats where speaking[seat.number] == nil {
            actions[seat.number] = seat.opinion.flatMap { earlier[$0] }
        }
        let after = seats.map { speaking[$0.number] == nil ? $0 : $0.speaking(after: given.last?.id) }
        return Tally(definition: definition, seats: after, actions: actions).outcome()
    }
}

extension Refusal {
    package static func withoutPost(_ person: String) -> Refusal {
        Refusal(
            "approval.without-post", Message("\(person) 现在没有岗位", "\(person) holds no post now"), access: .granted)
    }
}

extension OfficeReader {
    /// Who performs tasks.
    package var performers: PerformerReader { PerformerReader(reader: self) }
}

extension Recorder {
    /// Who performs tasks.
    package var performers: PerformerReader { reader.performers }
}
