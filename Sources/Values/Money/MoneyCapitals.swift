extension Money {
    /// The amount in capital numerals (人民币大写): 整 ends an amount in 元 or 角, one 零 stands for consecutive zeros.
    ///
    /// `1,409.50` is 壹仟肆佰零玖元伍角整, `-425.03` is 负肆佰贰拾伍元零叁分, zero is 零元整.
    public var chineseCapitals: String {
        let amount = YuanAndFen(fen.magnitude)
        let (jiao, fen) = amount.fen.quotientAndRemainder(dividingBy: 10)
        let capitals = NumeralSystem.capital
        var text = amount.yuan > 0 ? capitals.spell(amount.yuan) + "元" : ""
        if jiao > 0 {
            text += capitals.digits[jiao] + "角"
        } else if fen > 0, amount.yuan > 0 {
            text += "零"
        }
        if fen > 0 { text += capitals.digits[fen] + "分" }
        if text.isEmpty { text = "零元" }
        return (self.fen < 0 ? "负" : "") + text + (fen == 0 ? "整" : "")
    }
}
