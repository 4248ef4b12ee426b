import Values
import XML

/// The functions (XPath 1.0, section 4). Their numbers of arguments were checked when the expression was read.
extension Evaluation {
    func call(_ call: XPathCall, at focus: Focus) throws(ExpressionError) -> Operand {
        var arguments: [Operand] = []
        for argument in call.arguments { arguments.append(try value(of: argument, at: focus)) }
        if arguments.isEmpty, Self.takesContext.contains(call.name) { arguments = [.places([focus.place])] }
        switch call.name {
        case "true": return .boolean(true)
        case "false": return .boolean(false)
        case "boolean": return .boolean(boolean(arguments[0]))
        case "not": return .boolean(!boolean(arguments[0]))
        case "position": return .number(Fraction(Int64(focus.position)))
        case "last": return .number(Fraction(Int64(focus.size)))
        case "count": return .number(Fraction(Int64(try places(arguments[0]).count)))
        case "sum": return .number(try sum(of: places(arguments[0])))
        case "number": return .number(try number(arguments[0]))
        case "floor", "ceiling", "round": return .number(try whole(call.name, number(arguments[0])))
        default: return try textCall(call.name, arguments)
        }
    }

    private static let takesContext: Set = ["string", "number", "string-length", "normalize-space"]

    private func sum(of places: [Place]) throws(ExpressionError) -> Fraction? {
        var sum = Fraction.zero
        for place in places {
            guard let number = try number(Operand(place)) else { return nil }
            let before = sum
            sum = try exactly { () throws(Fraction.ArithmeticError) in try before.adding(number) }
        }
        return sum
    }

    /// A whole number near another; `round` goes up at the half, as XPath has it.
    private func whole(_ name: String, _ number: Fraction?) throws(ExpressionError) -> Fraction? {
        guard let number else { return nil }
        return try exactly { () throws(Fraction.ArithmeticError) in
            switch name {
            case "floor": try Fraction(number.floor, over: 1)
            case "ceiling": try Fraction(number.negated().floor, over: 1).negated()
            default: try Fraction(number.adding(Fraction(1, over: 2)).floor, over: 1)
            }
        }
    }

    private func textCall(_ name: String, _ arguments: [Operand]) throws(ExpressionError) -> Operand {
        if name == "substring" { return .text(try substring(arguments)) }
        var texts: [String] = []
        for argument in arguments { texts.append(try text(argument)) }
        switch name {
        case "concat": return .text(texts.joined())
        case "contains": return .boolean(texts[0].parts(around: texts[1]) != nil)
        case "starts-with": return .boolean(texts[0].unicodeScalars.starts(with: texts[1].unicodeScalars))
        case "string-length": return .number(Fraction(Int64(texts[0].unicodeScalars.count)))
        case "normalize-space": return .text(texts[0].split(whereSeparator: \.isXMLSpace).joined(separator: " "))
        case "substring-before": return .text(texts[0].parts(around: texts[1])?.before ?? "")
        case "substring-after": return .text(texts[0].parts(around: texts[1])?.after ?? "")
        case "translate": return .text(texts[0].translated(texts[1], to: texts[2]))
        default: return .text(texts[0])
        }
    }

    private func substring(_ arguments: [Operand]) throws(ExpressionError) -> String {
        let text = try text(arguments[0])
        guard let start = try whole("round", number(arguments[1])) else { return "" }
        var end: Fraction?
        if arguments.count > 2 {
            guard let length = try whole("round", number(arguments[2])) else { return "" }
            end = try exactly { () throws(Fraction.ArithmeticError) in try start.adding(length) }
        }
        let kept = text.unicodeScalars.enumerated().filter { index, _ in
            let position = Fraction(Int64(index + 1))
            return position >= start && end.map { position < $0 } ?? true
        }
        return String(String.UnicodeScalarView(kept.map(\.element)))
    }
}

extension Character {
    fileprivate var isXMLSpace: Bool { [" ", "\t", "\n", "\r", "\r\n"].contains(self) }
}

extension String {
    fileprivate func parts(around separator: String) -> (before: String, after: String)? {
        guard !separator.isEmpty else { return ("", self) }
        return unicodeScalars.firstRange(of: separator.unicodeScalars).map {
            (String(unicodeScalars[..<$0.lowerBound]), String(unicodeScalars[$0.upperBound...]))
        }
    }

    fileprivate func translated(_ from: String, to: String) -> String {
        let targets = Array(to.unicodeScalars)
        var table: [Unicode.Scalar: Unicode.Scalar?] = [:]
        for (index, scalar) in from.unicodeScalars.enumerated() where table[scalar] == nil {
            table[scalar] = .some(index < targets.count ? targets[index] : nil)
        }
        return String(String.UnicodeScalarView(unicodeScalars.compactMap { table[$0] ?? $0 }))
    }
}
