import Diagnostics
import Statechart
import XML

/// Reads one `<scxml>` element into a chart, collecting every mistake.
final class ChartReader {
    let root: Node
    let options: ReadingOptions
    var findings: [Finding] = []
    var expressions: ExpressionTable
    var definition = ChartDefinition()
    /// The element of each state.
    private(set) var elements: [Node] = []
    private(set) var inline: [String: Executable] = [:]

    init(_ root: Node, _ options: ReadingOptions) {
        self.root = root
        self.options = options
        expressions = ExpressionTable(ExpressionLanguage(rawValue: root["datamodel"] ?? "null") ?? .xpath)
    }

    /// The chart, unless there is an error among the findings.
    func read() -> ChartDocument? {
        findings += GrammarChecker.check(root)
        checkRoot()
        definition.name = root["name"] ?? ""
        definition.binding = root["binding"].flatMap { Binding(rawValue: $0) } ?? .early
        readRoot()
        let chart = makeChart()
        findings += expressions.findings
        findings += expressions.checkMentions(states: definition.states.compactMap(\.id))
        findings = findings.inSourceOrder()
        guard let chart, !findings.contains(where: { $0.severity == .error }) else { return nil }
        return ChartDocument(executable: executable(chart), root: root, elements: elements, warnings: findings)
    }

    private func executable(_ chart: Chart) -> Executable {
        let ids = expressions.data.map(\.id)
        guard expressions.language == .xpath else {
            return Executable(Machine(chart, NullDataModel(), limits: options.limits), inline: inline, options)
        }
        let program = XPathProgram(
            expressions: expressions.expressions, environments: expressions.environments, data: expressions.data,
            assignments: expressions.assignments, functions: options.functions)
        return Executable(
            Machine(chart, program, dataIDs: ids, limits: options.limits), inline: inline, options)
    }

    // MARK: The document

    private func checkRoot() {
        if let version = root["version"] {
            if version != "1.0" {
                let message = Message("SCXML 的版本只能是 1.0", "the version of SCXML is 1.0")
                findings.append(root.finding("scxml.version", message, at: "version"))
            }
        } else {
            let message = Message("<scxml> 缺少 version=\"1.0\"", "<scxml> needs version=\"1.0\"")
            findings.append(root.finding("scxml.version", message, severity: .warning))
        }
        if let model = root["datamodel"], ExpressionLanguage(rawValue: model) == nil {
            let message = Message(
                "不支持数据模型 “\(model)”，只有 null 和 xpath", "the data model “\(model)” is not supported: null and xpath are")
            let advice = didYouMean(model, among: ExpressionLanguage.allCases.map(\.rawValue))
            findings.append(root.finding("scxml.unknown-data-model", message, at: "datamodel", advice: advice))
        }
    }

    private func readRoot() {
        definition.states[0].location = root.location
        elements = [root]
        definition.script = root.elements("script", in: scxmlNamespace).map { .unsupported(scriptFinding($0)) }
        definition.states[0].data = readData(root)
        definition.states[0].initial = initial(of: root)
        readChildren(of: root, 0)
    }

    private func readChildren(of element: Node, _ parent: Int) {
        for child in element.elements {
            guard child.namespace == scxmlNamespace, let kind = kind(of: child) else { continue }
            readState(child, kind, parent: parent)
        }
    }

    private func kind(of element: Node) -> StateKind? {
        switch element.name {
        case "state": .state
        case "parallel": .parallel
        case "final": .final
        case "history": element["type"] == "deep" ? .deepHistory : .shallowHistory
        default: nil
        }
    }

    // MARK: States

    private func readState(_ element: Node, _ kind: StateKind, parent: Int) {
        guard definition.states.count <= Chart.stateLimit else { return }
        checkID(element)
        let index = definition.states.count
        var state = StateDefinition(kind, id: element["id"], parent: parent, location: element.location)
        elements.append(element)
        definition.states.append(state)
        state.onEntry = blocks(element, "onentry")
        state.onExit = blocks(element, "onexit")
        state.data = readData(element)
        if kind.isHistory {
            state.initial = defaultTransition(of: element)
        } else {
            state.transitions = element.elements("transition", in: scxmlNamespace).map { transition($0) }
            state.initial = initial(of: element)
        }
        state.invocations = element.elements("invoke", in: scxmlNamespace).map { invocation($0) }
        state.doneData = element.elements("donedata", in: scxmlNamespace).first { _ in true }.map { payload($0) }
        definition.states[index] = state
        readChildren(of: element, index)
    }

    private func checkID(_ element: Node) {
        guard let id = element["id"] else { return }
        if !id.isNCName {
            let message = Message("“\(id)” 不能作标识", "“\(id)” is no identifier")
            findings.append(element.finding("scxml.bad-id", message, at: "id"))
        }
    }

    private func transition(_ element: Node) -> TransitionDefinition {
        if element["event"] == nil, element["cond"] == nil, element["target"] == nil {
            let message = Message(
                "<transition> 至少要有 event、cond、target 之一", "<transition> needs event, cond or target")
            findings.append(element.finding("scxml.missing-attribute", message))
        }
        return TransitionDefinition(
            events: descriptors(element), condition: expressions.condition(of: element),
            conditionText: element["cond"], targets: list(element, "target"),
            isInternal: element["type"] == "internal", content: content(element), location: element.location)
    }

    /// Event descriptors without the `.*` or `.` that changes nothing at their end (3.12.1).
    private func descriptors(_ element: Node) -> [String] {
        list(element, "event").map { written in
            var text = Substring(written)
            if text.hasSuffix(".*") { text = text.dropLast(2) } else if text.hasSuffix(".") { text = text.dropLast() }
            if text.isEmpty || text != "*" && text.contains("*") {
                let message = Message(
                    "事件描述 “\(written)” 不会匹配任何事件", "the event descriptor “\(written)” matches nothing")
                findings.append(
                    element.finding("scxml.bad-descriptor", message, severity: .warning, at: "event"))
            }
            return String(text)
        }
    }

    private func list(_ element: Node, _ attribute: String) -> [String] {
        guard let text = element[attribute] else { return [] }
        let items = text.split(whereSeparator: \.isXMLWhitespace).map(String.init)
        if items.isEmpty {
            let message = Message("\(attribute) 不能是空的", "\(attribute) cannot be empty")
            findings.append(element.finding("scxml.bad-value", message, at: attribute))
        }
        return items
    }

    /// The initial transition, from the attribute or the element (3.3, 3.6).
    private func initial(of element: Node) -> TransitionDefinition? {
        let children = Array(element.elements("initial", in: scxmlNamespace))
        if let child = children.first {
            if element["initial"] != nil {
                let message = Message("属性 initial 和元素 <initial> 只能写一个", "initial is either an attribute or an element")
                findings.append(child.finding("scxml.contradiction", message))
            }
            reportSecond(children)
            return defaultTransition(of: child)
        }
        guard element["initial"] != nil, element.name != "parallel" else { return nil }
        return TransitionDefinition(targets: list(element, "initial"), location: element.location)
    }

    /// The one transition of `initial` or `history`: without event and condition (3.6, 3.10).
    private func defaultTransition(of element: Node) -> TransitionDefinition? {
        let transitions = Array(element.elements("transition", in: scxmlNamespace))
        guard let transition = transitions.first else {
            if element.name == "initial" {
                let message = Message("<initial> 需要一个 <transition>", "<initial> needs a <transition>")
                findings.append(element.finding("scxml.illegal-initial", message))
            }
            return nil
        }
        reportSecond(transitions)
        for attribute in ["event", "cond"] where transition[attribute] != nil {
            let message = Message(
                "<\(element.name)> 的转移不能有 \(attribute)", "the transition of <\(element.name)> cannot have \(attribute)")
            findings.append(transition.finding("scxml.illegal-initial", message, at: attribute))
        }
        return TransitionDefinition(
            targets: list(transition, "target"), content: content(transition), location: transition.location)
    }

    private func reportSecond(_ elements: [Node]) {
        guard elements.count > 1, let first = elements[0].location else { return }
        let message = Message("<\(elements[1].name)> 只能有一个", "there can be one <\(elements[1].name)> only")
        let related = [RelatedPlace(Message("第一个在这里", "the first one is here"), at: first)]
        findings.append(elements[1].finding("scxml.duplicate-element", message, related: related))
    }

    func addInline(_ markup: String, _ executable: Executable) { inline[markup] = executable }

    // MARK: Structure

    private func makeChart() -> Chart? {
        do throws(ChartProblems) {
            return try Chart(definition)
        } catch {
            findings += error.problems.map { finding($0) }
            return nil
        }
    }

    private func finding(_ problem: ChartProblem) -> Finding {
        var attribute: String?
        var element: Node
        var related: [RelatedPlace] = []
        switch problem.subject {
        case .state(let state):
            element = elements[state]
            attribute = element["id"] == nil ? nil : "id"
        case .transition(let state, let place):
            element = Array(elements[state].elements("transition", in: scxmlNamespace))[place]
            attribute = "target"
        case .initial(let state):
            element = elements[state]
            attribute = "initial"
            let holder = element.elements("initial", in: scxmlNamespace).first { _ in true } ?? element
            if element["initial"] == nil,
                let transition = holder.elements("transition", in: scxmlNamespace).first(where: { _ in true })
            {
                element = transition
                attribute = "target"
            }
        }
        if case .duplicateID(_, let first) = problem.fault, let place = elements[first].location {
            related = [RelatedPlace(Message("第一个在这里", "the first one is here"), at: place)]
        }
        let shift = attribute.map { self.shift(of: problem, in: element[$0] ?? "") } ?? 0
        return element.finding(
            problem.rule, problem.message, at: attribute, shift: shift, advice: problem.advice, related: related)
    }

    /// Where in a list of targets the faulty one stands.
    private func shift(of problem: ChartProblem, in list: String) -> Int {
        let target: String? =
            switch problem.fault {
            case .unknownTarget(let id, _), .initialOutside(let id, _), .historyOutside(let id, _),
                .conflictingTargets(_, let id):
                id
            default: nil
            }
        guard let target else { return 0 }
        let item = list.split(whereSeparator: \.isXMLWhitespace).first { $0 == target }
        return item.map { list.utf8.distance(from: list.startIndex, to: $0.startIndex) } ?? 0
    }
}

extension [Finding] {
    /// By their places; those without one last.
    fileprivate func inSourceOrder() -> [Finding] {
        enumerated().sorted { left, right in
            guard let one = left.element.location else { return false }
            guard let other = right.element.location else { return true }
            return one == other ? left.offset < right.offset : one < other
        }.map(\.element)
    }
}
