import Diagnostics
import Regulations
import Store

/// Why something cannot be shown to the actor.
enum FieldSightError: Explainable, Equatable, AccessRefusal {
    case fieldsHidden(form: String, number: String, labels: [String])

    var findings: [Finding] {
        switch self {
        case .fieldsHidden(_, let number, let labels):
            [
                Finding(
                    "sight.fields-hidden",
                    Message(
                        "\(number) 有您所办环节不可见的内容（\(labels.joined(separator: "、"))），材料不能由您生成",
                        "\(number) holds what your step is not shown (\(labels.joined(separator: ", "))): "
                            + "its papers are not yours to produce"))
            ]
        }
    }

    var isRefusedAccess: Bool { true }

    var subject: String {
        switch self {
        case .fieldsHidden(let form, let number, _): "\(form):\(number)"
        }
    }
}

extension View {
    /// The fields of a record that the actor does not see: those that every step hides by which the actor sees it.
    ///
    /// Whoever has the record in scope, applied for it or was sent a copy of its case sees it whole; whoever was asked
    /// about a task sees what its performers see.
    func hiddenFields(of record: RecordRow) throws -> Set<String> {
        if try isInScope(record) { return [] }
        var hidden: Set<String>?
        for found in try cases(of: record.form, record.number) {
            guard let hiddenHere = try hiddenFields(in: found) else { continue }
            hidden = hidden?.intersection(hiddenHere) ?? hiddenHere
            if hidden?.isEmpty ?? false { return [] }
        }
        return hidden ?? []
    }

    /// The fields that all the actor's ways into a case hide; `nil` without any way.
    private func hiddenFields(in found: Case) throws -> Set<String>? {
        let principals = actor.principals(in: found.chain)
        if principals.contains(where: { $0.person.code == found.submitter }) { return [] }
        if try !receivedCopies(of: found).isEmpty { return [] }
        let annotations = try desk.edition(found.package, from: snapshot).chart(found.chart, form: found.form)
            .annotations
        var hidden: Set<String>?
        for state in try statesInvolving(principals, in: found) {
            let hiddenHere = Set(annotations.task(state)?.hidden ?? [])
            hidden = hidden?.intersection(hiddenHere) ?? hiddenHere
        }
        return hidden
    }

    /// The states whose tasks the actor performs or performed, decided, or was asked about.
    private func statesInvolving(
        _ principals: [(person: Person, posts: [Holder])], in found: Case
    ) throws -> Set<String> {
        let seated = try seats(ofCase: found.number).filter { seat in
            principals.contains { seat.belongs(to: $0.person.code, posts: $0.posts) }
        }
        let asked = try questions(in: found.number).filter { question in
            principals.contains { $0.person.code == question.asked }
        }
        let tasks = Set(seated.map(\.task) + asked.map(\.task))
        let decided = try opinions(of: found.number).filter { $0.person == actor.person.code }.map(\.state)
        return Set(try self.tasks(of: found.number).filter { tasks.contains($0.id) }.map(\.state) + decided)
    }

    /// A record as the actor sees it.
    func shown(_ record: RecordRow) throws -> RecordRow {
        var shown = record
        shown.values = record.values.hiding(try hiddenFields(of: record))
        return shown
    }

    /// The versions of a record as the actor sees them.
    func shownVersions(of record: RecordRow) throws -> [RecordVersion] {
        let hidden = try hiddenFields(of: record)
        return try versions(of: record).map { version in
            var shown = version
            shown.values = version.values.hiding(hidden)
            return shown
        }
    }

    /// The opinions of a case, without what they filled in that the actor does not see.
    func shownOpinions(of number: Int, about record: RecordRow) throws -> [Opinion] {
        let hidden = try hiddenFields(of: record)
        return try opinions(of: number).map { opinion in
            var shown = opinion
            shown.fields = opinion.fields.filter { !hidden.contains($0.key) }
            return shown
        }
    }
}

extension Desk {
    /// Refuses papers to whoever would see in them what steps hide.
    ///
    /// - Throws: a refusal that names the fields, `StoreError`.
    public func requireWhole(_ records: [(record: RecordRow, form: Form)]) throws {
        guard let first = records.first(where: { !$0.record.values.hidden.isEmpty }) else { return }
        let labels = first.form.fields.filter { first.record.values.hidden.contains($0.id) }.map(\.label)
        try office.loggingRefusals(by: actor.person.code, of: command, at: now) {
            throw FieldSightError.fieldsHidden(
                form: first.record.form, number: first.record.number, labels: labels)
        }
    }
}
