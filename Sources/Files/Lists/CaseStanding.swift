public import Procedure
public import Records
import Store

/// Where the last case about a record stands: the tasks that wait, and with whom.
public struct CaseStanding: Sendable {
    /// The case.
    public let `case`: Int
    /// The tasks that wait.
    public let tasks: [CaseTask]
    /// The people whose turn it is.
    public let holders: [Person]
    /// Tasks for which nobody is there.
    public let vacant: [WaitingTask]
}

extension CaseList {
    /// Where the last cases about records stand that the actor sees, by the number of the record: a few questions for
    /// all of them, so that a long list costs little more than a short one.
    package func standings(of form: String, _ records: [String]) throws -> [String: CaseStanding] {
        let listing = Listing(reader)
        var standings: [String: CaseStanding] = [:]
        for page in listing.pages(of: records) {
            let about = [Case.form == form, Case.record.isOne(of: page)]
            let order = [Case.number.ascending]
            let numbers = try reader.snapshot.values(Case.number, where: about, order: order)
            let subjects = try reader.snapshot.values(Case.record, where: about, order: order)
            let last = Dictionary(zip(subjects, numbers), uniquingKeysWith: { _, last in last })
            let found = try self.standings(ofCases: last.values.sorted())
            for (record, number) in last { standings[record] = found[number] }
        }
        return standings
    }

    private func standings(ofCases numbers: [Int]) throws -> [Int: CaseStanding] {
        let tasks: [CaseTask] = try reader.snapshot.all(
            where: [CaseTask.case.isOne(of: numbers), CaseTask.status == .open], order: [CaseTask.id.ascending])
        let seats: [Seat] = try reader.snapshot.all(
            where: [Seat.task.isOne(of: tasks.map(\.id)), Seat.isOpen == true],
            order: [Seat.task.ascending, Seat.number.ascending])
        let byCase = Dictionary(grouping: tasks, by: \.case)
        let byTask = Dictionary(grouping: seats, by: \.task)
        return Dictionary(
            try numbers.map { ($0, try standing(of: $0, byCase[$0] ?? []) { byTask[$0.id] ?? [] }) },
            uniquingKeysWith: { first, _ in first })
    }

    /// Where a case stands.
    ///
    /// - Parameters:
    ///   - tasks: its open tasks.
    ///   - seats: those of a task, of which those count whose turn it is.
    func standing(
        of number: Int, _ tasks: [CaseTask], seats: (CaseTask) throws -> [Seat]
    ) throws -> CaseStanding {
        let people = try tasks.map { task in
            try seats(task).filter(\.isOpen).flatMap { try reader.performers.people(of: $0) }
        }
        let vacant = zip(tasks, people).filter(\.1.isEmpty).map(\.0)
        return CaseStanding(
            case: number, tasks: tasks, holders: Self.once(people.flatMap { $0 }),
            vacant: try vacant.map(reader.performers.waiting))
    }

    /// People, each once.
    private static func once(_ people: [Person]) -> [Person] {
        var seen: Set<String> = []
        return people.filter { seen.insert($0.code).inserted }
    }
}
