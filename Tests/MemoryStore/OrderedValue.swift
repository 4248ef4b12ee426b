import Store

/// A value as tables compare and order it: null first, texts and blobs by their bytes.
enum OrderedValue: Hashable, Comparable {
    case null
    case integer(Int64)
    case text([UInt8])
    case blob([UInt8])

    init(_ value: Value) {
        switch value {
        case .null: self = .null
        case .integer(let integer): self = .integer(integer)
        // Strings of Swift are equal when they look the same; in a table only the same bytes are.
        case .text(let text): self = .text(Array(text.utf8))
        case .blob(let bytes): self = .blob(bytes)
        }
    }

    static func < (left: Self, right: Self) -> Bool {
        switch (left, right) {
        case (.integer(let left), .integer(let right)): left < right
        case (.text(let left), .text(let right)), (.blob(let left), .blob(let right)):
            left.lexicographicallyPrecedes(right)
        default: left.rank < right.rank
        }
    }

    private var rank: Int {
        switch self {
        case .null: 0
        case .integer: 1
        case .text: 2
        case .blob: 3
        }
    }
}

extension [OrderedValue] {
    init(_ values: some Sequence<Value>) {
        self = values.map { OrderedValue($0) }
    }
}
