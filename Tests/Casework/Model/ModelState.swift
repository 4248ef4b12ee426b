import Regulations
import SCXML
import SQLiteStore
import Store

@testable import Casework
@testable import Files
@testable import Procedure
@testable import Records

/// What an office holds about its cases at one moment, with who could speak for what.
struct ModelState {
    /// A seat whose turn it is, and who may speak for it.
    struct Right: Hashable {
        let task: Int
        let seat: Int
        let person: String
    }

    var head = 0
    var cases: [Case] = []
    var tasks: [CaseTask] = []
    var seats: [Seat] = []
    var opinions: [Opinion] = []
    var rights: Set<Right> = []
    /// Pairs of deputy and person represented, today.
    var deputies: Set<[String]> = []
    /// The deputyships that have not ended, by number.
    var deputyships: [Int] = []
    /// The open cases, of earlier editions, and the edition in force.
    var outdated: [Int] = []
    var edition = 1
    var timers: [CaseTimer] = []
    /// The posts that are held, with who holds them.
    var posts: [(person: String, holder: Holder)] = []
    /// The open tasks of which lists say that nobody can decide them.
    var vacant: Set<Int> = []
    /// The cases in which a timer is due.
    var overdue: Set<Int> = []
    var problems: [String] = []

    init(_ view: OfficeReader) throws {
        let snapshot = view.snapshot
        let day = view.now.day
        head = try snapshot.head().number
        cases = try snapshot.all(order: [Case.number.ascending])
        tasks = try snapshot.all(order: [CaseTask.id.ascending])
        seats = try snapshot.all(order: [Seat.task.ascending, Seat.number.ascending])
        opinions = try snapshot.all(order: [Opinion.id.ascending])
        for deputyship in try snapshot.all(Deputyship.self) where deputyship.ended == nil {
            deputyships.append(deputyship.id)
            guard deputyship.from <= day, deputyship.to >= day else { continue }
            deputies.insert([deputyship.deputy, deputyship.person])
        }
        for seat in seats where seat.status == .open {
            for person in try view.performers.people(of: seat) {
                rights.insert(Right(task: seat.task, seat: seat.number, person: person.code))
            }
        }
        timers = try snapshot.all(order: [CaseTimer.id.ascending])
        overdue = Set(timers.filter { $0.state == .set && $0.due <= view.now }.map(\.case))
        posts = try snapshot.all(order: [HeldPost.id.ascending]).filter { $0.to == nil && $0.person != "admin" }
            .map { ($0.person, $0.holder) }
        vacant = Set(try Vacancies(view).tasks().map(\.id))
        edition = Int(view.editions.current.regulation.edition) ?? 0
        outdated = cases.filter { $0.isOpen && $0.package != view.editions.current.package }.map(\.number)
        for found in cases { try examine(found, view) }
    }

    private mutating func examine(_ found: Case, _ view: OfficeReader) throws {
        let open = tasks.filter { $0.case == found.number && $0.status == .open }
        let mine = Set(tasks.filter { $0.case == found.number }.map(\.id))
        let silent = seats.filter { mine.contains($0.task) && $0.isSilent }
        let openIDs = Set(open.map(\.id))
        for seat in silent where !openIDs.contains(seat.task) {
            problems.append("seat \(seat.task)/\(seat.number) is silent in a task that is closed")
        }
        guard found.isOpen else {
            if timers.contains(where: { $0.case == found.number && $0.isComing }) {
                problems.append("case \(found.number) is closed and has timers")
            }
            if !open.isEmpty { problems.append("case \(found.number) is closed and has open tasks") }
            return
        }
        let edition = try view.edition(found.package)
        let chart = try edition.chart(found.chart, form: found.form)
        let session = try Session.restore(
            Array(try view.cases.anyCase(found.number).snapshot.utf8), chart.document.executable)
        if chart.leaves(session) != found.active { problems.append("the snapshot stands elsewhere than the case") }
        let expected = found.active.filter { chart.annotations.task($0) != nil }.sorted()
        let actual = open.map(\.state).sorted()
        if expected != actual { problems.append("active \(expected), but open tasks are of \(actual)") }
        if expected.isEmpty { problems.append("case \(found.number) stopped at \(found.active)") }
        for task in open { examine(task, chart.annotations.task(task.state)) }
        examineTimers(of: found, open, chart.annotations)
    }

    private mutating func examine(_ task: CaseTask, _ definition: TaskDefinition?) {
        let all = seats.filter { $0.task == task.id }
        let open = all.filter { $0.status == .open }
        if open.isEmpty { problems.append("task \(task.id) of \(task.state) waits for nobody: \(Self.text(all))") }
        let able = rights.filter { $0.task == task.id && !task.barred.contains($0.person) }
        if able.isEmpty, !vacant.contains(task.id) {
            problems.append("nobody may decide task \(task.id) of \(task.state): \(Self.text(all))")
        }
        for seat in all where seat.status == .waiting {
            let isAsking = all.contains { $0.back == seat.number && $0.isSilent }
            let isLater =
                definition?.completion.rule == .sequence
                && all.contains { $0.number != seat.number && $0.isSilent }
            guard !isAsking, !isLater, seat.origin != .after else { continue }
            problems.append("seat \(seat.task)/\(seat.number) waits for nothing: \(Self.text(all))")
        }
        let inTurn = open.filter { !$0.origin.isAdded && $0.origin != .delegated && $0.origin != .escalated }
        if definition?.completion.rule == .sequence, inTurn.count > 1 {
            problems.append("several have their turn in a sequence: \(Self.text(all))")
        }
    }

    /// The open tasks with their seats.
    var text: String {
        tasks.filter { $0.status == .open }.map { task in
            "task \(task.id) of \(task.state): " + Self.text(seats.filter { $0.task == task.id })
        }.joined(separator: "; ")
    }

    static func text(_ seats: [Seat]) -> String {
        seats.map {
            let whose = $0.person ?? $0.holder.map { "\($0.post)@\($0.unit)" } ?? "?"
            return "\($0.number) \(whose) \($0.origin.rawValue) \($0.status.rawValue)"
                + ($0.back.map { " for \($0)" } ?? "")
        }.joined(separator: ", ")
    }

    /// What is wrong with what a person did between two states.
    func problems(after before: ModelState, by actor: String) -> [String] {
        let known = Set(before.opinions.map(\.id))
        let spoken = Dictionary(
            before.seats.map { (Right(task: $0.task, seat: $0.number, person: ""), $0) }, uniquingKeysWith: { $1 })
        return opinions.filter { !known.contains($0.id) }.flatMap { opinion -> [String] in
            let person = opinion.deputyFor ?? opinion.person
            var found: [String] = []
            if opinion.person != actor { found.append("an opinion of \(opinion.person) by \(actor)") }
            if person != actor, !before.deputies.contains([actor, person]) {
                found.append("\(actor) is no deputy of \(person)")
            }
            let barred = before.tasks.first { $0.id == opinion.task }?.barred ?? []
            if barred.contains(actor) || barred.contains(person) { found.append("\(actor) is barred and decided") }
            // Where the clock acted first, it is not known who could speak then.
            guard !before.overdue.contains(opinion.case) else { return found }
            let mine = seats.filter { $0.opinion == opinion.id }
            if mine.isEmpty { found.append("an opinion without a seat") }
            for seat in mine {
                if !before.rights.contains(Right(task: seat.task, seat: seat.number, person: person)) {
                    found.append("\(person) spoke for seat \(seat.task)/\(seat.number)")
                }
                if spoken[Right(task: seat.task, seat: seat.number, person: "")]?.status != .open {
                    found.append("seat \(seat.task)/\(seat.number) spoke out of turn")
                }
            }
            return found
        }
    }
}
