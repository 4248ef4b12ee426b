extension CalendarDate {
    /// The day that `iso` wrote; `nil` for any other text.
    public init?(iso text: String) {
        guard let parts = isoParts(of: text, widths: [4, 2, 2], separator: "-"),
            let day = try? CalendarDate(year: parts[0], month: parts[1], day: parts[2])
        else { return nil }
        self = day
    }
}

extension YearMonth {
    /// The month that `iso` wrote; `nil` for any other text.
    public init?(iso text: String) {
        guard let parts = isoParts(of: text, widths: [4, 2], separator: "-"), (1...9999).contains(parts[0]),
            (1...12).contains(parts[1])
        else { return nil }
        self.init(year: parts[0], month: parts[1])
    }
}

extension TimeOfDay {
    /// The time that `iso` wrote; `nil` for any other text.
    public init?(iso text: String) {
        guard let parts = isoParts(of: text, widths: [2, 2], separator: ":"),
            let time = try? TimeOfDay(hour: parts[0], minute: parts[1])
        else { return nil }
        self = time
    }
}

/// Numbers of so many digits each, with a separator between them and nothing else.
private func isoParts(of text: String, widths: [Int], separator: Unicode.Scalar) -> [Int]? {
    var bytes = text.utf8.makeIterator()
    var parts: [Int] = []
    for width in widths {
        if !parts.isEmpty, bytes.next() != UInt8(ascii: separator) { return nil }
        var number = 0
        for _ in 0..<width {
            guard let byte = bytes.next(), UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte else { return nil }
            number = number * 10 + Int(byte - UInt8(ascii: "0"))
        }
        parts.append(number)
    }
    return bytes.next() == nil ? parts : nil
}
