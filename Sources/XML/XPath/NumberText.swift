extension Double {
    /// The number as XPath's `string()` writes it (XPath 1.0, section 4.2): decimal, never with an exponent.
    ///
    /// libxml2's own conversion writes `1.2345678901e+10`.
    public var xpathText: String {
        if isNaN { return "NaN" }
        if isInfinite { return self < 0 ? "-Infinity" : "Infinity" }
        if self == 0 { return "0" }
        if let whole = Int64(exactly: self) { return String(whole) }
        let shortest = String(describing: magnitude)
        let parts = shortest.split(separator: "e")
        let sign = self < 0 ? "-" : ""
        guard parts.count == 2, let exponent = Int(parts[1]) else { return sign + Self.trimmed(shortest) }
        return sign + Self.expanded(String(parts[0]), exponent)
    }

    private static func expanded(_ mantissa: String, _ exponent: Int) -> String {
        let halves = mantissa.split(separator: ".")
        let digits = halves.joined()
        let point = halves[0].count + exponent
        if point <= 0 { return trimmed("0." + String(repeating: "0", count: -point) + digits) }
        if point >= digits.count { return digits + String(repeating: "0", count: point - digits.count) }
        return trimmed("\(digits.prefix(point)).\(digits.dropFirst(point))")
    }

    private static func trimmed(_ text: String) -> String {
        guard text.contains(".") else { return text }
        let digits = text.reversed().drop { $0 == "0" }.drop { $0 == "." }
        return String(digits.reversed())
    }
}
