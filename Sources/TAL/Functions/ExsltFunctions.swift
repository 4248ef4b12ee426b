import Diagnostics
import Values
import XML

extension FunctionLibrary {
    /// A part of EXSLT's date, math, set and str modules: what needs no new nodes.
    static let exsltFunctions = exsltDates + exsltStrings + exsltMath + exsltSets

    private static let exsltDates: [TemplateFunction] = [
        TemplateFunction(name: "date:year", parameters: [.date], result: .number, body: onDay { $0.year }),
        TemplateFunction(name: "date:month-in-year", parameters: [.date], result: .number, body: onDay { $0.month }),
        TemplateFunction(name: "date:day-in-month", parameters: [.date], result: .number, body: onDay { $0.day }),
        TemplateFunction(
            name: "date:day-in-week", parameters: [.date], result: .number,
            body: onDay { $0.weekday.rawValue % 7 + 1 }),
        TemplateFunction(
            name: "date:day-in-year", parameters: [.date], result: .number,
            body: onDay { day in YearMonth(year: day.year, month: 1).firstDay.days(until: day) + 1 }),
        TemplateFunction(name: "date:leap-year", parameters: [.date], result: .boolean) {
            (arguments) throws(XPathContext.FunctionRefusal) in
            .boolean(CalendarDate.isLeapYear(try Reading.day(arguments[0].string).year))
        },
        TemplateFunction(name: "date:difference", parameters: [.date, .date], result: .text) {
            (arguments) throws(XPathContext.FunctionRefusal) in
            let days = try Reading.day(arguments[0].string).days(until: try Reading.day(arguments[1].string))
            return .string("\(days < 0 ? "-" : "")P\(days.magnitude)D")
        },
    ]

    private static let exsltStrings: [TemplateFunction] = [
        TemplateFunction(name: "str:padding", parameters: [.number, .text], optional: 1, result: .text) {
            (arguments) throws(XPathContext.FunctionRefusal) in
            let length = try Reading.count(arguments[0], 0...10_000)
            let fill = Array(arguments.count > 1 ? arguments[1].string : " ")
            guard !fill.isEmpty else { return .string("") }
            return .string(String((0..<length).map { fill[$0 % fill.count] }))
        },
        TemplateFunction(name: "str:align", parameters: [.text, .text, .text], optional: 1, result: .text) {
            arguments in
            let text = Array(arguments[0].string)
            let field = Array(arguments[1].string)
            guard text.count < field.count else { return .string(String(text.prefix(field.count))) }
            let start =
                switch arguments.count > 2 ? arguments[2].string : "left" {
                case "right": field.count - text.count
                case "center": (field.count - text.count) / 2
                default: 0
                }
            return .string(String(field[..<start] + text + field[(start + text.count)...]))
        },
        TemplateFunction(name: "str:concat", parameters: [.nodes], result: .text) { arguments in
            .string(arguments[0].nodes.map(\.text).joined())
        },
        TemplateFunction(name: "str:replace", parameters: [.text, .text, .text], result: .text) { arguments in
            .string(arguments[0].string.replacing(arguments[1].string, by: arguments[2].string))
        },
    ]

    private static let exsltMath: [TemplateFunction] = [
        TemplateFunction(name: "math:min", parameters: [.nodes], result: .number) { arguments in
            .number(extreme(arguments[0].nodes, <) ?? .nan)
        },
        TemplateFunction(name: "math:max", parameters: [.nodes], result: .number) { arguments in
            .number(extreme(arguments[0].nodes, >) ?? .nan)
        },
        TemplateFunction(name: "math:lowest", parameters: [.nodes], result: .nodes) { arguments in
            .nodes(extremes(arguments[0].nodes, <))
        },
        TemplateFunction(name: "math:highest", parameters: [.nodes], result: .nodes) { arguments in
            .nodes(extremes(arguments[0].nodes, >))
        },
        TemplateFunction(name: "math:abs", parameters: [.number], result: .number) { .number(abs($0[0].number)) },
    ]

    private static let exsltSets: [TemplateFunction] = [
        TemplateFunction(name: "set:distinct", parameters: [.nodes], result: .nodes) { arguments in
            var seen: Set<[UInt8]> = []
            return .nodes(arguments[0].nodes.filter { seen.insert(Array($0.text.utf8)).inserted })
        },
        TemplateFunction(name: "set:difference", parameters: [.nodes, .nodes], result: .nodes) { arguments in
            let others = Set(arguments[1].nodes)
            return .nodes(arguments[0].nodes.filter { !others.contains($0) })
        },
        TemplateFunction(name: "set:intersection", parameters: [.nodes, .nodes], result: .nodes) { arguments in
            let others = Set(arguments[1].nodes)
            return .nodes(arguments[0].nodes.filter { others.contains($0) })
        },
        TemplateFunction(name: "set:has-same-node", parameters: [.nodes, .nodes], result: .boolean) { arguments in
            .boolean(!Set(arguments[0].nodes).isDisjoint(with: arguments[1].nodes))
        },
        TemplateFunction(name: "set:leading", parameters: [.nodes, .nodes], result: .nodes) { arguments in
            guard let mark = arguments[1].nodes.first else { return arguments[0] }
            let index = arguments[0].nodes.firstIndex(of: mark) ?? 0
            return .nodes(Array(arguments[0].nodes[..<index]))
        },
        TemplateFunction(name: "set:trailing", parameters: [.nodes, .nodes], result: .nodes) { arguments in
            guard let mark = arguments[1].nodes.first else { return arguments[0] }
            guard let index = arguments[0].nodes.firstIndex(of: mark) else { return .nodes([]) }
            return .nodes(Array(arguments[0].nodes[(index + 1)...]))
        },
    ]

    private static func onDay(_ number: @escaping @Sendable (CalendarDate) -> Int) -> TemplateFunction.Body {
        { (arguments) throws(XPathContext.FunctionRefusal) in
            guard let written = arguments[0].nonEmpty else { return .number(.nan) }
            return .number(Double(number(try Reading.day(written))))
        }
    }

    /// The least or greatest number of nodes; `nil` when there are none or one is no number.
    private static func extreme(_ nodes: [Node], _ isBefore: (Double, Double) -> Bool) -> Double? {
        let numbers = nodes.map { XPathValue.string($0.text).number }
        guard !numbers.contains(where: \.isNaN), var found = numbers.first else { return nil }
        for number in numbers where isBefore(number, found) { found = number }
        return found
    }

    private static func extremes(_ nodes: [Node], _ isBefore: (Double, Double) -> Bool) -> [Node] {
        guard let found = extreme(nodes, isBefore) else { return [] }
        return nodes.filter { XPathValue.string($0.text).number == found }
    }
}

extension String {
    /// The text with every occurrence of another replaced, found from the left; an empty one is not found.
    fileprivate func replacing(_ part: String, by replacement: String) -> String {
        let whole = Array(utf8)
        let part = Array(part.utf8)
        guard !part.isEmpty else { return self }
        var result: [UInt8] = []
        var index = 0
        while index < whole.count {
            if whole[index...].starts(with: part) {
                result += replacement.utf8
                index += part.count
            } else {
                result.append(whole[index])
                index += 1
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}
