import Diagnostics
import Values
import XML

extension FunctionLibrary {
    /// The functions that papers need. Amounts and dates are exact; an empty text gives an empty text.
    static let paperFunctions = moneyFunctions + dayFunctions + numberFunctions + textFunctions

    private static let moneyFunctions: [TemplateFunction] = [
        TemplateFunction(name: "money", parameters: [.money], result: .text, body: onMoney(\.grouped)),
        TemplateFunction(name: "money-symbol", parameters: [.money], result: .text, body: onMoney(\.withSymbol)),
        TemplateFunction(name: "money-chinese", parameters: [.money], result: .text, body: onMoney(\.chineseCapitals)),
        TemplateFunction(name: "money-wan", parameters: [.money], result: .text, body: onMoney(\.inTenThousands)),
        TemplateFunction(name: "money-sum", parameters: [.nodes], result: .text) {
            (arguments) throws(XPathContext.FunctionRefusal) in
            var total = Money.zero
            for node in arguments[0].nodes { total = try Reading.sum(total, try Reading.money(node.text)) }
            return .string(total.plain)
        },
        TemplateFunction(name: "money-difference", parameters: [.money, .money], result: .text) {
            (arguments) throws(XPathContext.FunctionRefusal) in
            let first = try Reading.money(arguments[0].string)
            return .string(try Reading.difference(first, try Reading.money(arguments[1].string)).plain)
        },
    ]

    private static let dayFunctions: [TemplateFunction] = [
        TemplateFunction(name: "date", parameters: [.date], result: .text, body: onDay(\.chinese)),
        TemplateFunction(name: "date-chinese", parameters: [.date], result: .text, body: onDay(\.chineseCharacters)),
        TemplateFunction(name: "weekday", parameters: [.date], result: .text, body: onDay(\.weekday.chinese)),
        TemplateFunction(name: "month", parameters: [.date], result: .text, body: onMonth(\.chinese)),
        TemplateFunction(name: "month-chinese", parameters: [.date], result: .text, body: onMonth(\.chineseCharacters)),
        TemplateFunction(name: "days-between", parameters: [.date, .date], result: .number) {
            (arguments) throws(XPathContext.FunctionRefusal) in
            let first = try Reading.day(arguments[0].string)
            return .number(Double(first.days(until: try Reading.day(arguments[1].string))))
        },
    ]

    private static let numberFunctions: [TemplateFunction] = [
        TemplateFunction(
            name: "number-chinese", parameters: [.number], result: .text, body: onNumber(ChineseNumeral.counting)),
        TemplateFunction(
            name: "ordinal-chinese", parameters: [.number], result: .text, body: onNumber(ChineseNumeral.ordinal)),
        TemplateFunction(
            name: "digits-chinese", parameters: [.number], result: .text, body: onNumber(ChineseNumeral.digits)),
        TemplateFunction(name: "percent", parameters: [.number, .number], optional: 1, result: .text) {
            (arguments) throws(XPathContext.FunctionRefusal) in
            guard let text = arguments[0].nonEmpty else { return .string("") }
            let ratio = try Reading.ratio(text)
            guard arguments.count > 1 else { return .string(ratio.percent) }
            return .string(ratio.percent(decimals: try Reading.count(arguments[1], 0...10)))
        },
        TemplateFunction(name: "document-number", parameters: [.text, .number, .number], result: .text) { arguments in
            .string("\(arguments[0].string)〔\(arguments[1].string)〕\(arguments[2].string)号")
        },
    ]

    private static let textFunctions: [TemplateFunction] = [
        TemplateFunction(name: "pad", parameters: [.text, .number, .text], optional: 1, result: .text) {
            (arguments) throws(XPathContext.FunctionRefusal) in
            let text = arguments[0].string
            let fill = arguments.count > 2 ? arguments[2].string : "0"
            guard let character = fill.first, fill.count == 1 else {
                throw .init(Message("填充的必须是一个字符", "the padding has to be one character"))
            }
            let missing = try Reading.count(arguments[1], 0...1000) - text.count
            return .string(String(repeating: character, count: max(0, missing)) + text)
        },
        TemplateFunction(name: "join", parameters: [.nodes, .text, .text], optional: 1, result: .text) { arguments in
            var parts = arguments[0].nodes.map(\.text)
            guard arguments.count > 2, parts.count > 1, let last = parts.popLast() else {
                return .string(parts.joined(separator: arguments[1].string))
            }
            return .string(parts.joined(separator: arguments[1].string) + arguments[2].string + last)
        },
        TemplateFunction(name: "if", parameters: [.boolean, .any, .any], result: .any) { arguments in
            arguments[0].boolean ? arguments[1] : arguments[2]
        },
    ]

    private static func onMoney(_ text: @escaping @Sendable (Money) -> String) -> TemplateFunction.Body {
        { (arguments) throws(XPathContext.FunctionRefusal) in
            guard let written = arguments[0].nonEmpty else { return .string("") }
            return .string(text(try Reading.money(written)))
        }
    }

    private static func onDay(_ text: @escaping @Sendable (CalendarDate) -> String) -> TemplateFunction.Body {
        { (arguments) throws(XPathContext.FunctionRefusal) in
            guard let written = arguments[0].nonEmpty else { return .string("") }
            return .string(text(try Reading.day(written)))
        }
    }

    private static func onMonth(_ text: @escaping @Sendable (YearMonth) -> String) -> TemplateFunction.Body {
        { (arguments) throws(XPathContext.FunctionRefusal) in
            guard let written = arguments[0].nonEmpty else { return .string("") }
            return .string(text(try Reading.month(written)))
        }
    }

    private static func onNumber(_ text: @escaping @Sendable (Int) -> String) -> TemplateFunction.Body {
        { (arguments) throws(XPathContext.FunctionRefusal) in
            guard let written = arguments[0].nonEmpty else { return .string("") }
            return .string(text(try Reading.integer(written)))
        }
    }
}

extension XPathValue {
    /// The text of the value without white space around it, `nil` when there is none.
    var nonEmpty: String? {
        let text = string
        return text.allSatisfy(\.isWhitespace) ? nil : text
    }
}
