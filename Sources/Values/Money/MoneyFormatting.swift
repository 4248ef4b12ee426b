extension Money {
    /// The amount in yuan for machines: `5200000.00`.
    public var plain: String { formatted(separator: "") }

    /// The amount in yuan for people: `5,200,000.00`.
    public var grouped: String { formatted(separator: ",") }

    /// The amount with the sign of the currency: `¥5,200,000.00`.
    public var withSymbol: String { sign + "¥" + magnitude.grouped(by: ",") }

    /// The exact amount in ten thousands of yuan: `520万元`, `0.000001万元` (one 分).
    public var inTenThousands: String {
        let (whole, rest) = fen.magnitude.quotientAndRemainder(dividingBy: 1_000_000)
        let decimals = Int(rest).padded(6)
        let significant = String(decimals.reversed().drop { $0 == "0" }.reversed())
        return sign + grouping(String(whole), by: ",") + (significant.isEmpty ? "" : "." + significant) + "万元"
    }

    private var sign: String { fen < 0 ? "-" : "" }

    private var magnitude: YuanAndFen { YuanAndFen(fen.magnitude) }

    private func formatted(separator: String) -> String { sign + magnitude.grouped(by: separator) }
}

/// An amount without its sign, in yuan and the rest in 分.
struct YuanAndFen {
    let yuan: UInt64
    let fen: Int

    init(_ fen: UInt64) {
        let (yuan, rest) = fen.quotientAndRemainder(dividingBy: 100)
        self.yuan = yuan
        self.fen = Int(rest)
    }

    func grouped(by separator: String) -> String { grouping(String(yuan), by: separator) + "." + fen.padded(2) }
}

/// Digits in groups of three.
func grouping(_ digits: String, by separator: String) -> String {
    guard !separator.isEmpty else { return digits }
    var text = ""
    for (index, digit) in digits.enumerated() {
        if index > 0, (digits.count - index) % 3 == 0 { text += separator }
        text.append(digit)
    }
    return text
}
