import Diagnostics
import Regulations
import Store

extension View {
    /// A case that must be there and that the actor sees.
    func existingCase(_ number: Int) throws -> Case {
        let found = try anyCase(number)
        guard let record = try record(found.form, found.record) else { throw Refusal.unknownCase(number) }
        guard try sees(found, about: record) else { throw Refusal.caseOutsideScope(number) }
        return found
    }

    /// Whether the actor sees a case: takes part in it, or its subject is in the actor's scope.
    func sees(_ found: Case, about record: RecordRow) throws -> Bool {
        if try takesPart(in: found) { return true }
        return try sees(record)
    }

    /// The cases about a record, the first first; with a customer's number also those about its other records.
    func cases(of form: String, _ number: String, orAbout customer: String? = nil) throws -> [Case] {
        var rows = try snapshot.rows(
            Query(
                "cases", where: [.equals("form", .text(form)), .equals("record", .text(number))],
                order: [.ascending("number")]))
        if let customer {
            for record in try snapshot.rows(
                Query("records", columns: ["form", "number"], where: [.equals("customer", .text(customer))]))
            {
                let other = (try record.text("form"), try record.text("number"))
                guard other != (form, number) else { continue }
                rows += try snapshot.rows(
                    Query(
                        "cases", where: [.equals("form", .text(other.0)), .equals("record", .text(other.1))],
                        order: [.ascending("number")]))
            }
        }
        return try rows.map(Case.init)
    }

    /// All tasks of a case, the first first.
    func tasks(of number: Int) throws -> [CaseTask] {
        try snapshot.rows(
            Query("tasks", where: [.equals("case", .integer(Int64(number)))], order: [.ascending("id")])
        ).map(CaseTask.init)
    }

    /// The opinions of a case, the first first.
    func opinions(of number: Int) throws -> [Opinion] {
        try snapshot.rows(
            Query("opinions", where: [.equals("case", .integer(Int64(number)))], order: [.ascending("id")])
        ).map(Opinion.init)
    }

    /// What was done about a case beside deciding, the first first.
    func interventions(in number: Int) throws -> [Intervention] {
        try snapshot.rows(
            Query("interventions", where: [.equals("case", Value(number))], order: [.ascending("id")])
        ).map(Intervention.init)
    }

    /// Whether the actor is involved in a case or got a copy of it, alone or with the unit.
    func takesPart(in found: Case) throws -> Bool {
        if try isInvolved(in: found) { return true }
        return try !receivedCopies(of: found).isEmpty
    }

    /// Whether the actor holds or held a task of a case, submitted it, or was asked about it.
    func isInvolved(in found: Case) throws -> Bool {
        let principals = actor.principals(in: found.chain)
        if principals.contains(where: { $0.person.code == found.submitter }) { return true }
        let number = Store.Value.integer(Int64(found.number))
        for seat in try snapshot.rows(Query("seats", where: [.equals("case", number)])).map(Seat.init) {
            if principals.contains(where: { seat.belongs(to: $0.person.code, posts: $0.posts) }) { return true }
        }
        if try wasAsked(in: found) { return true }
        return try snapshot.count(
            "opinions", where: [.equals("case", number), .equals("person", .text(actor.person.code))]) > 0
    }

    /// The open tasks that the actor may perform, own ones and those of people the actor represents, the oldest first.
    func myTasks() throws -> [(task: CaseTask, authority: Authority)] {
        let conditions = actor.principals.flatMap { principal in
            [Condition.all([.equals("person", .text(principal.person.code)), .equals("open", 1)])]
                + principal.posts.map { holder in
                    .all([.equals("unit", .text(holder.unit)), .equals("post", .text(holder.post)), .equals("open", 1)])
                }
        }
        let ids = try conditions.flatMap { condition in
            try snapshot.rows(Query("seats", columns: ["task"], where: [condition])).map { try $0.integer("task") }
        }
        return try Set(ids).sorted().compactMap { id in
            guard let row = try snapshot.row("tasks", where: [.equals("id", .integer(id))]) else { return nil }
            let task = try CaseTask(row)
            return try authorities(for: task, chain: chain(of: task)).first.map { (task, $0) }
        }
    }

    private func chain(of task: CaseTask) throws -> String {
        guard !actor.represented.isEmpty else { return "" }
        return try snapshot.row("cases", where: [.equals("number", Value(task.case))])?.text("chain") ?? ""
    }
}

extension Refusal {
    fileprivate static func caseOutsideScope(_ number: Int) -> Refusal {
        Refusal(
            "casework.outside-scope",
            Message("事项 \(number) 不在您的管理范围内", "case \(number) is outside your scope"),
            access: .denied(subject: "case:\(number)"))
    }
}
