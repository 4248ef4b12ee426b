import Diagnostics
import Records
import Regulations
import Store
import Values

/// Reads cases and what belongs to them, whoever looks.
package struct CaseReader {
    let reader: OfficeReader
    private var tables: any Snapshot { reader.snapshot }

    /// A case that must be there.
    package func anyCase(_ number: Int) throws -> Case {
        guard let found = try reader.foundCase(number) else { throw Refusal.unknownCase(number) }
        return found
    }

    /// A case, if it is there.
    package func find(_ number: Int) throws -> Case? { try reader.foundCase(number) }

    /// The cases about a record, the first first; with a customer's number also those about its other records.
    package func cases(of form: String, _ number: String, orAbout customer: String? = nil) throws -> [Case] {
        var cases = try cases(about: form, number)
        guard let customer else { return cases }
        for record in try tables.all(where: [RecordRow.customer == customer]) {
            guard (record.form, record.number) != (form, number) else { continue }
            cases += try self.cases(about: record.form, record.number)
        }
        return cases
    }

    private func cases(about form: String, _ number: String) throws -> [Case] {
        try tables.all(where: [Case.form == form, Case.record == number], order: [Case.number.ascending])
    }

    /// All tasks of a case, the first first.
    package func tasks(of number: Int) throws -> [CaseTask] { try reader.tasks(of: number) }

    /// The open tasks of a case, the first first.
    package func openTasks(of number: Int) throws -> [CaseTask] {
        try reader.tasks(of: number).filter { $0.status == .open }
    }

    /// A task, if it is there.
    package func task(_ id: Int) throws -> CaseTask? { try tables.first(where: [CaseTask.id == id]) }

    /// The opinions of a case, the first first.
    package func opinions(of number: Int) throws -> [Opinion] { try reader.opinions(of: number) }

    /// What was done about a case beside deciding, the first first.
    package func interventions(in number: Int) throws -> [Intervention] {
        try tables.all(where: [Intervention.case == number], order: [Intervention.id.ascending])
    }

    /// How many open cases there are, or run by a package.
    package func countOpen(runningBy package: String? = nil) throws -> Int {
        try tables.count(where: [Case.state == .open] + (package.map { [Case.package == $0] } ?? []))
    }

    /// The open cases that do not run by a package, the first first.
    package func openCases(notRunningBy package: String) throws -> [Int] {
        try tables.values(
            Case.number, where: [Case.state == .open, Case.package != package], order: [Case.number.ascending])
    }

    // MARK: Seats

    /// The seats of a task, by number.
    package func seats(of task: Int) throws -> [Seat] { try reader.seats(ofTask: task) }

    /// A seat that was read earlier, as it is now.
    package func now(_ seat: Seat) throws -> Seat? {
        try tables.first(where: [Seat.task == seat.task, Seat.number == seat.number])
    }

    /// The seats of all tasks of a case, by task and number.
    package func seats(ofCase number: Int) throws -> [Seat] { try reader.seats(ofCase: number) }

    // MARK: Timers

    /// The timers of a case in some states, by when they come.
    package func timers(of number: Int, _ states: [CaseTimer.State] = [.set]) throws -> [CaseTimer] {
        try reader.timers(of: number).filter { states.contains($0.state) }
    }

    /// When the open tasks of a case and the case itself are due or were, by task; `nil` for the case.
    package func dueTimes(of number: Int) throws -> [Int?: CaseTimer] {
        let timers = try timers(of: number, [.set, .paused, .fired]).filter { $0.kind == .due }
        return Dictionary(timers.map { ($0.task, $0) }, uniquingKeysWith: { _, last in last })
    }

    /// The cases in which something is due.
    package func casesDue() throws -> [Int] {
        let byTimers = try tables.values(
            CaseTimer.case, where: [CaseTimer.state == .set, CaseTimer.due <= reader.now])
        let byCharts = try tables.values(Case.number, where: [Case.state == .open, Case.due <= reader.now])
        return Set(byTimers + byCharts).sorted()
    }
}

extension Refusal {
    package static func unknownCase(_ number: Int) -> Refusal {
        Refusal(
            "casework.unknown-case", Message("没有事项 \(number)", "there is no case \(number)"),
            advice: Message("用 docket inbox 查看您的待办", "docket inbox shows what waits for you"), access: .granted)
    }
}
