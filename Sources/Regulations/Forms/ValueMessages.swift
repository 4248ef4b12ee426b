public import Diagnostics
public import Values

extension Money.ParsingError {
    /// Why the text is not an amount.
    public var message: Message {
        switch self {
        case .empty: Message("没有写金额", "there is no amount")
        case .unexpectedCharacter(let character, let position):
            if let digit = probableDigit {
                Message(
                    "第 \(position) 个字符 “\(character)” 不是数字，您是否想写 \(digit)？",
                    "character \(position), “\(character)”, is not a digit: did you mean \(digit)?")
            } else {
                Message(
                    "第 \(position) 个字符 “\(character)” 不能写在金额里",
                    "character \(position), “\(character)”, has no place in an amount")
            }
        case .missingDigits(let position):
            Message("第 \(position) 个字符前缺少数字", "digits are missing before character \(position)")
        case .misplacedSeparator(let position):
            Message("第 \(position) 个字符的千位分隔符位置不对", "the separator at character \(position) is misplaced")
        case .tooManyDecimals(let allowed, _):
            Message("小数最多 \(allowed) 位，金额精确到分", "at most \(allowed) decimals: amounts are exact to the fen")
        case .inWords(let amount):
            Message("金额要写数字：请写 \(amount.brief)", "amounts are written in digits: write \(amount.brief)")
        case .tooLarge: Message("金额太大", "the amount is too large")
        }
    }
}

extension CalendarDate.ParsingError {
    /// Why the text is not a date, a week or a month.
    public var message: Message {
        switch self {
        case .notADate(let text):
            Message("“\(text)” 不是日期，要写成 2026-11-22 这样", "“\(text)” is not a date: write it like 2026-11-22")
        case .notAMonth(let text):
            Message("“\(text)” 不是月份，要写成 2026-11 这样", "“\(text)” is not a month: write it like 2026-11")
        case .notAWeek(let text):
            Message("“\(text)” 不是周，要写成 2026-W48 这样", "“\(text)” is not a week: write it like 2026-W48")
        case .noSuchYear(let year): Message("没有 \(year) 年", "there is no year \(year)")
        case .noSuchMonth(let month): Message("没有 \(month) 月", "there is no month \(month)")
        case .noSuchWeek(let year, let number):
            Message("\(year)年没有第\(number)周", "there is no week \(number) in \(year)")
        case .noSuchDay(let year, let month, let day, let lastDay):
            Message(
                "\(year)年\(month)月没有\(day)日，只到\(lastDay)日",
                "there is no day \(day) in \(year)-\(month): the month ends with \(lastDay)")
        }
    }
}

extension DocumentNumber.PatternError {
    /// What is wrong with the pattern.
    public var message: Message {
        Message(
            "编号格式写错了：可用 {unit}、{year}、{sequence} 或 {sequence:4}",
            "the number pattern is wrong: use {unit}, {year}, {sequence} or {sequence:4}")
    }
}

extension ExactDecimal.ParsingError {
    /// Why the text is not a number.
    public var message: Message {
        switch self {
        case .empty: Message("没有写数值", "there is no number")
        case .unexpectedCharacter(let character, let position):
            Message(
                "第 \(position) 个字符 “\(character)” 不能写在数值里",
                "character \(position), “\(character)”, has no place in a number")
        case .missingDigits(let position):
            Message("第 \(position) 个字符前缺少数字", "digits are missing before character \(position)")
        case .misplacedSeparator(let position):
            Message("第 \(position) 个字符的千位分隔符位置不对", "the separator at character \(position) is misplaced")
        case .tooManyDecimals(let allowed):
            Message("小数最多 \(allowed) 位", "at most \(allowed) decimals are taken")
        case .tooLarge: Message("数值太大", "the number is too large")
        }
    }
}

extension TimeOfDay.ParsingError {
    /// Why the text is not a time of day.
    public var message: Message {
        switch self {
        case .notATime(let text):
            Message("“\(text)” 不是时间，要写成 08:30 这样", "“\(text)” is not a time: write it like 08:30")
        case .noSuchHour(let hour): Message("没有 \(hour) 点", "there is no hour \(hour)")
        case .noSuchMinute(let minute): Message("没有 \(minute) 分", "there is no minute \(minute)")
        }
    }
}
