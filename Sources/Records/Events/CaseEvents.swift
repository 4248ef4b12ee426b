import Regulations
import Store
import Values

/// A case began.
package struct CaseOpened: OfficeEvent {
    package static let kind = "case.opened"
    package let number: Int
    package let chain: String
    package let form: String
    package let record: String
    package let unit: String
    /// The digest of the package that the case runs under, unless it is migrated to another.
    package let package: String
    /// The path of its chart in the package.
    package let chart: String
    package let letter: String?
    package var subject: String { "case:\(number)" }

    /// The event, or a part of it, from its particulars.
    package init(
        number: Int, chain: String, form: String, record: String, unit: String, package: String, chart: String,
        letter: String?
    ) {
        self.number = number
        self.chain = chain
        self.form = form
        self.record = record
        self.unit = unit
        self.package = package
        self.chart = chart
        self.letter = letter
    }

    package func apply(_ stamp: Stamp, to tables: any TableWriting) throws {
        var row = Case()
        row.number = number
        row.chain = chain
        row.form = form
        row.record = record
        row.unit = unit
        row.submitter = stamp.person
        row.package = package
        row.chart = chart
        row.letter = letter
        row.opened = stamp.time
        try tables.insert(row)
    }
}

/// A case's statechart took a step.
package struct CaseMoved: OfficeEvent {
    package static let kind = "case.moved"
    package let number: Int
    /// The active states that have no active child, in the order of the chart.
    package let active: [String]
    package let entered: [String]
    package let exited: [String]
    /// The machine's state as XML.
    package let snapshot: String
    /// When the chart's next delayed event is due.
    package let due: Timestamp?
    package var subject: String { "case:\(number)" }

    /// The event, or a part of it, from its particulars.
    package init(
        number: Int, active: [String], entered: [String], exited: [String], snapshot: String, due: Timestamp? = nil
    ) {
        self.number = number
        self.active = active
        self.entered = entered
        self.exited = exited
        self.snapshot = snapshot
        self.due = due
    }

    package func apply(_ stamp: Stamp, to tables: any TableWriting) throws {
        try tables.update(
            [Case.active <- active, Case.snapshot <- snapshot, Case.due <- due], where: [Case.number == number])
    }
}

/// A case ended.
package struct CaseClosed: OfficeEvent {
    package static let kind = "case.closed"
    package let number: Int
    /// The outcome as papers name it.
    package let outcome: String
    /// `approved`, `rejected` or `withdrawn`.
    package let result: Case.State
    package var subject: String { "case:\(number)" }

    /// The event, or a part of it, from its particulars.
    package init(number: Int, outcome: String, result: Case.State) {
        self.number = number
        self.outcome = outcome
        self.result = result
    }

    package func apply(_ stamp: Stamp, to tables: any TableWriting) throws {
        try tables.update(
            [Case.state <- result, Case.outcome <- outcome, Case.closed <- stamp.time, Case.due <- nil],
            where: [Case.number == number])
        try CaseTimer.end([CaseTimer.case == number], in: tables)
        try tables.notify(of: .result, in: number, stamp)
    }
}

/// A running case went over to another edition of its chain.
package struct CaseMigrated: OfficeEvent {
    package static let kind = "case.migrated"

    /// What an open task is called now, and who may not decide it.
    package struct TaskChange: Codable, Sendable, Equatable {
        package let task: Int
        package let label: String
        package let barred: [String]

        /// The event, or a part of it, from its particulars.
        package init(task: Int, label: String, barred: [String]) {
            self.task = task
            self.label = label
            self.barred = barred
        }
    }

    package let number: Int
    /// The names of both editions, for people.
    package let editions: String
    /// The digest of the package that it ran under.
    package let from: String
    /// The digest of the package that it runs under from now on.
    package let package: String
    /// The path of its chart in the package.
    package let chart: String
    /// The states that have another identifier now: the new one by the old one.
    package let renamed: [String: String]
    package let tasks: [TaskChange]
    /// The active states that have no active child, in the order of the new chart.
    package let active: [String]
    /// The machine's state as XML.
    package let snapshot: String
    /// When the chart's next delayed event is due.
    package let due: Timestamp?
    package var subject: String { "case:\(number)" }

    /// The event, or a part of it, from its particulars.
    package init(
        number: Int, editions: String, from: String, package: String, chart: String, renamed: [String: String],
        tasks: [TaskChange], active: [String], snapshot: String, due: Timestamp? = nil
    ) {
        self.number = number
        self.editions = editions
        self.from = from
        self.package = package
        self.chart = chart
        self.renamed = renamed
        self.tasks = tasks
        self.active = active
        self.snapshot = snapshot
        self.due = due
    }

    package func apply(_ stamp: Stamp, to tables: any TableWriting) throws {
        try tables.update(
            [
                Case.package <- package, Case.chart <- chart, Case.active <- active, Case.snapshot <- snapshot,
                Case.due <- due,
            ], where: [Case.number == number])
        var row = Intervention()
        row.id = stamp.number
        row.case = number
        row.kind = .migrate
        row.person = stamp.person
        row.deputyFor = stamp.deputyFor
        row.text = editions
        row.time = stamp.time
        try tables.insert(row)
        try renameStates(in: tables)
        for change in self.tasks {
            try tables.update(
                [CaseTask.label <- change.label, CaseTask.barred <- change.barred],
                where: [CaseTask.id == change.task])
        }
    }

    /// Row by row, so that two states may swap their names.
    private func renameStates(in tables: any TableWriting) throws {
        guard !renamed.isEmpty else { return }
        for task in try tables.all(where: [CaseTask.case == number]) {
            try tables.update(
                [
                    CaseTask.state <- renamed[task.state] ?? task.state,
                    CaseTask.resume <- task.resume.map { renamed[$0] ?? $0 },
                ], where: [CaseTask.id == task.id])
        }
        for opinion in try tables.all(where: [Opinion.case == number]) {
            try tables.update(
                [
                    Opinion.state <- renamed[opinion.state] ?? opinion.state,
                    Opinion.target <- opinion.target.map { renamed[$0] ?? $0 },
                ], where: [Opinion.id == opinion.id])
        }
        for intervention in try tables.all(where: [Intervention.case == number]) {
            guard let name = intervention.state.flatMap({ renamed[$0] }) else { continue }
            try tables.update([Intervention.state <- name], where: [Intervention.id == intervention.id])
        }
        for copy in try tables.all(where: [SentCopy.case == number]) {
            guard let name = renamed[copy.state] else { continue }
            try tables.update([SentCopy.state <- name], where: [SentCopy.id == copy.id])
        }
    }
}
