import Procedure
import Records
import Regulations
import Store

/// Reads what waits for the actor.
package struct InboxReader {
    let reader: OfficeReader
    private var tables: any Snapshot { reader.snapshot }
    private var actor: Actor { reader.actor }
    private var headings: Headings { Headings(reader) }

    /// The inbox of a person.
    package init(_ reader: OfficeReader) { self.reader = reader }

    /// Sections of the inbox; those that are not asked for are empty.
    ///
    /// - Parameter limit: at most so many copies and followed cases; `nil` for all.
    package func inbox(_ sections: Set<Inbox.Section>, limit: Int? = nil) throws -> Inbox {
        Inbox(
            tasks: sections.contains(.tasks) ? try tasks() : [],
            duties: sections.contains(.duties) ? try DutyList(reader).mine() : [],
            questions: sections.contains(.questions) ? try questions() : [],
            copies: sections.contains(.copies) ? try copies(limit) : Listed([], limit: nil),
            notices: sections.contains(.notices) ? try notices(limit) : Listed([], limit: nil),
            followed: sections.contains(.followed) ? try followed(limit) : Listed([], limit: nil))
    }

    /// Tasks with a deadline first, by deadline; of the others those first of which somebody reminded.
    private func tasks() throws -> [InboxItem] {
        let items = try reader.performers.myTasks().compactMap(item)
        let urgent = items.filter { !$0.reminders.isEmpty } + items.filter(\.reminders.isEmpty)
        let dated = urgent.filter { $0.due != nil }.sorted { one, other in
            guard let due = one.due?.due, let later = other.due?.due else { return false }
            return due < later
        }
        return dated + urgent.filter { $0.due == nil }
    }

    private func item(_ task: CaseTask, _ authority: Authority) throws -> InboxItem? {
        guard let heading = try headings.heading(of: task.case) else { return nil }
        let edition = try reader.edition(heading.case.package)
        let annotations = try edition.chart(heading.case.chart, form: heading.case.form).annotations
        let actions = annotations.task(task.state)?.actions ?? []
        let timers = try reader.cases.timers(of: task.case, [.set, .paused, .fired])
        return InboxItem(
            heading: heading, task: task, actions: actions, reminders: try reader.conversation.reminders(of: task.id),
            draft: try reader.conversation.draft(of: task.id), principal: authority.principal,
            due: DueTime(of: task.id, among: timers, actions, at: reader.now))
    }

    private func questions() throws -> [InboxQuestion] {
        let codes = Set(actor.principals.map(\.person.code)).sorted()
        let open = try tables.all(
            where: [Question.asked.isOne(of: codes), Question.isOpen == true], order: [Question.time.ascending])
        return try open.compactMap { question in
            guard question.asker != actor.person.code, let heading = try headings.heading(of: question.case),
                let asked = actor.principals(in: heading.case.chain).first(where: { $0.person.code == question.asked })
            else { return nil }
            return InboxQuestion(
                heading: heading, question: question,
                asker: try Names(reader).person(question.asker),
                askedFor: try question.deputyFor.map { try Names(reader).person($0) },
                principal: asked.person.code == actor.person.code ? nil : asked.person)
        }
    }

    private func copies(_ limit: Int?) throws -> Listed<InboxCopy> {
        let principals = actor.principals
        let receivers =
            Set(principals.map(\.person.code)).sorted().map { SentCopy.person == $0 }
            + Set(principals.flatMap(\.posts).map(\.unit)).sorted().map { SentCopy.unit == $0 }
        let names = try Names(reader)
        // The newest of all are among the newest of each receiver, which an index has in order.
        let newest = try receivers.flatMap { try copies(to: $0, names, atMost: limit.map { $0 + 1 }) }
        return Listed(newest.sorted { $0.copy.id > $1.copy.id }, limit: limit)
    }

    private func copies(to receiver: Predicate<SentCopy>, _ names: Names, atMost limit: Int?) throws -> [InboxCopy] {
        var seen: [InboxCopy] = []
        var before = Int.max
        while limit.map({ seen.count < $0 }) ?? true {
            let page = try tables.all(
                where: [receiver, SentCopy.isUnread == true, SentCopy.id < before], order: [SentCopy.id.descending],
                limit: 100)
            for copy in page {
                guard let heading = try headings.heading(of: copy.case),
                    try reader.conversation.receivedCopies(of: heading.case).contains(where: { $0.copy.id == copy.id })
                else { continue }
                seen.append(
                    InboxCopy(
                        heading: heading, copy: copy, sender: copy.sender.map { names.person($0) } ?? "",
                        receiver: names.receiver(of: copy)))
                if let limit, seen.count == limit { return seen }
            }
            guard page.count == 100, let last = page.last else { break }
            before = last.id
        }
        return seen
    }

    private func notices(_ limit: Int?) throws -> Listed<InboxNotice> {
        let unread = try reader.conversation.unreadNotices(limit: limit.map { $0 + 1 })
        return Listed(try inboxNotices(unread), limit: limit)
    }

    /// Notices as the inbox shows them.
    package func inboxNotices(_ notices: [Notice]) throws -> [InboxNotice] {
        let names = try Names(reader)
        return try notices.compactMap { notice in
            guard let heading = try headings.heading(of: notice.case) else { return nil }
            let opinions = try reader.cases.opinions(of: notice.case).filter { !$0.isAdvice && $0.id <= notice.id }
            let opinion = opinions.last
            return InboxNotice(
                heading: heading, notice: notice, opinion: opinion,
                author: opinion.map { (names.person($0.person), $0.deputyFor.map { names.person($0) }) })
        }
    }

    private func followed(_ limit: Int?) throws -> Listed<InboxFollowed> {
        let numbers = try tables.values(
            Follow.case, where: [Follow.person == actor.person.code], order: [Follow.case.descending],
            limit: limit.map { $0 + 1 })
        let followed = try numbers.compactMap { number -> InboxFollowed? in
            guard let heading = try headings.heading(of: number) else { return nil }
            let open = try reader.cases.openTasks(of: number)
            return InboxFollowed(heading: heading, tasks: open, waiting: try open.map(reader.performers.waiting))
        }
        return Listed(followed, limit: limit)
    }
}
