import Diagnostics
import Records
import Regulations
import Store

/// What came of taking a newer edition.
public struct Adoption: Sendable {
    /// A field that the new edition no longer has, or reads otherwise, and how many records hold a value of it.
    public struct LostField: Sendable, Equatable {
        /// The form's name.
        public let form: String
        /// The field's name.
        public let field: String
        /// How many records.
        public let records: Int
    }

    /// The regulation's name.
    public let title: String
    /// The same in English.
    public let englishTitle: String
    /// The edition that was in force.
    public let from: String
    /// The edition that is in force now.
    public let to: String
    /// The digest of the new package.
    public let package: String
    /// How many open cases go on by earlier editions.
    public let openCases: Int
    /// How many customers are graded or owned otherwise by the new edition.
    public let regraded: Int
    /// The values that stay in the records and that the new forms no longer show.
    public let lostFields: [LostField]
}

/// Takes another edition of the office's regulation: new cases run by it, running ones stay on their own.
package struct AdoptEdition: OfficeCommand {
    package static let name = "regulation.adopt"
    /// The digest of its package, which the office keeps.
    package let package: String

    /// The command for an edition whose package is kept.
    package init(package: String) { self.package = package }

    package func decide(_ recorder: Recorder) throws -> Adoption {
        try recorder.reader.require(.administer)
        let edition = try recorder.reader.edition(package)
        try edition.prove()
        let next = edition.regulation
        try AdoptionCheck(recorder, next).refuse()
        try recorder.refuseKnown(next, package)
        let lost = try LostFields(recorder, next).count()
        try recorder.record(RegulationAdopted(id: next.id, edition: next.edition, package: package))
        return Adoption(
            title: next.title, englishTitle: next.englishTitle, from: recorder.regulation.edition, to: next.edition,
            package: package,
            openCases: try recorder.cases.countOpen(),
            regraded: try GradingDesk(ofAll: recorder.running(by: edition)).gradeAll().grades.count, lostFields: lost)
    }
}

extension Recorder {
    /// An edition has one content for ever, and adopting the one in force changes nothing.
    fileprivate func refuseKnown(_ next: Regulation, _ package: String) throws {
        guard package != reader.editions.current.package, next.edition != regulation.edition else {
            throw Refusal.sameEdition(next.edition, isSameContent: package == reader.editions.current.package)
        }
        let known = try reader.snapshot.all(where: [AdoptedEdition.edition == next.edition])
        guard let other = known.first(where: { $0.package != package }) else { return }
        throw Refusal.editionTaken(next.edition, since: other.adopted.localMinute)
    }
}

/// Counts the values that a new edition's forms no longer show.
private struct LostFields {
    private let recorder: Recorder
    private let next: Regulation

    init(_ recorder: Recorder, _ next: Regulation) {
        self.recorder = recorder
        self.next = next
    }

    func count() throws -> [Adoption.LostField] {
        try recorder.regulation.forms.flatMap { form in
            let lost = form.fields.filter { field in next.form(form.id)?.field(field.id)?.type != field.type }
            return try lost.isEmpty ? [] : count(lost, of: form)
        }
    }

    private func count(_ fields: [Field], of form: Form) throws -> [Adoption.LostField] {
        var counts: [String: Int] = [:]
        try recorder.reader.snapshot.forEach(where: [RecordRow.form == form.id]) { record in
            for field in fields where record.values[field.id] != nil { counts[field.id, default: 0] += 1 }
        }
        return fields.compactMap { field in
            counts[field.id].map { Adoption.LostField(form: form.label, field: field.label, records: $0) }
        }
    }
}

extension Refusal {
    fileprivate static func sameEdition(_ edition: String, isSameContent: Bool) -> Refusal {
        Refusal(
            "adoption.same-edition",
            isSameContent
                ? Message("办公室已经按 \(edition) 版运行，没有改动", "the office runs by edition \(edition) already")
                : Message("内容改了，版本号还是 \(edition)", "the content has changed, and the edition is still \(edition)"),
            advice: isSameContent
                ? nil : Message("在 regulation.xml 里改写 edition，再采用", "raise edition in regulation.xml, then adopt it"),
            access: .granted)
    }

    fileprivate static func editionTaken(_ edition: String, since: String) -> Refusal {
        Refusal(
            "adoption.edition-taken",
            Message(
                "办公室在 \(since) 采用过 \(edition) 版，内容与这次的不同",
                "the office adopted an edition \(edition) at \(since), and its content was another"),
            advice: Message("换一个没有用过的版本号", "choose an edition that was never used"), access: .granted)
    }
}
