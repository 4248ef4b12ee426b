import Diagnostics
import Values

/// Taking what a user wrote as the value of a field.
extension FieldValue {
    /// The value that an input is.
    ///
    /// - Throws: `FieldProblem`.
    public static func read(_ input: String, as type: FieldType) throws(FieldProblem) -> FieldValue {
        let text = input.withoutSpacesAround
        switch type {
        case .text(let maximum): return .text(try line(text, maximum: maximum))
        case .lines: return .lines(text.replacingCarriageReturns())
        case .money: return .money(try money(text))
        case .integer: return .integer(try integer(text))
        case .number(_, let decimals): return .number(try number(text, decimals: decimals))
        case .percent(let decimals): return .percent(try percent(text, decimals: decimals))
        case .date: return .date(try date(text))
        case .time: return .time(try time(text))
        case .month: return .month(try month(text))
        case .boolean: return .boolean(try boolean(text))
        case .choice(let options): return .choice(try choice(text, options))
        case .choices(let options): return .choices(try choices(text, options))
        case .person: return .person(text)
        case .unit: return .unit(text)
        case .reference: return .reference(text)
        case .table(let columns): return .table(try TableText.rows(of: text, columns: columns))
        }
    }

    /// Holds a value against a field, which may be that of another edition of its form.
    ///
    /// - Throws: `FieldProblem` where the field would not take it as it is.
    public func requireFit(in field: Field) throws(FieldProblem) {
        guard !isWithheld else { return }
        guard try Self.read(text, as: field.type).text == text else { throw .invalid(text, nil) }
    }

    private static func line(_ text: String, maximum: Int) throws(FieldProblem) -> String {
        if let bad = text.unicodeScalars.first(where: { $0.properties.generalCategory == .control }) {
            throw .controlCharacter(Int(bad.value))
        }
        guard text.count <= maximum else { throw .tooLong(count: text.count, maximum: maximum) }
        return text
    }

    private static func money(_ text: String) throws(FieldProblem) -> Money {
        let amount: Money
        do throws(Money.ParsingError) {
            amount = try Money(parsing: text)
        } catch {
            throw .invalid(text, error.message)
        }
        guard amount >= .zero else { throw .negative }
        return amount
    }

    private static func integer(_ text: String) throws(FieldProblem) -> Int64 {
        guard let value = Int64(text) else {
            throw .invalid(text, Message("要写整数", "write a whole number"))
        }
        return value
    }

    private static func number(_ text: String, decimals: Int?) throws(FieldProblem) -> ExactDecimal {
        do throws(ExactDecimal.ParsingError) {
            let number = try ExactDecimal(parsing: text)
            guard let decimals, number.decimals > decimals else { return number }
        } catch {
            throw .invalid(text, error.message)
        }
        throw .tooManyDecimals(text, maximum: decimals ?? ExactDecimal.maximumDecimals)
    }

    private static func percent(_ text: String, decimals: Int?) throws(FieldProblem) -> ExactDecimal {
        guard let sign = text.last, sign == "%" || sign == "％" else { return try number(text, decimals: decimals) }
        return try number(String(text.dropLast()), decimals: decimals)
    }

    private static func date(_ text: String) throws(FieldProblem) -> CalendarDate {
        do throws(CalendarDate.ParsingError) {
            return try CalendarDate(parsing: text)
        } catch {
            throw .invalid(text, error.message)
        }
    }

    private static func time(_ text: String) throws(FieldProblem) -> TimeOfDay {
        do throws(TimeOfDay.ParsingError) {
            return try TimeOfDay(parsing: text)
        } catch {
            throw .invalid(text, error.message)
        }
    }

    private static func month(_ text: String) throws(FieldProblem) -> YearMonth {
        do throws(CalendarDate.ParsingError) {
            return try YearMonth(parsing: text)
        } catch {
            throw .invalid(text, error.message)
        }
    }

    private static func boolean(_ text: String) throws(FieldProblem) -> Bool {
        switch text.lowercased() {
        case "true", "yes", "y", "是", "有", "1": return true
        case "false", "no", "n", "否", "无", "0": return false
        default: throw .invalid(text, Message("要写 是 或 否", "write yes or no"))
        }
    }

    private static func choice(_ text: String, _ options: [FieldType.Choice]) throws(FieldProblem) -> String {
        if let option = options.first(where: { $0.id == text || $0.label == text }) { return option.id }
        let list = options.map { "\($0.id)（\($0.label)）" }.joined(separator: "、")
        throw .invalid(
            text,
            didYouMean(text, among: options.flatMap { [$0.id, $0.label] })
                ?? Message("可选：\(list)", "one of: \(options.map(\.id).joined(separator: ", "))"))
    }

    private static func choices(_ text: String, _ options: [FieldType.Choice]) throws(FieldProblem) -> [String] {
        let parts = text.split { " ,，、;；".contains($0) }
        var chosen: [String] = []
        for part in parts { chosen.append(try choice(String(part), options)) }
        return options.map(\.id).filter(chosen.contains)
    }
}

extension StringProtocol {
    /// The text without white space at its ends.
    var withoutSpacesAround: String {
        var characters = Substring(self)
        while let first = characters.first, first.isWhitespace { characters.removeFirst() }
        while let last = characters.last, last.isWhitespace { characters.removeLast() }
        return String(characters)
    }
}

extension String {
    fileprivate func replacingCarriageReturns() -> String {
        split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).joined(separator: "\n")
    }
}
