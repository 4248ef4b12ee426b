import Regulations

extension JSON {
    /// A value as programs read it: its canonical text, the rows of a table with the texts of their cells, null where
    /// it was erased or there is none.
    init(_ value: FieldValue?) {
        switch value {
        case nil, .personal: self = .null
        case .table(let rows):
            self = .array(
                rows.map { row in
                    .object(row.cells.sorted { $0.key < $1.key }.map { ($0.key, JSON($0.value)) })
                })
        case let value?: self = .string(value.text)
        }
    }
}
