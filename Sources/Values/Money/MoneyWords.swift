extension Money {
    /// The amount of whole yuan that a text says in Chinese numerals, such as 三百万, 二十万元 or 3百万; `nil` for any
    /// other text, and for what is short for something else, as 一百五 for 150.
    init?(words text: String) {
        var words = text.filter { !$0.isWhitespace }[...]
        for ending in ["整", "元", "圆"] where words.hasSuffix(ending) { words = words.dropLast() }
        guard let yuan = NumeralReading(words).number, yuan > 0 else { return nil }
        self.init(fen: yuan * 100)
    }

    /// The amount as one writes it briefly: 300万, and with its digits where it is no whole number of 万.
    public var brief: String {
        guard fen != 0, fen % 1_000_000 == 0 else { return plain }
        return "\(fen / 1_000_000)万"
    }
}

/// Reads a whole number in Chinese numerals.
private struct NumeralReading {
    /// The number, `nil` where the text says none; below 万亿.
    private(set) var number: Int64?

    private var whole: Int64 = 0
    private var myriads: Int64 = 0
    private var section: Int64 = 0
    private var digit: Int64?
    /// The last multiplier, and whether a zero stands after it: 一百零五 is 105, 一百五 is not.
    private var last: Int64 = 1
    private var hasZero = false

    init(_ text: Substring) {
        guard !text.isEmpty, text.count <= 30 else { return }
        for character in text {
            guard take(character) else { return }
        }
        guard digit.map({ $0 == 0 || last <= 10 || hasZero }) ?? true else { return }
        number = whole + myriads + section + (digit ?? 0)
    }

    private static let digits: [Character: Int64] = [
        "〇": 0, "零": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
        "壹": 1, "贰": 2, "叁": 3, "肆": 4, "伍": 5, "陆": 6, "柒": 7, "捌": 8, "玖": 9,
        "1": 1, "2": 2, "3": 3, "4": 4, "5": 5, "6": 6, "7": 7, "8": 8, "9": 9,
    ]
    private static let multipliers: [Character: Int64] = [
        "十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000,
    ]

    private mutating func take(_ character: Character) -> Bool {
        if let digit = Self.digits[character] { return take(digit: digit) }
        if let multiplier = Self.multipliers[character] { return take(multiplier: multiplier) }
        let sum = section + (digit ?? 0)
        switch character {
        case "万", "萬":
            guard sum > 0, myriads == 0 else { return false }
            myriads = sum * 10_000
        case "亿", "億":
            guard myriads + sum > 0, whole == 0 else { return false }
            (whole, myriads) = ((myriads + sum) * 100_000_000, 0)
        default: return false
        }
        (section, digit, last, hasZero) = (0, nil, 10_000, false)
        return true
    }

    private mutating func take(digit next: Int64) -> Bool {
        if next == 0 {
            guard digit == nil else { return false }
            hasZero = true
            return true
        }
        guard digit == nil else { return false }
        digit = next
        return true
    }

    private mutating func take(multiplier: Int64) -> Bool {
        guard let times = digit ?? (multiplier == 10 && section == 0 ? 1 : nil) else { return false }
        section += times * multiplier
        digit = nil
        last = multiplier
        hasZero = false
        return true
    }
}
