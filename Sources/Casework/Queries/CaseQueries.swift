import Regulations
import Store

extension View {
    /// A case that must be there and that the actor sees.
    func existingCase(_ number: Int) throws -> Case {
        guard
            let row = try snapshot.row("cases", where: [.equals("number", Store.Value.integer(Int64(number)))])
        else { throw CaseworkError.unknownCase(number) }
        let found = try Case(row)
        guard let record = try record(found.form, found.record) else { throw CaseworkError.unknownCase(number) }
        guard try sees(found, about: record) else { throw CaseworkError.caseOutsideScope(number) }
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

    /// The open tasks of a case, the first first.
    func openTasks(of number: Int) throws -> [CaseTask] {
        try snapshot.rows(
            Query(
                "tasks",
                where: [.equals("case", .integer(Int64(number))), .equals("status", "open")],
                order: [.ascending("id")])
        ).map(CaseTask.init)
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

    /// Who may perform a task.
    func performers(of task: Int) throws -> [Holder] {
        try snapshot.rows(Query("performers", where: [.equals("task", .integer(Int64(task)))]))
            .map { Holder(post: try $0.text("post"), unit: try $0.text("unit")) }
    }

    /// The post in which the actor may perform a task, `nil` when it is not the actor's.
    func post(for task: CaseTask) throws -> Holder? {
        let performers = try performers(of: task.id)
        return actor.posts.first(where: performers.contains)
    }

    /// Whether the actor is involved in a case or got a copy of it, alone or with the unit.
    func takesPart(in found: Case) throws -> Bool {
        if try isInvolved(in: found) { return true }
        return try !receivedCopies(of: found.number).isEmpty
    }

    /// Whether the actor holds or held a task of a case, submitted it, or was asked about it.
    func isInvolved(in found: Case) throws -> Bool {
        if found.submitter == actor.person.code { return true }
        let number = Store.Value.integer(Int64(found.number))
        for row in try snapshot.rows(Query("performers", where: [.equals("case", number)])) {
            if actor.posts.contains(Holder(post: try row.text("post"), unit: try row.text("unit"))) { return true }
        }
        if try wasAsked(in: found.number) { return true }
        return try snapshot.count(
            "opinions", where: [.equals("case", number), .equals("person", .text(actor.person.code))]) > 0
    }

    /// The open tasks that the actor may perform, the oldest first.
    func myTasks() throws -> [(task: CaseTask, holder: Holder)] {
        guard !actor.posts.isEmpty else { return [] }
        let mine = actor.posts.map { holder in
            Condition.all([
                .equals("unit", .text(holder.unit)), .equals("post", .text(holder.post)), .equals("open", 1),
            ])
        }
        let rows = try snapshot.rows(Query("performers", where: [.any(mine)], order: [.ascending("task")]))
        var seen: Set<Int64> = []
        return try rows.compactMap { row in
            let id = try row.integer("task")
            guard seen.insert(id).inserted,
                let task = try snapshot.row("tasks", where: [.equals("id", .integer(id))])
            else { return nil }
            return (try CaseTask(task), Holder(post: try row.text("post"), unit: try row.text("unit")))
        }
    }

    /// Who a task waits for, in words: 省邮政函件集邮局·领导（张示例）.
    func waiting(for task: CaseTask) throws -> String {
        let tree = try tree()
        let day = desk.now.day.iso
        let names = try performers(of: task.id).map { holder in
            let people = try directory.holders(of: holder, on: day).map(\.name)
            let unit = tree[holder.unit]?.name ?? holder.unit
            let post = regulation.organisation.post(holder.post)?.label ?? holder.post
            return people.isEmpty ? "\(unit)·\(post)" : "\(unit)·\(post)（\(people.joined(separator: "、"))）"
        }
        return "\(task.label)：\(names.joined(separator: "，"))"
    }
}
