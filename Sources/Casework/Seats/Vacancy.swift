import Regulations
import Store

extension View {
    /// The open tasks that nobody can decide today, the first first: they wait for a post that nobody holds, or that only
    /// someone holds who may not decide them, or for a person who has left, and the voices of the others are not enough.
    func vacantTasks() throws -> [CaseTask] {
        let seats = try openSeats(.equals("person", .null))
        let few = try Set(Set(seats.compactMap(\.holder)).filter { try people($0).count <= 1 })
        let left = try directory.codesOfThoseWhoLeft(by: desk.now.day.iso)
        let suspects =
            seats.filter { $0.holder.map(few.contains) ?? false }
            + (try left.flatMap { try openSeats(.equals("person", .text($0))) })
        return try Set(suspects.map(\.task)).sorted().compactMap(task).filter(isVacant)
    }

    private func openSeats(_ whose: Condition) throws -> [Seat] {
        try snapshot.rows(Query("seats", where: [whose, .equals("open", 1)])).map(Seat.init)
    }

    private func task(_ id: Int) throws -> CaseTask? {
        try snapshot.row("tasks", where: [.equals("id", Value(id))]).map(CaseTask.init)
    }

    /// Whether the task stays undecided although all agree who can be asked.
    private func isVacant(_ task: CaseTask) throws -> Bool {
        let seats = try seats(of: task.id)
        let free = Set(
            try seats.filter { seat in
                try seat.isSilent && people(of: seat).contains { !task.barred.contains($0.code) }
            }.map(\.number))
        // Whoever waits for an answer that nobody can give does not speak either.
        let able = free.filter { !waitsForNobody($0, seats, free) }
        let found = try anyCase(task.case)
        let chart = try desk.edition(found.package, from: snapshot).chart(found.chart, form: found.form)
        guard !able.isEmpty, let definition = chart.annotations.task(task.state) else { return true }
        let given = try opinions(of: task.case).filter { $0.task == task.id }
        let earlier = Dictionary(given.map { ($0.id, $0.action) }, uniquingKeysWith: { _, last in last })
        var actions: [Int: String] = [:]
        for seat in seats {
            actions[seat.number] =
                able.contains(seat.number) ? definition.forward?.name : seat.opinion.flatMap { earlier[$0] }
        }
        let spoken = seats.map { able.contains($0.number) ? $0.speaking(after: given.last?.id) : $0 }
        if case .open = Tally(definition: definition, seats: spoken, actions: actions).outcome() { return true }
        return false
    }

    private func waitsForNobody(_ number: Int, _ seats: [Seat], _ free: Set<Int>) -> Bool {
        seats.contains { asked in
            asked.back == number && asked.isSilent
                && (!free.contains(asked.number) || waitsForNobody(asked.number, seats, free))
        }
    }
}
