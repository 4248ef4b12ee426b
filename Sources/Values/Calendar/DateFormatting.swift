extension CalendarDate {
    /// The day by ISO 8601: `2026-11-22`.
    public var iso: String { "\(year.padded(4))-\(month.padded(2))-\(day.padded(2))" }

    /// The day as papers show it: `2026年11月22日`.
    public var chinese: String { "\(year)年\(month)月\(day)日" }

    /// The day in Chinese characters alone: 二〇二六年十一月二十二日.
    public var chineseCharacters: String {
        yearMonth.chineseCharacters + ChineseNumeral.counting(day) + "日"
    }
}

extension YearMonth {
    /// The month by ISO 8601: `2026-11`.
    public var iso: String { "\(year.padded(4))-\(month.padded(2))" }

    /// The month as papers show it: `2026年11月`.
    public var chinese: String { "\(year)年\(month)月" }

    /// The month in Chinese characters alone: 二〇二六年十一月.
    public var chineseCharacters: String {
        ChineseNumeral.digits(year) + "年" + ChineseNumeral.counting(month) + "月"
    }
}
