import Diagnostics
import XML

/// Turns the syntax of expressions into compiled ones, and collects walks and expressions for libxml2.
struct Lowering {
    private(set) var walks = WalkTable()
    private(set) var foreign: [ForeignExpression] = []

    /// What an expression sees where it stands.
    struct Surroundings {
        let text: LocatedText
        let scope: Scope
        let namespaces: [String: String]
        let report: Report
    }

    /// The compiled form of an expression that was checked.
    mutating func lower(_ expression: XPathExpression, _ around: Surroundings) -> Expression {
        if let own = own(expression, around) { return own }
        return foreign(expression, text: around.text.text, offset: 0, around)
    }

    /// The form without libxml2; `nil` when a part of it needs libxml2 at a place of its own.
    private mutating func own(_ expression: XPathExpression, _ around: Surroundings) -> Expression? {
        switch expression {
        case .literal(let text, _): return .text(text)
        case .number(let value, _): return .number(value)
        case .negation(let inner): return own(inner, around).map { .negation($0) }
        case .path(let path): return self.path(path, around)
        case .call(let call): return self.call(call, around)
        case .operation(.union, _, _): return nil
        case .operation(let symbol, let left, let right):
            guard let left = own(left, around), let right = own(right, around) else { return nil }
            return switch symbol {
            case .and: .and(left, right)
            case .or: .or(left, right)
            default: .operation(symbol, left, right)
            }
        }
    }

    private mutating func call(_ call: XPathCall, _ around: Surroundings) -> Expression? {
        guard let index = FunctionLibrary.indices[call.qualifiedName], FunctionLibrary.functions[index].body != nil,
            !(call.name == "string" && call.arguments.isEmpty)
        else { return nil }
        var arguments: [Expression] = []
        for argument in call.arguments {
            guard let lowered = own(argument, around) else { return nil }
            arguments.append(lowered)
        }
        switch (call.qualifiedName, arguments.count) {
        case ("not", 1): return .not(arguments[0])
        case ("concat", _): return .concatenation(arguments)
        case ("if", 3): return .choice(arguments[0], arguments[1], arguments[2])
        default: return .call(index, arguments)
        }
    }

    private mutating func path(_ path: XPathPath, _ around: Surroundings) -> Expression? {
        if let reference = RepeatReference(path) {
            guard let index = around.scope.repeats[reference.name],
                let property = RepeatProperty(rawValue: reference.property)
            else { return nil }
            return .repeatProperty(index, property)
        }
        if case .variable(let name) = path.start, path.filters.isEmpty {
            guard let variable = around.scope.variables[name] else { return nil }
            if path.steps.isEmpty { return .variable(slot: variable.slot) }
            guard let walk = walks.add(path.steps, namespaces: around.namespaces) else { return nil }
            let fallback = variable.isSingle ? -1 : foreignIndex(.path(path), path.range, around)
            return .walk(.variable(slot: variable.slot, fallback: fallback), walk)
        }
        guard path.filters.isEmpty, path.start == .context || path.start == .root else { return nil }
        let start: Expression.Start = path.start == .context ? .context : .root
        return walks.add(path.steps, namespaces: around.namespaces).map { .walk(start, $0) }
    }

    // MARK: libxml2

    private mutating func foreign(
        _ expression: XPathExpression, text: String, offset: Int, _ around: Surroundings
    ) -> Expression {
        let index = foreignIndex(expression, offset..<(offset + text.utf8.count), around)
        return index < 0 ? .text("") : .xpath(index)
    }

    /// The index of a new expression for libxml2; -1 when libxml2 refuses it, which is reported.
    private mutating func foreignIndex(
        _ expression: XPathExpression, _ range: Range<Int>, _ around: Surroundings
    ) -> Int {
        var needs = Needs(around)
        needs.collect(expression)
        let text = needs.rewrite(Array(around.text.text.utf8), range)
        do throws(XPathError) {
            foreign.append(
                ForeignExpression(
                    xpath: try XPath(text), variables: needs.variables, repeats: needs.repeats,
                    prefixes: needs.prefixes))
            return foreign.count - 1
        } catch {
            around.report.add(error.rule, error.message, at: around.text, shift: error.offset ?? 0)
            return -1
        }
    }
}

/// What an expression for libxml2 reads: variables, repetitions, prefixes.
private struct Needs {
    private let around: Lowering.Surroundings
    var variables: [(name: String, slot: Int)] = []
    var repeats: [(name: String, index: Int, property: RepeatProperty)] = []
    var prefixes: [(prefix: String, namespace: String)] = []
    private var replacements: [(range: Range<Int>, text: String)] = []

    init(_ around: Lowering.Surroundings) { self.around = around }

    mutating func collect(_ expression: XPathExpression) {
        switch expression {
        case .literal, .number: break
        case .negation(let inner): collect(inner)
        case .operation(_, let left, let right):
            collect(left)
            collect(right)
        case .call(let call):
            if let prefix = call.prefix { need(prefix: prefix) }
            for argument in call.arguments { collect(argument) }
        case .path(let path): collect(path)
        }
    }

    private mutating func collect(_ path: XPathPath) {
        if let reference = RepeatReference(path) { return collect(reference, path.range) }
        switch path.start {
        case .variable(let name):
            if let variable = around.scope.variables[name], !variables.contains(where: { $0.name == name }) {
                variables.append((name, variable.slot))
            }
        case .expression(let inner): collect(inner)
        case .context, .root: break
        }
        for filter in path.filters { collect(filter) }
        for step in path.steps {
            if let prefix = step.test.prefix { need(prefix: prefix) }
            for predicate in step.predicates { collect(predicate) }
        }
    }

    private mutating func collect(_ reference: RepeatReference, _ range: Range<Int>) {
        guard let index = around.scope.repeats[reference.name],
            let property = RepeatProperty(rawValue: reference.property)
        else { return }
        let name = "repeat.\(reference.name).\(reference.property)"
        replacements.append((range, "$\(name)"))
        if !repeats.contains(where: { $0.name == name }) { repeats.append((name, index, property)) }
    }

    private mutating func need(prefix: String) {
        guard let namespace = around.namespaces[prefix], !prefixes.contains(where: { $0.prefix == prefix }) else {
            return
        }
        prefixes.append((prefix, namespace))
    }

    /// The text of a part of the expression, with properties of repetitions as variables.
    func rewrite(_ bytes: [UInt8], _ range: Range<Int>) -> String {
        var text: [UInt8] = []
        var index = range.lowerBound
        for (replaced, name) in replacements.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
            text += bytes[index..<replaced.lowerBound] + Array(name.utf8)
            index = replaced.upperBound
        }
        return String(decoding: text + bytes[index..<range.upperBound], as: UTF8.self)
    }
}
