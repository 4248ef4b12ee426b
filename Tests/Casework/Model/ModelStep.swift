import Fixtures
import Randomness

@testable import Casework
@testable import Files
@testable import Procedure
@testable import Records
@testable import Regulations
@testable import Values

/// Something that a person tries.
struct ModelStep: CustomStringConvertible {
    enum Deed {
        case submit(chosen: String, unit: String)
        case act(TaskAction)
        case handOver(TaskChoice, String)
        case delegate(TaskChoice, String)
        case callBack(TaskChoice)
        case add(TaskChoice, [String], CountersignerPlace)
        case remove(TaskChoice, String)
        case recall, cancel, takeBack
        case appoint(String, from: Int, days: Int)
        case end(Int)
        case forward(String, String)
        case endPost(person: String, holder: Holder, last: CalendarDate)
        case tick
        case importCalendar(WorkingYear)
        case adopt(edition: Int, MemoryPackage)
        case migrate
    }

    let kind: String
    let actor: String
    let number: Int
    let deed: Deed

    var description: String {
        if case .act(let action) = deed {
            return "\(actor) \(action.action) case \(number) \(action.task ?? "") for \(action.principal ?? "-") "
                + (action.returning.map { "to \($0.target) \($0.comesBack)" } ?? "")
        }
        switch deed {
        case .importCalendar(let year): return "holidays of \(year.year): \(year.holidays.map(\.iso).sorted())"
        case .adopt(let edition, _): return "edition \(edition)"
        default: return "\(actor) \(kind) case \(number): \(deed)"
        }
    }

    /// A step that is legal more often than not.
    static func random(
        _ state: ModelState, _ regulation: RandomRegulation, at now: Timestamp, _ random: inout SeededGenerator
    ) throws -> ModelStep {
        if Int.random(in: 0..<10, using: &random) == 0 { return try ofOffice(state, regulation, now, &random) }
        let people = RandomRegulation.people
        var one: String { people.randomElement(using: &random) ?? "p1" }
        let running = state.cases.filter(\.isOpen)
        let draw = Int.random(in: 0..<100, using: &random)
        if running.isEmpty || (running.count < 3 && draw < 4) {
            let deed = Deed.submit(
                chosen: "\(one) \(one)", unit: RandomRegulation.units.randomElement(using: &random) ?? "")
            return ModelStep(kind: "submit", actor: draw < 50 ? "p1" : one, number: 0, deed: deed)
        }
        let pool = Int.random(in: 0..<20, using: &random) == 0 ? state.cases : running
        let number = pool.randomElement(using: &random)?.number ?? 0
        let tasks = state.tasks.filter { $0.case == number && $0.status == .open }
        let task = tasks.randomElement(using: &random)
        let rights = state.rights.filter { $0.task == task?.id }.sorted { ($0.seat, $0.person) < ($1.seat, $1.person) }
        let able = rights.randomElement(using: &random)?.person ?? one
        let deputy = state.deputies.filter { $0[1] == able }.sorted { $0[0] < $1[0] }.first?[0]
        let isDeputy = deputy != nil && Int.random(in: 0..<4, using: &random) == 0
        let actor = Int.random(in: 0..<8, using: &random) == 0 ? one : isDeputy ? deputy ?? able : able
        let choice = TaskChoice(number, task: task?.state, for: isDeputy ? able : nil, text: "说明")
        let submitter = state.cases.first { $0.number == number }?.submitter ?? one
        func step(_ kind: String, _ actor: String, _ deed: Deed) -> ModelStep {
            ModelStep(kind: kind, actor: actor, number: number, deed: deed)
        }
        switch draw {
        case 4..<42:
            let action = Int.random(in: 0..<10, using: &random)
            let name = action < 7 ? "approve" : ["reject", "abstain", "return"].randomElement(using: &random) ?? ""
            var deed = TaskAction(name, opinion: "意见", task: task?.state, for: isDeputy ? able : nil)
            if action == 0 { deed.values = ["note": "改\(state.head)", "chosen": one] }
            return step("act \(name)", actor, .act(deed))
        case 42..<54:
            let target = state.tasks.filter { $0.case == number }.randomElement(using: &random)?.state ?? "b1"
            let returning = Returning(to: target, comesBack: Bool.random(using: &random))
            return step(
                "return to", actor,
                .act(
                    TaskAction(
                        "return", opinion: "意见", task: task?.state, for: isDeputy ? able : nil, returning: returning)))
        case 54..<60: return step("hand over", actor, .handOver(choice, one))
        case 60..<65: return step("delegate", actor, .delegate(choice, one))
        case 65..<67:
            let delegated = state.seats.filter { $0.task == task?.id && $0.origin == .delegated && $0.isSilent }
            return step("call back", delegated.randomElement(using: &random)?.by ?? actor, .callBack(choice))
        case 67..<76:
            let place = CountersignerPlace.allCases.randomElement(using: &random) ?? .before
            return step("add countersigner", actor, .add(choice, [one], place))
        case 76..<80:
            let added = state.seats.filter { $0.task == task?.id && $0.origin.isAdded && $0.isSilent }
            let seat = added.randomElement(using: &random)
            return step("remove countersigner", seat?.by ?? actor, .remove(choice, seat?.person ?? one))
        case 80..<83: return step("recall", submitter, .recall)
        case 83..<84: return step("cancel", submitter, .cancel)
        case 84..<92:
            let last = state.opinions.last { $0.case == number }?.person
            return step("take back", last ?? one, .takeBack)
        case 92..<96:
            let from = Int.random(in: 0...3, using: &random)
            return step("appoint deputy", one, .appoint(one, from: from, days: Int.random(in: 0...6, using: &random)))
        case 96..<97:
            return step("end deputyship", "admin", .end(state.deputyships.randomElement(using: &random) ?? state.head))
        default: return step("forward work", "admin", .forward(one, one))
        }
    }

    /// What the administrator and the clock do.
    private static func ofOffice(
        _ state: ModelState, _ regulation: RandomRegulation, _ now: Timestamp, _ random: inout SeededGenerator
    ) throws -> ModelStep {
        func step(_ kind: String, _ deed: Deed, number: Int = 0) -> ModelStep {
            ModelStep(kind: kind, actor: "admin", number: number, deed: deed)
        }
        if let number = state.outdated.randomElement(using: &random), Bool.random(using: &random) {
            return step("migrate", .migrate, number: number)
        }
        switch Int.random(in: 0..<10, using: &random) {
        case 4:
            guard let (person, holder) = state.posts.randomElement(using: &random) else { break }
            let last = now.day.adding(days: Int.random(in: 0...3, using: &random))
            return step("end post", .endPost(person: person, holder: holder, last: last))
        case 0..<2: return try step("calendar", .importCalendar(holidays(after: now, &random)))
        case 2..<4 where state.edition < 5:
            let next = state.edition + 1
            return step("adopt", .adopt(edition: next, regulation.package(edition: next)))
        default: break
        }
        return step("tick", .tick)
    }

    /// A year with holidays in the days to come.
    private static func holidays(after now: Timestamp, _ random: inout SeededGenerator) throws -> WorkingYear {
        let days = (0..<Int.random(in: 0...4, using: &random)).map { _ in
            now.day.adding(days: Int.random(in: 0...6, using: &random))
        }
        let year = now.day.year
        return try WorkingYear(year: year, holidays: days.filter { $0.year == year }, makeUpDays: [])
    }

    /// What came of a step.
    struct Outcome {
        /// The cases in which the clock could not do what was due.
        var left: Set<Int> = []
        /// How it ended, where a step can end in several ways.
        var note: String?

        init(note: String? = nil) { self.note = note }

        init(_ ticked: Ticked) {
            left = Set(ticked.refused.map(\.case))
            if !ticked.fired.isEmpty { note = ticked.refused.isEmpty ? "fires" : "leaves something" }
        }
    }

    /// Tries it.
    func take(at desk: Desk) throws -> Outcome {
        switch deed {
        case .submit(let chosen, let unit):
            _ = try desk.submit("matter", FormEntry(values: ["note": "示例", "chosen": chosen, "branch": unit]))
        case .act(let action): _ = try desk.act(on: number, action)
        case .handOver(let choice, let person): _ = try desk.handOver(choice, to: person)
        case .delegate(let choice, let person): _ = try desk.delegate(choice, to: person)
        case .callBack(let choice): _ = try desk.callBack(choice)
        case .add(let choice, let people, let place): _ = try desk.addCountersigners(choice, people, place)
        case .remove(let choice, let person): _ = try desk.removeCountersigner(choice, person)
        case .recall: _ = try desk.recall(number)
        case .cancel: _ = try desk.cancel(number, text: "不办了")
        case .takeBack: _ = try desk.takeBack(number)
        case .appoint(let deputy, let from, let days):
            let first = desk.now.day.adding(days: from)
            _ = try desk.appoint(DeputyEntry(deputy: deputy, from: first, to: first.adding(days: days)))
        case .end(let number): _ = try desk.endDeputyship(number)
        case .forward(let person, let successor): _ = try desk.forwardWork(of: person, to: successor)
        case .endPost(let person, let holder, let last):
            let row = [
                "code": person, "name": "人\(person)", "post": holder.post, "unit": holder.unit, "to": last.iso,
            ]
            _ = try desk.importPeople(OfficeFixture.table([row]))
        case .tick: return Outcome(try desk.tick())
        case .importCalendar(let year): try desk.importCalendar([CalendarYear(year: year, holidays: [])])
        case .adopt(_, let package):
            _ = try desk.adopt(workflows: package, templates: FolderPackage.empty("none"))
        case .migrate: return Outcome(note: try desk.migrate(number).outcome.rawValue)
        }
        return Outcome()
    }
}
