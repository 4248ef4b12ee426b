import Procedure
import Records
import Regulations
import Store
import Values

/// Finds a text in everything that the actor sees: records and the names of their files, what was written about cases,
/// units and people.
///
/// Full width and case are no difference. What holds the text is looked for first, and then whether it may be seen, so
/// that an office is read once whatever the actor sees.
package struct Finder {
    private let reader: OfficeReader
    private var tables: any Snapshot { reader.snapshot }
    private let wanted: String
    private let limit: Int
    private let headings: Headings
    private var hits: [Hit] = []

    /// How many rows are read in one go.
    private static let page = 500

    /// The places of a text, records first.
    ///
    /// - Parameter limit: at most so many; `nil` for all.
    package static func hits(of text: String, limit: Int?, _ reader: OfficeReader) throws -> Listed<Hit> {
        var finder = Finder(reader, text.compared, limit.map { $0 + 1 } ?? .max)
        try finder.find()
        return Listed(finder.hits, limit: limit)
    }

    private init(_ reader: OfficeReader, _ wanted: String, _ limit: Int) {
        self.reader = reader
        self.wanted = wanted
        self.limit = limit
        headings = Headings(reader)
    }

    private var isFull: Bool { hits.count >= limit }

    private func holds(_ text: String) -> Bool { text.compared.contains(wanted) }

    private mutating func find() throws {
        for form in reader.regulation.forms { try findRecords(of: form) }
        try findAttachments()
        try findOpinions()
        try findConversation()
        try findLetters()
        try findPeople()
    }

    private mutating func add(_ hit: Hit) {
        if !isFull { hits.append(hit) }
    }

    // MARK: Records

    private mutating func findRecords(of form: Form) throws {
        let names = try Names(reader)
        var last = ""
        while !isFull {
            let page = try tables.all(
                where: [RecordRow.form == form.id, RecordRow.number > last], order: [RecordRow.number.ascending],
                limit: Self.page)
            for row in page { try findFields(of: row, form, names) }
            guard page.count == Self.page, let record = page.last else { return }
            last = record.number
        }
    }

    private mutating func findFields(of row: RecordRow, _ form: Form, _ names: Names) throws {
        let typed = try reader.records.typed(row)
        guard holds(row.number) || !fields(of: typed, form, names).isEmpty, try reader.sight.sees(typed) else { return }
        let shown = try reader.sight.shown(typed)
        let title = form.title(of: shown.values) ?? shown.number
        let record = (form, shown.number)
        if holds(shown.number) {
            add(Hit(place: .number, record: record, case: nil, title: title, text: shown.number))
        }
        for (field, text) in fields(of: shown, form, names) {
            add(Hit(place: .field(field), record: record, case: nil, title: title, text: text))
        }
    }

    /// The fields that hold the text, as they are written down or as people read them.
    private func fields(of record: RecordRow, _ form: Form, _ names: Names) -> [(Field, String)] {
        form.fields.compactMap { field in
            guard let value = record.values[field.id], !value.isWithheld else { return nil }
            let text = names.text(of: value, in: field)
            return holds(text) || holds(value.text) ? (field, text) : nil
        }
    }

    private mutating func findAttachments() throws {
        for file in try tables.all(AttachedFile.self) where holds(file.name) {
            guard !isFull else { return }
            guard let form = reader.regulation.form(file.form),
                let record = try reader.records.record(file.form, file.record), try reader.sight.sees(record)
            else { continue }
            let title = form.title(of: try reader.sight.shown(record).values) ?? record.number
            add(
                Hit(place: .attachment, record: (form, record.number), case: nil, title: title, text: file.name))
        }
    }

    // MARK: Cases

    private mutating func findOpinions() throws {
        var last = 0
        while !isFull {
            let page = try tables.all(
                where: [Opinion.id > last], order: [Opinion.id.ascending], limit: Self.page)
            for opinion in page { try add(.opinion(task: opinion.label), opinion.text, in: opinion.case) }
            guard page.count == Self.page, let opinion = page.last else { return }
            last = opinion.id
        }
    }

    private mutating func findConversation() throws {
        for question in try tables.all(Question.self) {
            try add(.question(task: question.label), question.text, in: question.case)
            try add(.answer(task: question.label), question.answer, in: question.case)
        }
        for intervention in try tables.all(Intervention.self) {
            try add(.intervention(intervention.kind), intervention.text, in: intervention.case)
        }
        for copy in try tables.all(SentCopy.self) { try add(.copy, copy.note, in: copy.case) }
        var seen: Set<Int> = []
        for reminder in try tables.all(Reminder.self) where seen.insert(reminder.id).inserted {
            try add(.reminder, reminder.text, in: reminder.case)
        }
    }

    private mutating func findLetters() throws {
        for number in try tables.values(Case.number, where: [Case.letter != nil]) {
            guard !isFull else { return }
            try add(.letter, reader.cases.find(number)?.letter, in: number)
        }
    }

    /// Adds what was written about a case, where it holds the text and the case may be seen.
    private mutating func add(_ place: Hit.Place, _ text: String?, in number: Int) throws {
        guard !isFull, let text, holds(text), let heading = try headings.heading(of: number),
            let form = reader.regulation.form(heading.case.form)
        else { return }
        add(
            Hit(
                place: place, record: (form, heading.record.number), case: number, title: heading.title, text: text))
    }

    // MARK: The office

    /// Who is in the office and which units it has is known to everyone in it.
    private mutating func findPeople() throws {
        for unit in try tables.all(Unit.self) where holds(unit.name) || holds(unit.code) {
            add(Hit(place: .unit, record: nil, case: nil, title: unit.code, text: unit.name))
        }
        for person in try tables.all(Person.self) where holds(person.name) || holds(person.code) {
            add(Hit(place: .person, record: nil, case: nil, title: person.code, text: person.name))
        }
    }
}
