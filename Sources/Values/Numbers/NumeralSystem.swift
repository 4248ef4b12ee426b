/// The digits and units with which Chinese spells a number.
struct NumeralSystem {
    let digits: [String]
    let units: [(value: UInt64, name: String)]

    /// 一二三, for counting.
    static let counting = NumeralSystem(
        digits: ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"],
        units: [(100_000_000, "亿"), (10_000, "万"), (1000, "千"), (100, "百"), (10, "十")])

    /// 壹贰叁, for amounts of money.
    static let capital = NumeralSystem(
        digits: ["零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"],
        units: [(100_000_000, "亿"), (10_000, "万"), (1000, "仟"), (100, "佰"), (10, "拾")])

    /// The number in words: one 零 for consecutive zeros, none before a unit; beyond 亿 by 万亿 and 亿亿.
    func spell(_ number: UInt64) -> String {
        guard let unit = units.first(where: { number >= $0.value }) else { return digits[Int(number)] }
        let (high, low) = number.quotientAndRemainder(dividingBy: unit.value)
        let text = spell(high) + unit.name
        guard low > 0 else { return text }
        return text + (low < unit.value / 10 ? digits[0] : "") + spell(low)
    }
}
