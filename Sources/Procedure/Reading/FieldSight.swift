import Diagnostics
import Records
import Regulations
import Store

extension Sight {
    /// The fields of a record that the actor does not see: those that every step hides by which the actor sees it.
    ///
    /// Whoever has the record in scope or applied for it sees it whole. Whoever was asked about a task sees what its
    /// performers see; a copy shows what its sender saw, and nothing more to those who perform a step of the case.
    package func hiddenFields(of record: RecordRow) throws -> Set<String> {
        if try isInScope(record) { return [] }
        let ways = try reader.cases.cases(of: record.form, record.number).flatMap {
            try hiddenFields(in: $0, about: record)
        }
        guard let first = ways.first else { return [] }
        return ways.dropFirst().reduce(first) { $0.intersection($1) }
    }

    /// The fields that each of the actor's ways into a case hides; none where there is no way.
    private func hiddenFields(in found: Case, about record: RecordRow) throws -> [Set<String>] {
        let principals = reader.actor.principals(in: found.chain)
        if principals.contains(where: { $0.person.code == found.submitter }) { return [[]] }
        let tasks = try reader.cases.tasks(of: found.number)
        let seated = try reader.cases.seats(ofCase: found.number).filter { seat in
            principals.contains { seat.belongs(to: $0.person.code, posts: $0.posts) }
        }.map(\.task)
        let decided = try reader.cases.opinions(of: found.number).filter { $0.person == reader.actor.person.code }.map(
            \.task)
        let asked = try reader.conversation.questions(in: found.number).filter { question in
            principals.contains { $0.person.code == question.asked }
        }.map(\.task)
        let performed = Set(seated + decided)
        let ways = try tasks.filter { performed.contains($0.id) || asked.contains($0.id) }.map {
            try fields(hiddenAt: $0.state, in: found, record)
        }
        guard performed.isEmpty else { return ways }
        return ways + (try reader.conversation.receivedCopies(of: found).map(\.copy.hidden))
    }

    /// What a step hides; of one that the case's edition no longer has, what the editions hide that have it.
    private func fields(hiddenAt state: String, in found: Case, _ record: RecordRow) throws -> Set<String> {
        let chart = try reader.edition(found.package).chart(found.chart, form: found.form)
        if let task = chart.annotations.task(state) { return Set(task.hidden) }
        let earlier = try reader.snapshot.values(AdoptedEdition.package).compactMap { package -> Set<String>? in
            let edition = try reader.edition(package)
            guard let path = edition.regulation.chain(found.chain)?.chart else { return nil }
            return try edition.chart(path, form: found.form).annotations.task(state).map { Set($0.hidden) }
        }
        // A step that no edition knows shows nothing.
        guard !earlier.isEmpty else { return Set(record.values.byField.keys) }
        return earlier.reduce(into: []) { $0.formUnion($1) }
    }

    /// A record as the actor sees it.
    package func shown(_ record: RecordRow) throws -> RecordRow {
        var shown = record
        shown.values = record.values.hiding(try hiddenFields(of: record))
        return shown
    }

    /// The versions of a record as the actor sees them.
    package func shownVersions(of record: RecordRow) throws -> [RecordVersion] {
        let hidden = try hiddenFields(of: record)
        return try reader.records.versions(of: record).map { version in
            var shown = version
            shown.values = version.values.hiding(hidden)
            return shown
        }
    }

    /// The opinions of a case, without what they filled in that the actor does not see.
    package func shownOpinions(of number: Int, about record: RecordRow) throws -> [Opinion] {
        let hidden = try hiddenFields(of: record)
        return try reader.cases.opinions(of: number).map { opinion in
            var shown = opinion
            shown.fields = reader.records.typed(opinion.fields, of: record.form).hiding(hidden)
            return shown
        }
    }
}

extension Refusal {
    package static func fieldsHidden(_ record: RecordRow, labels: [String]) -> Refusal {
        Refusal(
            "sight.fields-hidden",
            Message(
                "\(record.number) 有您所办环节不可见的内容（\(labels.joined(separator: "、"))），材料不能由您生成",
                "\(record.number) holds what your step is not shown (\(labels.joined(separator: ", "))): "
                    + "its papers are not yours to produce"),
            access: .denied(subject: "\(record.form):\(record.number)"))
    }
}
