/// Numbers in Chinese characters.
public enum ChineseNumeral {
    /// The number as one counts: 一百二十三, 十二, 一百零五, 负三.
    public static func counting(_ number: Int) -> String {
        let text = NumeralSystem.counting.spell(UInt64(number.magnitude))
        // One says 十二, not 一十二; within a longer number 一百一十二 keeps its 一.
        let spoken = text.hasPrefix("一十") ? String(text.dropFirst()) : text
        return (number < 0 ? "负" : "") + spoken
    }

    /// The number digit by digit with 〇 for zero, as in years: 二〇二六.
    public static func digits(_ number: Int) -> String { digits(of: String(number.magnitude)) }

    /// The ordinal: 第三.
    public static func ordinal(_ number: Int) -> String { "第" + counting(number) }

    /// The decimal digits of a text as characters, everything else left alone.
    static func digits(of text: String) -> String {
        text.map { character in
            switch character.decimalDigit {
            case .some(0): "〇"
            case .some(let digit): NumeralSystem.counting.digits[digit]
            case .none: String(character)
            }
        }.joined()
    }
}
