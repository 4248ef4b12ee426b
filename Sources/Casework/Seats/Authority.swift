import Regulations
import Store

/// By what right the actor speaks in a task: which seats, and for whom.
struct Authority {
    /// The seats whose turn it is, at least one.
    let seats: [Seat]
    /// The person represented; `nil` when the seats are the actor's own.
    let principal: Person?
    /// The post in which the actor speaks.
    let holder: Holder

    /// The code of the person represented.
    var deputyFor: String? { principal?.code }
    /// Whether the voice goes to a performer who asked for it.
    var isAdvice: Bool { seats.allSatisfy(\.origin.isAdvice) }
}

extension Seat {
    /// Whether it is a person's: by name, or by a post.
    func belongs(to code: String, posts: [Holder]) -> Bool {
        if let person { return person == code }
        return holder.map(posts.contains) ?? false
    }
}

extension View {
    /// By what rights the actor may perform a task now: the own one first, then for each person represented.
    ///
    /// Whoever may not decide an own application may not decide it for somebody else either.
    func authorities(for task: CaseTask, chain: String) throws -> [Authority] {
        let open = try seats(of: task.id).filter { $0.status == .open }
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
        guard try !mine.isEmpty && (!posts.isEmpty || directory.isStaying(person.code, on: desk.now.day.iso)) else {
            return nil
        }
        // Advice and an own voice are spoken separately: the advice first, as somebody waits for it.
        let advice = mine.filter(\.origin.isAdvice)
        let seats = advice.isEmpty ? mine : advice
        guard let first = seats.first else { return nil }
        let holder = first.holder ?? posts.first ?? Holder(post: "", unit: "")
        return Authority(seats: seats, principal: principal, holder: holder)
    }
}
