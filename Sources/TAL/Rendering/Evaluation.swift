import Diagnostics
import XML

/// The values of compiled expressions.
extension Renderer {
    /// The value of an expression of the program.
    mutating func value(_ index: Int) throws(RenderFault) -> XPathValue {
        do throws(RenderFault) {
            return try value(of: program.expressions[index])
        } catch {
            throw error.located(at: index)
        }
    }

    /// The truth of an expression of the program.
    mutating func boolean(_ index: Int) throws(RenderFault) -> Bool {
        do throws(RenderFault) {
            return try boolean(of: program.expressions[index])
        } catch {
            throw error.located(at: index)
        }
    }

    /// Writes the text of an expression, escaped for its place.
    mutating func write(_ expression: Expression, in place: OutputBuffer.Place) throws(RenderFault) {
        switch expression {
        case .text(let text): output.append(escaping: text, in: place)
        case .concatenation(let parts): for part in parts { try write(part, in: place) }
        case .walk(let start, let walk):
            if let node = try node(at: start) {
                walks.write(walk, from: node, in: place, to: &output)
            } else {
                output.append(escaping: try value(of: expression).string, in: place)
            }
        case .variable(let slot):
            if case .node(let node) = slots[slot] { return node.write(in: place, to: &output) }
            output.append(escaping: try value(of: expression).string, in: place)
        case .choice(let test, let then, let otherwise):
            try write(try boolean(of: test) ? then : otherwise, in: place)
        default: output.append(escaping: try value(of: expression).string, in: place)
        }
    }

    private mutating func value(of expression: Expression) throws(RenderFault) -> XPathValue {
        switch expression {
        case .text(let text): return .string(text)
        case .number(let number): return .number(number)
        case .variable(let slot): return try variable(slot)
        case .walk(let start, let walk):
            if let node = try node(at: start) { return .nodes(nodes(walks.all(walk, from: node))) }
            guard case .variable(_, let fallback) = start else { return .nodes([]) }
            return try foreign(fallback)
        case .repeatProperty(let index, let property):
            let repetition = repetitions[index]
            return property.value(index: repetition.index, length: repetition.nodes.count)
        case .call(let index, let arguments): return try call(index, arguments)
        case .choice(let test, let then, let otherwise):
            return try value(of: try boolean(of: test) ? then : otherwise)
        case .not, .and, .or: return .boolean(try boolean(of: expression))
        case .operation(let symbol, let left, let right): return try operation(symbol, left, right)
        case .negation(let inner): return .number(-(try value(of: inner).number))
        case .concatenation(let parts):
            var text = ""
            for part in parts { text += try value(of: part).string }
            return .string(text)
        case .xpath(let index): return try foreign(index)
        }
    }

    private mutating func boolean(of expression: Expression) throws(RenderFault) -> Bool {
        switch expression {
        case .not(let inner): return try !boolean(of: inner)
        case .and(let left, let right):
            guard try boolean(of: left) else { return false }
            return try boolean(of: right)
        case .or(let left, let right):
            if try boolean(of: left) { return true }
            return try boolean(of: right)
        case .walk(let start, let walk):
            if let node = try node(at: start) { return walks.selects(walk, from: node) }
            return try value(of: expression).boolean
        default: return try value(of: expression).boolean
        }
    }

    private mutating func operation(
        _ symbol: XPathOperator, _ left: Expression, _ right: Expression
    ) throws(RenderFault) -> XPathValue {
        let left = try value(of: left)
        let right = try value(of: right)
        return symbol.isComparison ? .boolean(left.compares(symbol, right)) : .number(left.computes(symbol, right))
    }

    private mutating func call(_ index: Int, _ arguments: [Expression]) throws(RenderFault) -> XPathValue {
        let function = FunctionLibrary.functions[index]
        guard let body = function.body else { return .nodes([]) }
        var values: [XPathValue] = []
        for argument in arguments { values.append(try value(of: argument)) }
        do throws(XPathContext.FunctionRefusal) {
            return try body(values)
        } catch {
            throw RenderFault(
                rule: "tal.function",
                message: Message(
                    "\(function.name)()：\(error.reason.chinese)", "\(function.name)(): \(error.reason.english)"))
        }
    }

    // MARK: Nodes and variables

    private func nodes(_ references: [NodeReference]) -> [Node] { references.map { Node($0, of: view.document) } }

    /// The nodes of an expression, without their document.
    mutating func references(_ index: Int) throws(RenderFault) -> [NodeReference] {
        if case .walk(let start, let walk) = program.expressions[index], let node = try node(at: start) {
            return walks.all(walk, from: node)
        }
        return try value(index).nodes.map(\.reference)
    }

    private func variable(_ slot: Int) throws(RenderFault) -> XPathValue {
        guard let value = slots[slot].xpath(in: view.document) else {
            throw RenderFault(
                rule: "tal.unset-variable",
                message: Message("这里变量还没有值", "the variable has no value here yet"))
        }
        return value
    }

    /// The one node where a walk begins; `nil` when there are none or several.
    private func node(at start: Expression.Start) throws(RenderFault) -> NodeReference? {
        switch start {
        case .context: return view.reference
        case .root: return view.document.documentNode.reference
        case .variable(let slot, _):
            if case .node(let node) = slots[slot] { return node }
            _ = try variable(slot)
            return nil
        }
    }

    // MARK: libxml2

    private mutating func foreign(_ index: Int) throws(RenderFault) -> XPathValue {
        guard program.foreign.indices.contains(index) else { return .nodes([]) }
        let expression = program.foreign[index]
        let context = xpath ?? XPathContext(view.document, functions: FunctionLibrary.table)
        xpath = context
        for (prefix, namespace) in expression.prefixes { context.register(prefix: prefix, namespace: namespace) }
        for (name, slot) in expression.variables { context.set(name, to: try variable(slot)) }
        for (name, repetition, property) in expression.repeats {
            let state = repetitions[repetition]
            context.set(name, to: property.value(index: state.index, length: state.nodes.count))
        }
        do throws(XPathError) {
            return try context.evaluate(expression.xpath, at: view)
        } catch {
            throw RenderFault(rule: error.rule, message: error.message)
        }
    }
}
