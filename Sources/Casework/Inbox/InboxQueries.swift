import Regulations
import Store

extension Desk {
    /// The tasks that wait for the actor: those reminded of first, then the oldest first.
    public func inbox() throws -> [InboxItem] { try inbox([.tasks]).tasks }

    /// What the inbox holds.
    ///
    /// - Parameter limit: at most so many copies and followed cases; `nil` for all.
    public func inbox(_ sections: Set<Inbox.Section>, limit: Int? = nil) throws -> Inbox {
        try look { view in
            Inbox(
                tasks: sections.contains(.tasks) ? try view.inboxTasks() : [],
                questions: sections.contains(.questions) ? try view.inboxQuestions() : [],
                copies: sections.contains(.copies) ? try view.inboxCopies(limit) : Listed([], limit: nil),
                followed: sections.contains(.followed) ? try view.inboxFollowed(limit) : Listed([], limit: nil))
        }
    }
}

extension View {
    /// A case as lists call it, `nil` when the actor does not see it.
    func heading(of number: Int) throws -> CaseHeading? {
        guard let row = try snapshot.row("cases", where: [.equals("number", Value(number))]) else { return nil }
        let found = try Case(row)
        guard let whole = try record(found.form, found.record), try sees(found, about: whole) else { return nil }
        let record = try shown(whole)
        let chain = try desk.edition(found.package, from: snapshot).regulation.chain(found.chain)
        return CaseHeading(
            case: found, chain: chain?.label ?? found.chain, record: record,
            title: try form(found.form).title(of: record.values) ?? record.number,
            customer: try record.customer.flatMap { try customer($0)?.name } ?? "",
            unit: try tree()[found.unit]?.name ?? found.unit)
    }

    fileprivate func inboxTasks() throws -> [InboxItem] {
        let items = try myTasks().compactMap { task, authority -> InboxItem? in
            guard let heading = try heading(of: task.case) else { return nil }
            let edition = try desk.edition(heading.case.package, from: snapshot)
            let annotations = try edition.chart(heading.case.chart, form: heading.case.form).annotations
            let actions = annotations.task(task.state)?.actions ?? []
            let timers = try timers(of: task.case, [.set, .paused, .fired])
            return InboxItem(
                heading: heading, task: task, actions: actions,
                reminders: try reminders(of: task.id), draft: try draft(of: task.id),
                principal: authority.principal, due: DueTime(of: task.id, among: timers, actions, at: desk.now.iso))
        }
        let urgent = items.filter { !$0.reminders.isEmpty } + items.filter(\.reminders.isEmpty)
        let dated = urgent.filter { $0.due != nil }.sorted { ($0.due?.due ?? "") < ($1.due?.due ?? "") }
        return dated + urgent.filter { $0.due == nil }
    }

    fileprivate func inboxQuestions() throws -> [InboxQuestion] {
        try snapshot.rows(
            Query(
                "questions",
                where: [
                    .isOne("asked", of: Set(actor.principals.map(\.person.code)).sorted().map { .text($0) }),
                    .equals("open", 1),
                ], order: [.ascending("time")])
        ).map(Question.init).compactMap { question in
            guard question.asker != actor.person.code, let heading = try heading(of: question.case),
                let asked = actor.principals(in: heading.case.chain).first(where: { $0.person.code == question.asked })
            else { return nil }
            return InboxQuestion(
                heading: heading, question: question,
                asker: try names().person(question.asker),
                askedFor: try question.deputyFor.map { try names().person($0) },
                principal: asked.person.code == actor.person.code ? nil : asked.person)
        }
    }

    fileprivate func inboxCopies(_ limit: Int?) throws -> Listed<InboxCopy> {
        let principals = actor.principals
        let receivers =
            Set(principals.map(\.person.code)).sorted().map { Condition.equals("person", .text($0)) }
            + Set(principals.flatMap(\.posts).map(\.unit)).sorted().map { .equals("unit", .text($0)) }
        let names = try names()
        // The newest of all are among the newest of each receiver, which an index has in order.
        let newest = try receivers.flatMap { receiver in
            try inboxCopies(to: receiver, names, atMost: limit.map { $0 + 1 })
        }
        return Listed(newest.sorted { $0.copy.id > $1.copy.id }, limit: limit)
    }

    /// The newest unread copies to a person or a unit that the actor sees: a deputy those of the deputyship's chains.
    private func inboxCopies(to receiver: Condition, _ names: Names, atMost limit: Int?) throws -> [InboxCopy] {
        var seen: [InboxCopy] = []
        var before = Int64.max
        while limit.map({ seen.count < $0 }) ?? true {
            let page = try snapshot.rows(
                Query(
                    "copies", where: [receiver, .equals("unread", 1), .less("id", .integer(before))],
                    order: [.descending("id")], limit: 100)
            ).map(SentCopy.init)
            for copy in page {
                guard let heading = try heading(of: copy.case),
                    try receivedCopies(of: heading.case).contains(where: { $0.copy.id == copy.id })
                else { continue }
                seen.append(
                    InboxCopy(
                        heading: heading, copy: copy, sender: copy.sender.map { names.person($0) } ?? "",
                        receiver: names.receiver(of: copy)))
                if let limit, seen.count == limit { return seen }
            }
            guard page.count == 100, let last = page.last else { break }
            before = Int64(last.id)
        }
        return seen
    }

    fileprivate func inboxFollowed(_ limit: Int?) throws -> Listed<InboxFollowed> {
        let followed = try snapshot.rows(
            Query(
                "follows", columns: ["case"], where: [.equals("person", .text(actor.person.code))],
                order: [.descending("case")], limit: limit.map { $0 + 1 })
        ).compactMap { row -> InboxFollowed? in
            guard let heading = try heading(of: Int(try row.integer("case"))) else { return nil }
            let open = try openTasks(of: heading.case.number)
            return InboxFollowed(heading: heading, tasks: open, waiting: try open.map(waiting))
        }
        return Listed(followed, limit: limit)
    }
}
