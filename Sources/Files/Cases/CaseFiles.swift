import Diagnostics
import Procedure
import Records
import Regulations

/// Puts together what is known of cases.
package struct CaseFiles {
    let reader: OfficeReader

    /// The files of an office.
    package init(_ reader: OfficeReader) { self.reader = reader }

    /// A case with everything about it, as the actor sees it.
    package func caseFile(_ found: Case) throws -> CaseFile {
        let edition = try reader.edition(found.package)
        let form = try edition.form(found.form)
        let whole = try reader.records.existing(form, found.record)
        let record = try reader.sight.shown(whole)
        guard let chain = edition.regulation.chain(found.chain) else { throw Refusal.noChain(form: form.label) }
        let annotations = try edition.chart(found.chart, form: found.form).annotations
        let tasks = try reader.cases.tasks(of: found.number)
        let open = tasks.filter { $0.status == .open }
        let opinions = try reader.sight.shownOpinions(of: found.number, about: whole)
        let mine = try open.filter { try !reader.performers.authorities(for: $0, chain: found.chain).isEmpty }
        return CaseFile(
            case: found, chain: chain, edition: edition.regulation.edition, editionInForce: reader.regulation.edition,
            annotations: annotations, form: form, record: record,
            versions: try reader.sight.shownVersions(of: whole),
            customer: try record.customer.flatMap { try reader.records.customer($0) },
            customerRecord: try record.customer.flatMap {
                try reader.records.record(reader.records.accountForm().id, $0).map(reader.sight.shown)
            },
            tasks: tasks,
            waiting: Dictionary(uniqueKeysWithValues: try open.map { ($0.id, try reader.performers.waiting(for: $0)) }),
            seats: Dictionary(grouping: try reader.cases.seats(ofCase: found.number), by: \.task),
            timers: try reader.cases.timers(of: found.number, CaseTimer.State.allCases),
            viewer: reader.actor.person.code, time: reader.now,
            opinions: opinions, signatures: try reader.signatures(of: opinions),
            interventions: try reader.cases.interventions(in: found.number),
            copies: try reader.conversation.copies(of: found.number),
            conversation: try conversation(in: found.number, tasks),
            attachments: try reader.records.attachments(of: form.id, record.number),
            actions: Dictionary(
                mine.map { ($0.state, annotations.task($0.state)?.actions ?? []) },
                uniquingKeysWith: { first, _ in first }),
            names: try Names(reader).by(edition.regulation))
    }

    private func conversation(in number: Int, _ tasks: [CaseTask]) throws -> Conversation {
        var drafts: [Int: String] = [:]
        for task in tasks where task.status == .open { drafts[task.id] = try reader.conversation.draft(of: task.id) }
        return Conversation(
            questions: try reader.conversation.questions(in: number),
            reminders: try reader.conversation.reminders(in: number),
            readings: try reader.conversation.readings(in: number), drafts: drafts,
            isFollowed: try reader.conversation.follows(number))
    }

    /// A case that the actor sees, with everything about it.
    ///
    /// - Throws: a refusal when there is none or the actor does not see it.
    package func caseFile(_ number: Int) throws -> CaseFile { try caseFile(reader.sight.existingCase(number)) }

    /// The cases about a record that the actor sees, the first first, each with everything about it.
    package func caseFiles(of form: String, _ number: String) throws -> [CaseFile] {
        let record = try reader.records.existing(try reader.records.form(form), number)
        try reader.sight.requireSight(of: record)
        return try reader.cases.cases(of: form, number).map(caseFile)
    }

    /// The cases about a record that the actor sees, when the actor sees the record.
    func seenFiles(about record: RecordRow) throws -> [CaseFile] {
        try reader.cases.cases(of: record.form, record.number)
            .filter { try reader.sight.sees($0, about: record) }.map(caseFile)
    }
}
