import Diagnostics
import XML

/// Finds out what an expression gives and reports what can never be right: unknown variables and functions, paths
/// that select nothing in the view's shape, one text asked of many nodes, floating point asked of money.
struct ExpressionChecker {
    let text: LocatedText
    let shape: ViewShape?
    let scope: Scope
    let report: Report
    let namespaces: [String: String]

    /// What the expression gives.
    func type(of expression: XPathExpression) -> StaticType { type(of: expression, at: scope.context) }

    func type(of expression: XPathExpression, at context: SelectedShape, inPredicate: Bool = false) -> StaticType {
        switch expression {
        case .literal: return .text
        case .number: return .number
        case .negation(let inner):
            checkNumber(inner, type(of: inner, at: context, inPredicate: inPredicate))
            return .number
        case .operation(let symbol, let left, let right):
            return operation(symbol, left, right, at: context, inPredicate)
        case .call(let call): return self.call(call, at: context, inPredicate)
        case .path(let path): return self.path(path, at: context, inPredicate)
        }
    }

    private func operation(
        _ symbol: XPathOperator, _ left: XPathExpression, _ right: XPathExpression, at context: SelectedShape,
        _ inPredicate: Bool
    ) -> StaticType {
        let leftType = type(of: left, at: context, inPredicate: inPredicate)
        let rightType = type(of: right, at: context, inPredicate: inPredicate)
        if symbol.isArithmetic {
            checkNumber(left, leftType)
            checkNumber(right, rightType)
            return .number
        }
        switch symbol {
        case .union: return leftType.joined(with: rightType).repeating
        case .equal, .notEqual:
            checkCode(leftType, right)
            checkCode(rightType, left)
            return .boolean
        default: return .boolean
        }
    }

    /// A word that a coded value never is.
    private func checkCode(_ type: StaticType, _ other: XPathExpression) {
        guard case .literal(let word, let range) = other, let places = type.selection?.places, !places.isEmpty else {
            return
        }
        var words: [String] = []
        for place in places {
            guard case .code(let known) = shape?.type(of: place) else { return }
            words += known
        }
        guard !words.contains(word) else { return }
        let known = words.joined(separator: " ")
        report.add(
            "tal.unknown-code",
            Message("这里没有代码 “\(word)”，有：\(known)", "there is no code “\(word)” here, there are: \(known)"),
            at: text, shift: range.lowerBound + 1, advice: didYouMean(word, among: words))
    }

    /// Floating point is asked of money: XPath's numbers would round it.
    private func checkNumber(_ expression: XPathExpression, _ type: StaticType) {
        guard let places = type.selection?.places, places.contains(where: { shape?.type(of: $0) == .money }) else {
            return
        }
        report.add(
            "tal.money-arithmetic",
            Message("不能用浮点数计算金额", "money is not computed with floating point"), at: text,
            shift: expression.start ?? 0,
            advice: Message("用 money-sum() 等金额函数", "use the money functions, such as money-sum()"))
    }

    // MARK: Calls

    private func call(_ call: XPathCall, at context: SelectedShape, _ inPredicate: Bool) -> StaticType {
        guard let function = function(call) else {
            for argument in call.arguments { _ = type(of: argument, at: context, inPredicate: inPredicate) }
            return .nodes(.unknown)
        }
        if !function.accepts(call.arguments.count) {
            report.add(
                "tal.arguments",
                Message(
                    "函数的参数个数不对，应是 \(function.usage)",
                    "wrong number of arguments, the function is \(function.usage)"),
                at: text, shift: call.nameRange.lowerBound)
        }
        if !inPredicate, call.prefix == nil, ["position", "last"].contains(call.name) {
            report.add(
                "tal.no-position",
                Message("\(call.name)() 在谓词之外总是 1", "\(call.name)() is always 1 outside a predicate"), at: text,
                shift: call.nameRange.lowerBound,
                advice: Message("用 $repeat/名称/number", "use $repeat/NAME/number"))
        }
        var types: [StaticType] = []
        for (index, argument) in call.arguments.enumerated() {
            let type = type(of: argument, at: context, inPredicate: inPredicate)
            check(argument, type, is: function.parameter(index), of: function)
            types.append(type)
        }
        return result(of: function, types)
    }

    private func function(_ call: XPathCall) -> TemplateFunction? {
        if let index = FunctionLibrary.indices[call.qualifiedName] { return FunctionLibrary.functions[index] }
        report.add(
            "tal.unknown-function",
            Message("没有函数 “\(call.qualifiedName)”", "there is no function “\(call.qualifiedName)”"), at: text,
            shift: call.nameRange.lowerBound,
            advice: didYouMean(call.qualifiedName, among: FunctionLibrary.functions.map(\.name)))
        return nil
    }

    private func result(of function: TemplateFunction, _ arguments: [StaticType]) -> StaticType {
        switch function.result {
        case .text, .money, .date: return .text
        case .number: return .number
        case .boolean: return .boolean
        case .nodes: return arguments.first?.selection.map { .nodes($0) } ?? .nodes(.unknown)
        case .any:
            guard arguments.count == 3 else { return .nodes(.unknown) }
            return arguments[1].joined(with: arguments[2])
        }
    }

    private func check(
        _ argument: XPathExpression, _ type: StaticType, is parameter: ParameterType, of function: TemplateFunction
    ) {
        let place = argument.start ?? 0
        switch parameter {
        case .nodes where type.selection == nil:
            report.add(
                "tal.not-nodes",
                Message("\(function.name)() 要的是路径选出的节点", "\(function.name)() takes nodes that a path selects"),
                at: text, shift: place)
        case .text, .money, .date, .number:
            checkSingle(type, shift: place)
            checkType(type, is: parameter, of: function, shift: place)
        default: break
        }
        guard
            ["number", "sum", "floor", "ceiling", "round"].contains(function.name) || function.name.hasPrefix("math:")
        else { return }
        checkNumber(argument, type)
    }

    /// One text is asked of what repeats.
    func checkSingle(_ type: StaticType, shift: Int = 0) {
        guard let selection = type.selection, selection.count == .many, !selection.isChosen, selection.places != nil,
            selection.places?.isEmpty == false
        else { return }
        report.add(
            "tal.repeats",
            Message(
                "这条路径可能选出多个节点，这里只会用到第一个", "the path may select several nodes, and only the first is used here"),
            at: text, shift: shift,
            advice: Message("用 tal:repeat、join() 或者 [1]", "use tal:repeat, join() or [1]"))
    }

    private func checkType(_ type: StaticType, is parameter: ParameterType, of function: TemplateFunction, shift: Int) {
        guard let places = type.selection?.places, let shape else { return }
        for found in places.compactMap({ shape.type(of: $0) }) {
            let fits =
                switch parameter {
                case .money: found != .date && found != .boolean
                case .date: found != .money && found != .boolean && found != .number
                default: true
                }
            guard !fits else { continue }
            report.add(
                "tal.wrong-type",
                Message(
                    "\(function.name)() 不适用于 \(found)", "\(function.name)() does not take a value of type \(found)"),
                at: text, shift: shift)
            return
        }
    }
}

extension StaticType {
    /// The same, any number of times.
    fileprivate var repeating: StaticType {
        guard case .nodes(var shape) = self else { return self }
        shape.count = .many
        return .nodes(shape)
    }
}

extension XPathExpression {
    /// Where the expression begins, in bytes; `nil` for numbers, which do not say.
    var start: Int? {
        switch self {
        case .path(let path): path.range.lowerBound
        case .call(let call): call.range.lowerBound
        case .negation(let inner): inner.start
        case .operation(_, let left, let right): left.start ?? right.start
        case .literal(_, let range): range.lowerBound
        case .number: nil
        }
    }
}
