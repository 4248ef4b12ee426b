public import Diagnostics
import Foundation
import Regulations
import Store
import Values

/// A table that a user loads: rows by column name, each with its place in the file.
public struct ImportTable {
    /// One row.
    public struct Row {
        /// The texts by column name.
        public let texts: [String: String]
        /// Where the text of a column stands; the row itself for `nil`.
        public let place: (String?) -> SourceLocation?

        /// A row.
        public init(texts: [String: String], place: @escaping (String?) -> SourceLocation?) {
            self.texts = texts
            self.place = place
        }

        /// The text of the first of several names for a column; empty when there is none.
        func text(_ names: String...) -> String {
            for name in names { if let text = texts[name] { return text } }
            return ""
        }
    }

    /// The rows in the order of the file.
    public let rows: [Row]

    /// A table.
    public init(rows: [Row]) { self.rows = rows }
}

/// Collects what is wrong with each row, so that all of it is named at once and nothing is loaded.
private struct RowFindings {
    private(set) var findings: [Finding] = []

    mutating func check(_ row: ImportTable.Row, column: String? = nil, _ body: () throws -> Void) throws {
        do {
            try body()
        } catch let error as StoreError where error.isDamage {
            throw error
        } catch let error as any Explainable {
            findings += error.findings.map { $0.located(at: row.place(column)) }
        }
    }

    func raise() throws {
        guard findings.isEmpty else { throw Findings(findings) }
    }
}

extension Finding {
    /// The same finding at a place, unless it has one.
    fileprivate func located(at place: SourceLocation?) -> Finding {
        location == nil ? Finding(rule, message, severity: severity, at: place, advice: advice, related: related) : self
    }
}

extension Desk {
    /// Loads units: columns code, name, kind, parent, prefix; any other column is an attribute for grading.
    ///
    /// All or nothing; every bad row is named.
    public func importUnits(_ table: ImportTable) throws -> Int {
        try require(.administer)
        return try change { recorder in
            var problems = RowFindings()
            let known = Set(["code", "name", "kind", "parent", "prefix", "代码", "名称", "类别", "上级", "文号代字"])
            for row in table.rows {
                try problems.check(row) {
                    let attributes = row.texts.filter { !known.contains($0.key) && !$0.value.isEmpty }
                    let unit = Unit(
                        code: row.text("code", "代码"), name: row.text("name", "名称"), kind: row.text("kind", "类别"),
                        parent: row.text("parent", "上级").nonempty, prefix: row.text("prefix", "文号代字").nonempty,
                        attributes: attributes)
                    try recorder.check(unit)
                    try recorder.record(UnitSet(unit: unit))
                }
            }
            try problems.raise()
            return table.rows.count
        }
    }

    /// Loads people and their posts: columns code, name, account, post, unit, from, to. A person with several posts has
    /// several rows.
    public func importPeople(_ table: ImportTable) throws -> Int {
        try require(.administer)
        return try change { recorder in
            var problems = RowFindings()
            for row in table.rows {
                try problems.check(row) { try recorder.load(person: row) }
            }
            try problems.raise()
            return table.rows.count
        }
    }

    /// Loads monthly revenue: columns customer, month, amount (yuan). The customers are graded again.
    ///
    /// - Parameter progress: is told how many customers of how many are graded.
    public func importRevenue(_ table: ImportTable, progress: (Int, Int) -> Void = { _, _ in }) throws -> Int {
        try require(.revenue)
        return try change { recorder in
            var problems = RowFindings()
            var entries: [RevenueImported.Entry] = []
            for row in table.rows {
                try problems.check(row) { entries.append(try recorder.revenue(row)) }
            }
            try problems.raise()
            for start in stride(from: 0, to: entries.count, by: 1000) {
                try recorder.record(
                    RevenueImported(
                        ledger: recorder.ledger, entries: Array(entries[start..<min(start + 1000, entries.count)])))
            }
            let customers = Set(entries.map(\.customer)).sorted()
            for (index, customer) in customers.enumerated() {
                try GradingDesk(recorder: recorder).grade(customer)
                progress(index + 1, customers.count)
            }
            return entries.count
        }
    }

    /// Registers many customers at once; columns are the form's fields and `unit`. All or nothing.
    public func importCustomers(_ table: ImportTable) throws -> [Submitted] {
        try require(.register)
        return try importRecords(table, permission: .register) { recorder, entry, unit in
            try recorder.register(entry, unit: unit)
        }
    }

    /// Submits many contracts at once; columns are the form's fields and `unit`. All or nothing.
    public func importContracts(_ table: ImportTable) throws -> [Submitted] {
        try require(.submit)
        return try importRecords(table, permission: .submit) { recorder, entry, unit in
            try recorder.submitContract(entry, unit: unit)
        }
    }

    private func importRecords(
        _ table: ImportTable, permission: Permission, _ file: (Recorder, FormEntry, Unit) throws -> Submitted
    ) throws -> [Submitted] {
        try change { recorder in
            var problems = RowFindings()
            var submitted: [Submitted] = []
            for row in table.rows {
                try problems.check(row) {
                    let unit = row.text("unit", "单位").nonempty
                    let values = row.texts.filter { $0.key != "unit" && $0.key != "单位" && !$0.value.isEmpty }
                    let entry = FormEntry(values: values, unit: unit, place: { row.place($0) })
                    submitted.append(try file(recorder, entry, try recorder.unit(of: entry, for: permission)))
                }
            }
            try problems.raise()
            return submitted
        }
    }
}

extension Recorder {
    fileprivate func check(_ unit: Unit) throws {
        guard !unit.code.isEmpty, !unit.name.isEmpty else {
            throw CaseworkError.unknownUnit(
                unit.code, advice: Message("代码和名称必须填写", "code and name must be filled in"))
        }
        let kinds = regulation.organisation.kinds.map(\.id)
        guard let kind = regulation.organisation.kind(unit.kind) else {
            throw CaseworkError.unknownKind(unit.kind, advice: didYouMean(unit.kind, among: kinds))
        }
        let parent = try unit.parent.map { try existingUnit($0) }
        guard kind.within == nil || parent?.kind == kind.within else {
            let expected = kind.within.flatMap { regulation.organisation.kind($0)?.label } ?? ""
            throw CaseworkError.unknownUnit(
                unit.parent ?? "",
                advice: Message("\(kind.label)的上级应当是：\(expected)", "the unit above must be: \(expected)"))
        }
    }

    fileprivate func existingUnit(_ code: String) throws -> Unit {
        guard let row = try snapshot.row("units", where: [.equals("code", .text(code))]) else {
            let codes = try snapshot.rows(Query("units", columns: ["code"])).map { try $0.text("code") }
            throw CaseworkError.unknownUnit(code, advice: didYouMean(code, among: codes))
        }
        return try Unit(row)
    }

    fileprivate func load(person row: ImportTable.Row) throws {
        let code = row.text("code", "代码")
        let name = row.text("name", "姓名")
        guard !code.isEmpty, !name.isEmpty else { throw CaseworkError.unknownPerson(code, known: []) }
        let account = row.text("account", "账号").nonempty
        let known = try directory.person(code)
        if known?.name != name || known?.account != account {
            try record(PersonSet(code: code, name: name, account: account))
        }
        guard let post = row.text("post", "岗位").nonempty else { return }
        let posts = regulation.organisation.posts.map(\.id)
        guard let definition = regulation.organisation.post(post) else {
            throw CaseworkError.noSuchPost(post, advice: didYouMean(post, among: posts))
        }
        let unit = try existingUnit(row.text("unit", "单位"))
        guard definition.at.isEmpty || definition.at.contains(unit.kind) else {
            throw CaseworkError.postNotThere(post: definition.label, unit: unit.name)
        }
        let from = try date(row.text("from", "开始").nonempty) ?? desk.now.day
        let to = try date(row.text("to", "结束").nonempty)
        guard try !directory.posts(of: code, on: from.iso).contains(Holder(post: post, unit: unit.code)) else { return }
        try record(PostHeld(person: code, post: post, unit: unit.code, from: from.iso, to: to?.iso))
    }

    private func date(_ text: String?) throws -> CalendarDate? {
        guard let text else { return nil }
        do {
            return try CalendarDate(parsing: text)
        } catch {
            throw Findings([Finding("import.date", error.message)])
        }
    }

    fileprivate func revenue(_ row: ImportTable.Row) throws -> RevenueImported.Entry {
        let number = row.text("customer", "客户", "客户编号")
        guard let customer = try customer(number) else {
            let form = try accountForm()
            throw CaseworkError.unknownRecord(form: form.id, label: form.label, number: number)
        }
        do {
            return RevenueImported.Entry(
                customer: number, month: try YearMonth(parsing: row.text("month", "月份")).iso, unit: customer.unit,
                amount: try Money(parsing: row.text("amount", "收入")).fen)
        } catch let error as any Explainable {
            throw error
        } catch let error as Money.ParsingError {
            throw Findings([Finding("import.amount", error.message)])
        } catch let error as CalendarDate.ParsingError {
            throw Findings([Finding("import.month", error.message)])
        }
    }
}

extension String {
    /// The text, or `nil` when it is empty.
    var nonempty: String? { isEmpty ? nil : self }
}
