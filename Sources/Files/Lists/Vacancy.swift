import Procedure
import Records
import Regulations
import Store

/// Finds tasks that nobody can decide.
package struct Vacancies {
    private let reader: OfficeReader

    package init(_ reader: OfficeReader) { self.reader = reader }

    /// The open tasks that nobody can decide today, the first first: they wait for a post that nobody holds, or that
    /// only someone holds who may not decide them, or for a person who has left, and the voices of the others are not
    /// enough.
    package func tasks() throws -> [CaseTask] {
        let seats = try openSeats(Seat.person == nil)
        let few = try Set(Set(seats.compactMap(\.holder)).filter { try reader.performers.people($0).count <= 1 })
        let left = try reader.directory.codesOfThoseWhoLeft(by: reader.now.day)
        let suspects =
            seats.filter { $0.holder.map(few.contains) ?? false }
            + (try left.flatMap { try openSeats(Seat.person == $0) })
        return try Set(suspects.map(\.task)).sorted().compactMap(reader.cases.task).filter(isVacant)
    }

    private func openSeats(_ whose: Predicate<Seat>) throws -> [Seat] {
        try reader.snapshot.all(where: [whose, Seat.isOpen == true])
    }

    /// Whether the task stays undecided although all agree who can be asked.
    private func isVacant(_ task: CaseTask) throws -> Bool {
        let found = try reader.cases.anyCase(task.case)
        let chart = try reader.edition(found.package).chart(found.chart, form: found.form)
        let able = try ableSeats(of: task)
        guard !able.isEmpty, let definition = chart.annotations.task(task.state), let forward = definition.forward
        else { return true }
        let speaking = Dictionary(able.map { ($0, forward.name) }, uniquingKeysWith: { first, _ in first })
        if case .open = try reader.performers.outcome(of: task, definition, speaking: speaking) { return true }
        return false
    }

    /// The silent seats for which somebody could speak, now or when those have answered whom they asked.
    private func ableSeats(of task: CaseTask) throws -> [Int] {
        let seats = try reader.cases.seats(of: task.id)
        let held = try seats.filter { seat in
            try seat.isSilent && reader.performers.people(of: seat).contains { !task.barred.contains($0.code) }
        }.map(\.number)
        return held.filter { !waitsForNobody($0, seats, held) }
    }

    /// Whether a seat waits for an answer that nobody can give.
    private func waitsForNobody(_ number: Int, _ seats: [Seat], _ held: [Int]) -> Bool {
        seats.contains { asked in
            asked.back == number && asked.isSilent
                && (!held.contains(asked.number) || waitsForNobody(asked.number, seats, held))
        }
    }
}
