public import Diagnostics
import Values

/// Showing values to people.
extension FieldValue {
    /// What is shown in place of a value that was erased.
    public static let erased = Message("〔已删除〕", "[erased]")

    /// The value as papers and tables show it; the rows of a table one after the other.
    ///
    /// - Parameters:
    ///   - type: what its field takes, with the labels of options and columns.
    ///   - naming: the name of a person, a unit or a record that a value stands for.
    public func shown(as type: FieldType, naming: (FieldValue) -> String? = { _ in nil }) -> String {
        switch self {
        case .money(let amount): amount.grouped
        case .number(let number): Self.shown(number, as: type)
        case .percent(let number): Self.shown(number, as: type) + "%"
        case .date(let date): date.chinese
        case .boolean(let truth): truth ? "是" : "否"
        case .choice(let id): Self.label(of: id, type)
        case .choices(let ids): ids.map { Self.label(of: $0, type) }.joined(separator: "、")
        case .person, .unit, .reference: naming(self) ?? text
        case .table(let rows): rows.map { $0.shown(by: type.columns, naming: naming) }.joined(separator: "；")
        case .personal: Self.erased.chinese
        case .text, .lines, .integer, .time, .month: text
        }
    }

    private static func label(of id: String, _ type: FieldType) -> String {
        type.options.first { $0.id == id }?.label ?? id
    }

    private static func shown(_ number: ExactDecimal, as type: FieldType) -> String {
        switch type {
        case .number(let unit, let decimals):
            // Latin units stand apart from their number, Chinese ones do not.
            number.grouped(decimals: decimals ?? 0)
                + (unit.map { ($0.first?.isASCII ?? false ? " " : "") + $0 } ?? "")
        case .percent(let decimals): number.grouped(decimals: decimals ?? 0)
        default: number.grouped()
        }
    }
}

extension TableRow {
    /// The cells with their labels, on one line.
    public func shown(by columns: [Column], naming: (FieldValue) -> String? = { _ in nil }) -> String {
        columns.compactMap { column in
            self[column.id].map { "\(column.label) \($0.shown(as: column.type, naming: naming))" }
        }.joined(separator: "，")
    }
}
