import Casework
import Files
import Procedure
import Records
import Regulations
import Values
import Wording
import XML

/// The view of a ledger of the office (台账), and the same as a table.
struct LedgerView {
    private let book: RecordBook
    private let definition: DocumentDefinition
    private let period: CalendarPeriod?
    private let parts: ViewParts
    private let office: String
    private let now: Timestamp

    /// A view of a ledger as it is at a time.
    init(
        _ book: RecordBook, as definition: DocumentDefinition, of period: CalendarPeriod?, regulation: Regulation,
        office: String, now: Timestamp
    ) {
        self.book = book
        self.definition = definition
        self.period = period
        self.office = office
        self.now = now
        parts = ViewParts(
            regulation: regulation, names: book.names,
            titles: Dictionary(
                book.entries.compactMap { entry in
                    entry.record.customer.flatMap { number in entry.customer.map { (number, $0) } }
                }, uniquingKeysWith: { first, _ in first }))
    }

    private struct LedgerColumn {
        let id: String
        let label: String
        var type = "text"
        let value: (RecordBook.Entry) -> String?
    }

    private var columns: [LedgerColumn] {
        let form = book.form
        let amount = form.field(in: .amount)
        let hasTitles = book.entries.contains { form.title(of: $0.record.values) != nil }
        let isOfAccounts = parts.regulation.form(in: .account)?.id == form.id
        return [
            LedgerColumn(id: "number", label: "编号") { $0.record.number },
            LedgerColumn(id: "date", label: "登记日期", type: "date") { Moment($0.record.created).day },
            hasTitles ? LedgerColumn(id: "title", label: "名称") { form.title(of: $0.record.values) } : nil,
            isOfAccounts ? nil : LedgerColumn(id: "customer", label: "客户") { $0.customer },
            LedgerColumn(id: "unit", label: "单位") { [names = book.names] in names.unit($0.record.unit) },
            amount.map { field in
                LedgerColumn(id: "amount", label: field.label, type: "money") { Self.amount($0, field)?.plain }
            },
            LedgerColumn(id: "person", label: "经办人") { [names = book.names] in names.person($0.record.person) },
            LedgerColumn(id: "state", label: "状态") { $0.record.state.label.chinese },
        ].compactMap { $0 }
    }

    private static func amount(_ entry: RecordBook.Entry, _ field: Field) -> Money? {
        guard case .money(let amount) = entry.record.values[field.id] else { return nil }
        return amount
    }

    /// The view, in the shape of `ledger.shape.xml`.
    func document() throws -> Document {
        let view = parts.begin(definition, office: office, now: now)
        let root = view.root
        writeHead(into: root)
        writeRows(into: root)
        if let field = book.form.field(in: .amount), !book.entries.isEmpty {
            let total = try Money.sum(of: book.entries.compactMap { Self.amount($0, field) })
            root.append("total", attributes: ["value": total.plain, "words": total.chineseCapitals])
        }
        parts.basis(of: view)
        return view
    }

    private func writeHead(into root: Node) {
        root.set("form", to: book.form.id)
        root.set("form-label", to: book.form.label)
        if let period { root.set("period", to: period.text) }
        if let days = book.days {
            root.set("first", to: days.lowerBound.iso)
            root.set("last", to: days.upperBound.iso)
        }
        if let unit = book.unit { root.set("unit", to: unit) }
        root.set("count", to: "\(book.entries.count)")
    }

    private func writeRows(into root: Node) {
        let columns = columns
        for column in columns {
            root.append("column", attributes: ["id": column.id, "label": column.label, "type": column.type])
        }
        for entry in book.entries {
            let row = root.append("row", attributes: ["number": entry.record.number])
            for column in columns {
                row.append(
                    "cell",
                    attributes: [
                        "column": column.id, "label": column.label, "type": column.type, "value": column.value(entry),
                    ])
            }
        }
    }

    /// The ledger as a table: the columns of the paper, then all fields of the form.
    func table() -> [UInt8] {
        let columns = columns
        let fields = book.form.fields
        let text = CSV.Writer().text(
            header: columns.map(\.label) + fields.map(\.label),
            rows: book.entries.map { entry in
                columns.map { $0.value(entry) ?? "" }
                    + fields.map { field in
                        entry.record.values[field.id].map { parts.shown($0, as: field.type) } ?? ""
                    }
            })
        return [0xEF, 0xBB, 0xBF] + Array(text.utf8)
    }
}
