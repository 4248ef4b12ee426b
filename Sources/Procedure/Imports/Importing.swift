import Diagnostics
import Records
import Regulations
import Store
import Values

/// Loads units: columns code, name, kind, parent, prefix; any other column is an attribute for grading.
///
/// All or nothing; every bad row is named.
package struct ImportUnits: OfficeCommand {
    package static let name = "units.import"
    package let table: ImportTable
    private static let known: Set = ["code", "name", "kind", "parent", "prefix", "代码", "名称", "类别", "上级", "文号代字"]

    /// The command for a table.
    package init(_ table: ImportTable) { self.table = table }

    package func decide(_ recorder: Recorder) throws -> Int {
        try recorder.reader.require(.administer)
        var problems = RowFindings()
        for row in table.rows {
            try problems.check(row) {
                let attributes = row.texts.filter { !Self.known.contains($0.key) && !$0.value.isEmpty }
                let unit = Records.Unit(
                    code: row.text("code", "代码"), name: row.text("name", "名称"), kind: row.text("kind", "类别"),
                    parent: row.text("parent", "上级").nonempty, prefix: row.text("prefix", "文号代字").nonempty,
                    attributes: attributes)
                try recorder.check(unit, in: row)
                try recorder.record(UnitSet(unit: unit))
            }
        }
        try problems.raise()
        return table.rows.count
    }
}

/// Loads people and their posts: columns code, name, account, post, unit, from, to. A person with several posts has
/// several rows.
package struct ImportPeople: OfficeCommand {
    package static let name = "people.import"
    package let table: ImportTable

    /// The command for a table.
    package init(_ table: ImportTable) { self.table = table }

    package func decide(_ recorder: Recorder) throws -> Int {
        try recorder.reader.require(.administer)
        var problems = RowFindings()
        for row in table.rows {
            try problems.check(row) { try recorder.load(person: row) }
        }
        try problems.raise()
        return table.rows.count
    }
}

/// Submits many records at once; columns are the form's fields and `unit`. All or nothing.
package struct ImportRecords: OfficeCommand {
    package static let name = "records.import"
    package let form: String
    package let table: ImportTable

    /// The command for a table of records of a form.
    package init(of form: String, _ table: ImportTable) {
        self.form = form
        self.table = table
    }

    package func decide(_ recorder: Recorder) throws -> [Submitted] {
        let form = try recorder.reader.editions.current.known(form)
        try recorder.reader.requireSubmitting(form)
        var problems = RowFindings()
        var submitted: [Submitted] = []
        for row in table.rows {
            try problems.check(row) {
                let unit = row.text("unit", "单位").nonempty
                let values = row.texts.filter { $0.key != "unit" && $0.key != "单位" && !$0.value.isEmpty }
                var entry = FormEntry(values: values, unit: unit, place: { row.place($0) })
                entry.personal = row.personal
                submitted.append(try recorder.submit(entry, as: form, unit: recorder.unit(of: entry, for: form)))
            }
        }
        try problems.raise()
        return submitted
    }
}

extension Recorder {
    fileprivate func check(_ unit: Records.Unit, in row: ImportTable.Row) throws {
        try row.requireFilled(["code", "代码"], ["name", "名称"], ["kind", "类别"])
        guard let kind = regulation.organisation.kind(unit.kind) else {
            let kinds = regulation.organisation.kinds.map(\.id)
            throw row.findings(
                of: Refusal.unknownKind(unit.kind, known: kinds),
                in: ["kind", "类别"])
        }
        let parent = try unit.parent.map { code in try row.located(["parent", "上级"]) { try units.existingUnit(code) } }
        guard kind.within == nil || parent?.kind == kind.within else {
            let expected = kind.within.flatMap { regulation.organisation.kind($0)?.label } ?? ""
            throw row.findings(
                of: Refusal.unitNotBelow(kind: kind.label, parent: expected), in: ["parent", "上级"])
        }
    }

    fileprivate func load(person row: ImportTable.Row) throws {
        try row.requireFilled(["code", "代码"], ["name", "姓名"])
        let code = row.text("code", "代码")
        let name = row.text("name", "姓名")
        let account = row.text("account", "账号").nonempty
        let known = try directory.person(code)
        if known?.name != name || known?.account != account {
            try record(PersonSet(code: code, name: name, account: account))
        }
        guard let post = row.text("post", "岗位").nonempty else { return }
        let unit = try row.located(["unit", "单位"]) { try units.existingUnit(row.text("unit", "单位")) }
        try row.located(["post", "岗位"]) { try check(post: post, at: unit) }
        let from = try row.located(["from", "开始"]) { try date(row.text("from", "开始").nonempty) ?? now.day }
        let to = try row.located(["to", "结束"]) { try date(row.text("to", "结束").nonempty) }
        if let to, to < from {
            throw row.findings(of: Refusal.postEndsBeforeItBegins(from: from.iso, to: to.iso), in: ["to", "结束"])
        }
        try hold(Holder(post: post, unit: unit.code), by: code, from: from, to: to)
    }

    /// Records that a person holds a post; one who holds it already in these days does so until the day that is given.
    private func hold(_ holder: Holder, by person: String, from: CalendarDate, to: CalendarDate?) throws {
        let known = try directory.unbroken(of: holder, by: person, from: from, to: to)
        guard let last = known.last else { return try begin(holder, by: person, from: from, to: to) }
        guard let to else { return }
        if let end = last.to, end < to {
            return try begin(holder, by: person, from: end.adding(days: 1), to: to)
        }
        for period in known where period.to.map({ $0 > to }) ?? true {
            try record(
                PostEnded(person: person, post: holder.post, unit: holder.unit, to: to, from: period.from))
        }
    }

    private func begin(_ holder: Holder, by person: String, from: CalendarDate, to: CalendarDate?) throws {
        try record(PostHeld(person: person, post: holder.post, unit: holder.unit, from: from, to: to))
    }

    private func check(post: String, at unit: Records.Unit) throws {
        guard let definition = regulation.organisation.post(post) else {
            let posts = regulation.organisation.posts.map(\.id)
            throw Refusal.unknownPost(post, known: posts)
        }
        guard definition.at.isEmpty || definition.at.contains(unit.kind) else {
            throw Refusal.postNotThere(post: definition.label, unit: unit.name)
        }
    }

    private func date(_ text: String?) throws -> CalendarDate? {
        guard let text else { return nil }
        do {
            return try CalendarDate(parsing: text)
        } catch {
            throw Findings([Finding("import.date", error.message)])
        }
    }
}

extension String {
    /// The text, or `nil` when it is empty.
    var nonempty: String? { isEmpty ? nil : self }
}

extension Refusal {
    fileprivate static func unknownKind(_ kind: String, known: [String]) -> Refusal {
        Refusal(
            "casework.unknown-kind",
            Message("管理办法里没有单位类别 “\(kind)”", "the regulation has no kind of unit “\(kind)”"),
            advice: didYouMean(kind, among: known), access: .granted)
    }

    fileprivate static func unitNotBelow(kind: String, parent: String) -> Refusal {
        Refusal(
            "casework.unit-not-below",
            Message("\(kind)的上级应当是\(parent)", "the unit above a “\(kind)” must be a “\(parent)”"), access: .granted)
    }

    fileprivate static func unknownPost(_ post: String, known: [String]) -> Refusal {
        Refusal(
            "casework.unknown-post",
            Message("管理办法里没有岗位 “\(post)”", "the regulation has no post “\(post)”"),
            advice: didYouMean(post, among: known), access: .granted)
    }

    fileprivate static func postNotThere(post: String, unit: String) -> Refusal {
        Refusal(
            "casework.post-not-there",
            Message("单位 “\(unit)” 没有岗位 “\(post)”", "the unit “\(unit)” has no post “\(post)”"), access: .granted)
    }

    fileprivate static func postEndsBeforeItBegins(from: String, to: String) -> Refusal {
        Refusal(
            "casework.post-period",
            Message("岗位在开始（\(from)）之前就结束了（\(to)）", "the post would end (\(to)) before it begins (\(from))"),
            access: .granted)
    }
}
