import Diagnostics
import XML

/// The statements of an element in the order of the Zope Page Templates reference: define, switch, condition, repeat,
/// case, then content or replace, attributes and omit-tag; on-error around them all.
extension Compiler {
    /// Compiles an element that stands in a file or a macro.
    func element(_ element: Node, _ around: Surroundings) {
        let statements = statements(of: element, in: around.source)
        if let fill = statements.fillSlot {
            report.add(
                "metal.fill-outside-use",
                Message("fill-slot 不在 use-macro 之内", "fill-slot stands in no use-macro"), at: fill)
        }
        self.element(element, statements, around)
    }

    /// Compiles an element whose `fill-slot` was dealt with.
    func element(_ element: Node, _ statements: Statements, _ around: Surroundings) {
        if let name = statements.defineSlot, let fill = around.frame?.fill(of: name.text) {
            return self.fill(name, with: fill, around)
        }
        guard let onError = statements.onError else { return defined(element, statements, around) }
        let errorSlot = code.newSlot()
        let start = code.add(.startTry(handler: 0, errorSlot: errorSlot))
        defined(element, statements, around)
        let end = code.add(.endTry(0))
        code.replace(start, by: .startTry(handler: code.here(), errorSlot: errorSlot))
        var handling = around
        handling.scope.variables["error"] = Scope.Variable(slot: errorSlot, type: .text)
        handler(element, statements, onError, handling)
        code.replace(end, by: .endTry(code.here()))
    }

    private func defined(_ element: Node, _ statements: Statements, _ around: Surroundings) {
        var inner = around
        for (prefix, uri) in element.declaredNamespaces where !prefix.isEmpty {
            inner.namespaces[prefix] = uri
        }
        inner.scope.repeatedLater = statements.repeated?.name.text
        for definition in statements.define { define(definition, &inner) }
        if let expression = statements.switchOn { startSwitch(expression, &inner) }
        conditional(element, statements, inner)
    }

    // MARK: define

    private func define(_ definition: Definition, _ around: inout Surroundings) {
        let name = definition.name.text
        checkName(definition.name, around)
        let (kind, file) = ExpressionKind.split(definition.expression)
        if kind == .load {
            guard let template = load(file, around) else { return }
            let variable = Scope.Variable(slot: -1, type: .text, template: template)
            if definition.isGlobal { globals[name] = variable }
            around.scope.variables[name] = variable
            return
        }
        if definition.expression.text == "nothing" || definition.expression.text == "default" {
            report.add(
                "tal.keyword-defined",
                Message("不能把变量定义为 nothing 或 default", "a variable cannot stand for nothing or default"),
                at: definition.expression, advice: Message("空文本写作 ''", "an empty text is written ''"))
            return around.scope.variables[name] = unknownVariable()
        }
        guard let value = value(definition.expression, around) else {
            return around.scope.variables[name] = unknownVariable()
        }
        let slot = definition.isGlobal ? globals[name]?.slot ?? code.newSlot() : code.newSlot()
        let type = definition.isGlobal ? globals[name].map { $0.type.joined(with: value.type) } : nil
        let variable = Scope.Variable(slot: slot, type: type ?? value.type)
        if definition.isGlobal { globals[name] = variable }
        around.scope.variables[name] = variable
        code.add(.set(slot: slot, value.index))
    }

    /// What stands for a variable whose expression is mistaken.
    private func unknownVariable() -> Scope.Variable {
        Scope.Variable(slot: code.newSlot(), type: .nodes(.unknown), isSingle: true)
    }

    private func checkName(_ name: LocatedText, _ around: Surroundings) {
        let text = name.text
        if ["repeat", "nothing", "default", "error"].contains(text) {
            report.add(
                "tal.reserved-name", Message("名称 “\(text)” 是保留的", "the name “\(text)” is reserved"), at: name)
        } else if !text.isNCName {
            report.add(
                "tal.variable-name", Message("“\(text)” 不能作变量名", "“\(text)” cannot be the name of a variable"), at: name
            )
        }
    }

    // MARK: switch, condition, repeat, case

    private func startSwitch(_ expression: LocatedText, _ around: inout Surroundings) {
        around.switchIndex = code.program.switchCount
        code.program.switchCount += 1
        guard let value = value(expression, around) else { return }
        checker(of: expression, around).checkSingle(value.type)
        code.add(.startSwitch(code.program.switchCount - 1, value.index))
    }

    private func conditional(_ element: Node, _ statements: Statements, _ around: Surroundings) {
        guard let condition = statements.condition else { return repeated(element, statements, around) }
        switch condition.trimmed().text {
        case "nothing": return
        case "default": return repeated(element, statements, around)
        default: break
        }
        let value = value(condition, around)
        if let value { checkAlwaysTrue(value.type, condition.trimmed()) }
        let jump = value.map { ($0.index, code.add(.jumpUnless($0.index, 0))) }
        repeated(element, statements, around)
        if let (index, place) = jump { code.replace(place, by: .jumpUnless(index, code.here())) }
    }

    /// A node-set is true when it is not empty: an element that is always there makes no condition.
    private func checkAlwaysTrue(_ type: StaticType, _ condition: LocatedText) {
        guard let selection = type.selection, selection.count == .one, let places = selection.places, !places.isEmpty
        else { return }
        report.add(
            "tal.always-true",
            Message(
                "这个节点总是存在，条件总是成立", "the node is always there, so the condition always holds"), at: condition,
            advice: Message("要比较它的文本，写作 路径 = '…'", "to ask for its text, write path = '…'"))
    }

    private func repeated(_ element: Node, _ statements: Statements, _ around: Surroundings) {
        guard let repetition = statements.repeated else { return cased(element, statements, around) }
        checkName(repetition.name, around)
        if repetition.expression.text == "nothing" { return }
        var inner = around
        let name = repetition.name.text
        let slot = code.newSlot()
        let index = code.program.repeatCount
        code.program.repeatCount += 1
        inner.scope.repeats[name] = index
        inner.scope.repeatedLater = nil
        guard let value = value(repetition.expression, around) else {
            inner.scope.variables[name] = unknownVariable()
            return cased(element, statements, inner)
        }
        inner.scope.variables[name] = Scope.Variable(
            slot: slot, type: item(of: value.type, repetition.expression), isSingle: true)
        let start = code.add(.startRepeat(index, slot: slot, value.index, end: 0))
        let body = code.here()
        cased(element, statements, inner)
        code.add(.nextRepeat(index, slot: slot, body: body))
        code.replace(start, by: .startRepeat(index, slot: slot, value.index, end: code.here()))
    }

    /// The type of one item of what is repeated, which has to be nodes, and several.
    private func item(of type: StaticType, _ expression: LocatedText) -> StaticType {
        guard var selection = type.selection else {
            report.add(
                "tal.repeat-not-nodes",
                Message("repeat 要的是路径选出的节点", "repeat takes nodes that a path selects"), at: expression)
            return .nodes(.unknown)
        }
        if selection.places?.isEmpty == false, selection.count != .many {
            report.add(
                "tal.not-repeating",
                Message("这里至多有一个节点，没有什么可重复", "there is at most one node here: nothing repeats"),
                at: expression, advice: Message("改用 tal:define 或 tal:condition", "use tal:define or tal:condition"))
        }
        selection.count = .one
        selection.isChosen = false
        return .nodes(selection)
    }

    private func cased(_ element: Node, _ statements: Statements, _ around: Surroundings) {
        guard let matches = statements.matches else { return shown(element, statements, around) }
        guard let switchIndex = around.switchIndex else {
            report.add(
                "tal.case-outside-switch", Message("case 不在 switch 之内", "case stands in no switch"), at: matches)
            return
        }
        let id = code.here() + 1
        var jump: (Int, (Int) -> Instruction)?
        if matches.trimmed().text == "default" {
            let make = { Instruction.jumpUnlessDefault(switchIndex, id: id, $0) }
            jump = (code.add(make(0)), make)
        } else if let value = value(matches, around) {
            let make = { Instruction.jumpUnlessCase(switchIndex, id: id, value.index, $0) }
            jump = (code.add(make(0)), make)
        }
        shown(element, statements, around)
        if let (place, make) = jump { code.replace(place, by: make(code.here())) }
    }

    // MARK: What is shown

    private func shown(_ element: Node, _ statements: Statements, _ around: Surroundings) {
        if let reference = statements.useMacro ?? statements.extendMacro {
            useMacro(reference, element, statements, around)
        } else if let replace = statements.replace {
            replaced(element, statements, by: replace, around)
        } else {
            tag(element, statements, around)
        }
    }

    private func replaced(
        _ element: Node, _ statements: Statements, by replace: LocatedText, _ around: Surroundings
    ) {
        switch compile(replace, around) {
        case .nothing, .mistaken: break
        case .keepDefault: tag(element, statements, around)
        case .structure(let index): code.addStructure(index, declared: around.declared)
        case .value(let index, let type):
            checkText(type, replace.trimmed(), around)
            write(index, in: .content)
        }
    }

    /// What on-error shows: the tag with its static attributes and the value of the statement.
    private func handler(
        _ element: Node, _ statements: Statements, _ onError: LocatedText, _ around: Surroundings
    ) {
        var plain = statements
        plain.attributes = []
        plain.omitTag = statements.omitTag?.isEmpty == true ? statements.omitTag : nil
        plain.content = onError
        plain.staticAttributes = statements.staticAttributes.filter { attribute in
            !around.source.value(of: attribute, on: element).isInterpolated
        }
        if statements.useMacro != nil {
            replaced(element, plain, by: onError, around)
        } else {
            tag(element, plain, around)
        }
    }

    /// Writes the text of an expression, by the quick way where there is one.
    func write(_ index: Int, in place: OutputBuffer.Place) {
        switch code.program.expressions[index] {
        case .walk(.context, let walk): code.add(.walkedText(walk, slot: -1, place))
        case .walk(.variable(let slot, -1), let walk): code.add(.walkedText(walk, slot: slot, place))
        case .text(let text): code.write(escaping: text, in: place)
        default: code.add(.text(index, place))
        }
    }
}
