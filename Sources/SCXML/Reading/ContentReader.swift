import Diagnostics
import Statechart
import XML

/// Reads executable content (SCXML 4, 5.4, 6.2, 6.3).
extension ChartReader {
    /// The blocks of `onentry` or `onexit`: each element is one of its own (3.8, 3.9).
    func blocks(_ state: Node, _ name: String) -> [[Action]] {
        state.elements(name, in: scxmlNamespace).map { content($0) }
    }

    /// The executable content inside an element.
    func content(_ element: Node, inFinalize: Bool = false) -> [Action] {
        element.elements.compactMap { action($0, inFinalize: inFinalize) }
    }

    private func action(_ element: Node, inFinalize: Bool) -> Action? {
        guard element.namespace == scxmlNamespace else { return foreignAction(element) }
        if inFinalize, ["send", "raise"].contains(element.name) {
            let message = Message("<finalize> 里不能有 <\(element.name)>", "<\(element.name)> cannot stand in <finalize>")
            findings.append(element.finding("scxml.misplaced-element", message))
        }
        switch element.name {
        case "raise": return element["event"].map { .raise($0) }
        case "if": return .choose(branches(element, inFinalize: inFinalize))
        case "foreach": return loop(element, inFinalize: inFinalize)
        case "log": return .log(label: element["label"], expression: expression(element, "expr"))
        case "assign": return assign(element)
        case "send": return .send(send(element))
        case "cancel": return cancel(element)
        case "script": return .unsupported(scriptFinding(element))
        default: return nil
        }
    }

    /// `script` is not part of the null and XPath data models.
    func scriptFinding(_ element: Node) -> Finding {
        let message = Message("这个数据模型不支持 <script>", "this data model does not support <script>")
        let finding = element.finding("scxml.script", message, severity: .warning)
        findings.append(finding)
        return finding
    }

    private func foreignAction(_ element: Node) -> Action {
        let message = Message(
            "不认识的动作 <\(element.qualifiedName)>", "<\(element.qualifiedName)> is no known executable content")
        let finding = element.finding("scxml.unknown-content", message, severity: .warning)
        findings.append(finding)
        return .unsupported(finding)
    }

    private func branches(_ element: Node, inFinalize: Bool) -> [Branch] {
        var branches: [Branch] = []
        var condition = expressions.condition(of: element)
        var hasElse = false
        var content: [Action] = []
        for child in element.elements {
            let isBranch = ["else", "elseif"].contains(child.name) && child.namespace == scxmlNamespace
            guard isBranch else {
                if let action = action(child, inFinalize: inFinalize) { content.append(action) }
                continue
            }
            if hasElse {
                let message = Message("<else> 之后不能再有分支", "no branch can follow <else>")
                findings.append(child.finding("scxml.misplaced-element", message))
            }
            branches.append(Branch(condition, content))
            content = []
            hasElse = child.name == "else"
            condition = hasElse ? nil : expressions.condition(of: child)
        }
        branches.append(Branch(condition, content))
        return branches
    }

    private func loop(_ element: Node, inFinalize: Bool) -> Action? {
        guard let array = expression(element, "array"), let item = element["item"] else { return nil }
        expressions.loopVariables.formUnion([item, element["index"] ?? item])
        for attribute in ["item", "index"] {
            guard let name = element[attribute], !name.isNCName || name.hasPrefix("_") else { continue }
            let message = Message("“\(name)” 不能作变量名", "“\(name)” is no legal variable name")
            findings.append(element.finding("scxml.foreach.illegal-name", message, severity: .warning, at: attribute))
        }
        let content = content(element, inFinalize: inFinalize)
        return .forEach(ForEach(array: array, item: item, index: element["index"], content: content))
    }

    private func assign(_ element: Node) -> Action? {
        guard let location = expression(element, "location", isLocation: true) else { return nil }
        let kind = element["type"].flatMap { AssignmentKind(rawValue: $0) } ?? .replaceChildren
        if kind == .addAttribute && element["attr"] == nil {
            let message = Message("addattribute 需要属性 attr", "addattribute needs the attribute attr")
            findings.append(element.finding("scxml.missing-attribute", message))
        }
        let value = expression(element, "expr").map { ContentSource.expression($0) }
        expressions.assignments.append(
            Assignment(
                location: location, value: value ?? .literal(Markup.content(of: element)), kind: kind,
                attribute: element["attr"] ?? ""))
        return .assign(expressions.assignments.count - 1)
    }

    private func cancel(_ element: Node) -> Action? {
        guard let id = source(element, "sendid", "sendidexpr") else {
            let message = Message("<cancel> 需要 sendid 或 sendidexpr", "<cancel> needs sendid or sendidexpr")
            findings.append(element.finding("scxml.missing-attribute", message))
            return nil
        }
        return .cancel(id)
    }
}

/// Reads `send` and what events and invocations carry.
extension ChartReader {
    private func send(_ element: Node) -> Send {
        checkSend(element)
        let idLocation = expression(element, "idlocation", isLocation: true)
        return Send(
            event: source(element, "event", "eventexpr"), target: source(element, "target", "targetexpr"),
            type: source(element, "type", "typeexpr"), id: element["id"], idLocation: idLocation,
            delay: source(element, "delay", "delayexpr"), payload: payload(element), location: element.location)
    }

    private func checkSend(_ element: Node) {
        let hasContent = element.elements("content", in: scxmlNamespace).contains { _ in true }
        if element["event"] == nil, element["eventexpr"] == nil, !hasContent {
            let message = Message("<send> 需要 event、eventexpr 或 <content>", "<send> needs event, eventexpr or <content>")
            findings.append(element.finding("scxml.missing-attribute", message))
        }
        if let delay = element["delay"], Delay.milliseconds(delay) == nil {
            let message = Message(
                "“\(delay)” 不是时间长度（例如 1.5s、200ms）", "“\(delay)” is not a duration such as 1.5s or 200ms")
            findings.append(element.finding("scxml.bad-delay", message, severity: .warning, at: "delay"))
        }
        if element["target"] == "#_internal", element["delay"] != nil || element["delayexpr"] != nil {
            let message = Message("发往 #_internal 的事件不能延时", "an event for #_internal cannot be delayed")
            findings.append(element.finding("scxml.send.delayed-internal", message, at: "target"))
        }
    }

    /// `namelist`, `param` and `content`, which exclude each other in part (5.5, 6.2, 6.4).
    func payload(_ element: Node) -> Payload {
        let contents = Array(element.elements("content", in: scxmlNamespace))
        let parameters = Array(element.elements("param", in: scxmlNamespace))
        if contents.count > 1 {
            let message = Message("<content> 只能有一个", "there can be one <content> only")
            findings.append(contents[1].finding("scxml.contradiction", message))
        }
        let mayMix = element.name == "invoke"
        if let content = contents.first, !mayMix, !parameters.isEmpty || element["namelist"] != nil {
            let message = Message(
                "有 <content> 时不能再有 <param> 或 namelist", "<content> excludes <param> and namelist")
            findings.append(content.finding("scxml.contradiction", message))
        }
        return Payload(
            names: names(element), parameters: parameters.compactMap { parameter($0) },
            content: contents.first.map { contentSource($0) })
    }

    private func names(_ element: Node) -> [Parameter] {
        guard let list = element["namelist"] else { return [] }
        return list.split(whereSeparator: \.isXMLWhitespace).map { item in
            let key = item.hasPrefix("$") ? item.dropFirst() : item
            return Parameter(String(key), expressions.add(String(item), of: element, at: "namelist", isLocation: true))
        }
    }

    private func parameter(_ element: Node) -> Parameter? {
        guard let name = element["name"] else { return nil }
        if let value = expression(element, "expr") { return Parameter(name, value) }
        if let location = expression(element, "location", isLocation: true) { return Parameter(name, location) }
        let message = Message("<param> 需要 expr 或 location", "<param> needs expr or location")
        findings.append(element.finding("scxml.missing-attribute", message))
        return nil
    }

    private func contentSource(_ element: Node) -> ContentSource {
        if let value = expression(element, "expr") { return .expression(value) }
        return .literal(Markup.content(of: element))
    }

    /// A text that is given by one attribute, or computed by the expression in the other.
    func source(_ element: Node, _ literal: String, _ computed: String) -> TextSource? {
        if let text = element[literal] { return .literal(text) }
        return expression(element, computed).map { .expression($0) }
    }

    func expression(_ element: Node, _ attribute: String, isLocation: Bool = false) -> Int? {
        element[attribute].map { expressions.add($0, of: element, at: attribute, isLocation: isLocation) }
    }
}
