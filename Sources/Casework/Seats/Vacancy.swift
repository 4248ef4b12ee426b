import Regulations
import Store

extension View {
    /// The open tasks that nobody can decide today, the first first: they wait for a post that nobody holds, or that only
    /// someone holds who may not decide them, or for a person who has left. Where the first voice decides, somebody at
    /// one of the posts is enough.
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

    private func isVacant(_ task: CaseTask) throws -> Bool {
        let open = try seats(of: task.id).filter { $0.status == .open }
        let vacant = try open.filter { try people(of: $0).allSatisfy { task.barred.contains($0.code) } }
        guard !vacant.isEmpty, vacant.count < open.count else { return !vacant.isEmpty }
        let found = try anyCase(task.case)
        let chart = try desk.edition(found.package, from: snapshot).chart(found.chart, form: found.form)
        return chart.annotations.task(task.state)?.completion.rule != .any
    }
}
