import Records
import Regulations
import Store

/// By what right the actor speaks in a task: which seats, and for whom.
package struct Authority {
    /// The seats whose turn it is, at least one.
    package let seats: [Seat]
    /// The person represented; `nil` when the seats are the actor's own.
    package let principal: Person?
    /// The post in which the actor speaks.
    package let holder: Holder

    /// The code of the person represented.
    package var deputyFor: String? { principal?.code }
    /// Whether the voice goes to a performer who asked for it.
    package var isAdvice: Bool { seats.allSatisfy(\.origin.isAdvice) }
}

extension PerformerReader {
    /// By what rights the actor may perform a task now: the own one first, then for each person represented.
    ///
    /// Whoever may not decide an own application may not decide it for somebody else either.
    package func authorities(for task: CaseTask, chain: String) throws -> [Authority] {
        let open = try reader.cases.seats(of: task.id).filter { $0.status == .open }
        let actor = reader.actor
        guard !open.isEmpty, !task.barred.contains(actor.person.code) else { return [] }
        let own = try authority(over: open, actor.person, actor.posts, as: nil)
        let others = try actor.represented.filter { represented in
            (represented.chains.isEmpty || represented.chains.contains(chain))
                && !task.barred.contains(represented.person.code)
        }.compactMap { try authority(over: open, $0.person, $0.posts, as: $0.person) }
        return (own.map { [$0] } ?? []) + others
    }

    private func authority(
        over open: [Seat], _ person: Person, _ posts: [Holder], as principal: Person?
    ) throws -> Authority? {
        let mine = open.filter { $0.belongs(to: person.code, posts: posts) }
        // Whoever has left decides nothing, although seats may still be the person's by name.
        guard
            try !mine.isEmpty && (!posts.isEmpty || reader.directory.isStaying(person.code, on: reader.now.day))
        else { return nil }
        // Advice and an own voice are spoken separately: the advice first, as somebody waits for it.
        let advice = mine.filter(\.origin.isAdvice)
        let seats = advice.isEmpty ? mine : advice
        guard let first = seats.first else { return nil }
        let holder = first.holder ?? posts.first ?? Holder(post: "", unit: "")
        return Authority(seats: seats, principal: principal, holder: holder)
    }

    /// The open tasks that the actor may perform, own ones and those of people the actor represents, the oldest first.
    package func myTasks() throws -> [(task: CaseTask, authority: Authority)] {
        let whose = reader.actor.principals.flatMap { principal in
            [[Seat.person == principal.person.code, Seat.isOpen == true]]
                + principal.posts.map { holder in
                    [Seat.unit == holder.unit, Seat.post == holder.post, Seat.isOpen == true]
                }
        }
        let ids = try whose.flatMap { try reader.snapshot.values(Seat.task, where: $0) }
        return try Set(ids).sorted().compactMap { id in
            guard let task = try reader.cases.task(id) else { return nil }
            return try authorities(for: task, chain: chain(of: task)).first.map { (task, $0) }
        }
    }

    private func chain(of task: CaseTask) throws -> String {
        guard !reader.actor.represented.isEmpty else { return "" }
        return try reader.cases.find(task.case)?.chain ?? ""
    }
}
