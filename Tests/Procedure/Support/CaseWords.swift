import Diagnostics
import Procedure
import Records
import Values

/// What tests do with and ask of the one case of a small office.
extension SmallOffice {
    /// An office with a case that was just submitted.
    package static func submitted(
        _ states: String, submission: String = "", _ values: [String: String] = [:]
    ) throws -> SmallOffice {
        let office = try SmallOffice(states, submission: submission)
        _ = try office.submit(values)
        return office
    }

    /// Submits a matter; the number of its case.
    @discardableResult
    package func submit(_ values: [String: String] = [:], as person: String = "clerk") throws -> Int {
        let entry = FormEntry(values: values.merging(["note": "示例说明"]) { given, _ in given })
        guard let number = try give(person, SubmitRecord("matter", entry)).case else { throw SmallOfficeProblem.noCase }
        return number
    }

    @discardableResult
    package func act(
        _ person: String, _ action: String = "approve", for principal: String? = nil, task: String? = nil,
        values: [String: String] = [:]
    ) throws -> Acted {
        try give(
            person,
            PerformAction(1, TaskAction(action, opinion: "已阅", task: task, for: principal, values: values)))
    }

    /// Returns the case to a state.
    @discardableResult
    package func sendBack(_ person: String, to target: String, comesBack: Bool = false) throws -> Acted {
        let action = TaskAction("return", opinion: "请补充", returning: Returning(to: target, comesBack: comesBack))
        return try give(person, PerformAction(1, action))
    }

    /// The states whose tasks are open.
    package func open() throws -> [String] { try look { try $0.cases.openTasks(of: 1).map(\.state) } }

    /// All tasks: the state of each and where it stands.
    package func tasks() throws -> [String] {
        try look { try $0.cases.tasks(of: 1).map { "\($0.state) \($0.status.rawValue)" } }
    }

    /// The newest task of a state.
    package func task(_ state: String) throws -> CaseTask {
        guard let task = try look({ try $0.cases.tasks(of: 1).last { $0.state == state } }) else {
            throw SmallOfficeProblem.noTask(state)
        }
        return task
    }

    /// The seats of the newest task of a state: whose each is and where it stands.
    package func seats(_ state: String) throws -> [String] {
        let task = try task(state).id
        return try look { try $0.cases.seats(of: task) }.map { seat in
            "\(seat.person ?? seat.holder.map { "\($0.post)@\($0.unit)" } ?? "") \(seat.status.rawValue)"
        }
    }

    /// How the case ended.
    package func outcome() throws -> String? { try look { try $0.cases.anyCase(1).outcome } }

    /// The timers that are set, or in another state: what will happen and when, in local time.
    package func timers(_ state: CaseTimer.State = .set) throws -> [String] {
        try look { try $0.cases.timers(of: 1, [state]).map { "\($0.kind.rawValue) \($0.due.localMinute)" } }
    }

    /// Lets a person leave a post with the end of a day.
    package func endPost(_ person: String, _ post: String, _ unit: String, to day: String = "2026-11-01") throws {
        try decide(as: "admin") {
            try $0.record(PostEnded(person: person, post: post, unit: unit, to: try CalendarDate(parsing: day)))
        }
    }

    /// Gives a person a post from today on.
    package func appoint(_ person: String, _ post: String, _ unit: String) throws {
        try decide(as: "admin") { recorder in
            if try recorder.directory.person(person) == nil {
                try recorder.record(PersonSet(code: person, name: "示例\(person)", account: nil))
            }
            try recorder.record(
                PostHeld(person: person, post: post, unit: unit, from: recorder.now.day, to: nil))
        }
    }
}

/// By which rule something is refused; `nil` where it is not. What goes wrong otherwise is thrown.
package func refusal(_ body: () throws -> some Any) throws -> String? {
    do {
        _ = try body()
        return nil
    } catch let error as Refusal {
        return error.id
    } catch let error as Findings {
        return error.findings.first?.rule
    }
}
