import Diagnostics
import Statechart
import XML

/// Reads what `SnapshotWriter` wrote.
struct SnapshotReader {
    private let root: Node
    /// Whether the document is the reader's own, so that the data of the outermost machine can stay in it.
    private let ownsDocument: Bool

    init(_ root: Node, ownsDocument: Bool) {
        self.root = root
        self.ownsDocument = ownsDocument
    }

    func session(_ executable: Executable) throws(Findings) -> Session {
        guard root.isElement("session") else { throw damaged(root) }
        let now = try integer(root, "now") ?? 0
        var machines: [RunningMachine] = []
        for element in root.elements("machine") {
            machines.append(try machine(element, executable, after: machines))
        }
        guard machines.first?.link == nil, !machines.isEmpty else { throw damaged(root) }
        var session = Session(executable, machines: machines, now: now)
        session.numbers = try integer(root, "machines") ?? 0
        let ids = Set(machines.map(\.snapshot.identity.session))
        for index in session.machines.indices where machines.count > 1 {
            session.machines[index].snapshot.identity.peers = ids.subtracting([
                session.machines[index].snapshot.identity.session
            ])
        }
        for element in root.elements("timer") { session.timers.append(try timer(element, now: now)) }
        for element in root.elements("pending") { session.pending.append(try delivery(element)) }
        return session
    }

    private func delivery(_ element: Node) throws(Findings) -> Delivery {
        guard let event = element.element("event"), let sender = try integer(element, "from"),
            let receiver = try integer(element, "to")
        else { throw damaged(element) }
        return Delivery(receiver: receiver, sender: sender, event: try self.event(event))
    }

    // MARK: Machines

    private func machine(
        _ element: Node, _ executable: Executable, after others: [RunningMachine]
    ) throws(Findings) -> RunningMachine {
        let number = try integer(element, "number") ?? 0
        let link = try link(element)
        var own = executable
        if let link {
            guard let parent = others.first(where: { $0.number == link.parent }) else { throw damaged(element) }
            own = try parent.executable.invoked(source: link.source, content: link.content)
        } else if !others.isEmpty {
            throw damaged(element)
        }
        guard let id = element["session"] else { throw damaged(element) }
        let identity = Identity(
            session: id, hasParent: link != nil, processors: Set(element.elements("processor").map(\.text)))
        let snapshot = try snapshot(element, own, identity)
        return RunningMachine(number: number, executable: own, snapshot: snapshot, link: link)
    }

    private func link(_ element: Node) throws(Findings) -> RunningMachine.Link? {
        guard let parent = try integer(element, "parent"), let id = element["invocation"] else { return nil }
        let content = element.element("content").map { Markup.value(of: Array($0.children)) }
        return RunningMachine.Link(parent: parent, invokeID: id, source: element["source"], content: content)
    }

    private func snapshot(
        _ element: Node, _ executable: Executable, _ identity: Identity
    ) throws(Findings) -> Snapshot {
        let chart = executable.machine.chart
        var history: [Int: StateSet] = [:]
        for item in element.elements("history") {
            history[try state(item["state"] ?? "", chart, item)] = try states(item, chart)
        }
        var invocations: [Invocation] = []
        for item in element.elements("invocation") { invocations.append(try invocation(item, chart)) }
        return Snapshot(
            identity: identity, configuration: try states(element.element("active"), chart), history: history,
            enteredOnce: try states(element.element("entered"), chart), invocations: invocations,
            generatedIDs: try integer(element, "generated") ?? 0,
            finalState: try element["final"].map { (id) throws(Findings) in try state(id, chart, element) },
            data: try data(element, executable, identity))
    }

    private func invocation(_ element: Node, _ chart: Chart) throws(Findings) -> Invocation {
        let state = try state(element["state"] ?? "", chart, element)
        let place = try integer(element, "place") ?? 0
        guard chart.states[state].invocations.indices.contains(place), let id = element["id"] else {
            throw damaged(element)
        }
        return Invocation(state: state, place: place, id: id)
    }

    private func states(_ element: Node?, _ chart: Chart) throws(Findings) -> StateSet {
        guard let element else { return StateSet() }
        var states = StateSet()
        for id in element.text.split(separator: " ") { states.insert(try state(String(id), chart, element)) }
        return states
    }

    private func state(_ id: String, _ chart: Chart, _ element: Node) throws(Findings) -> Int {
        if let state = chart.index(of: id) { return state }
        let message = Message("流程图里没有状态 “\(id)”", "the chart has no state “\(id)”")
        throw Findings([element.finding("scxml.snapshot.unknown-state", message)])
    }

    // MARK: Data

    private func data(
        _ element: Node, _ executable: Executable, _ identity: Identity
    ) throws(Findings) -> any DataModel {
        let chart = executable.machine.chart
        guard let program = executable.machine.program as? XPathProgram else {
            return executable.machine.program.makeData(for: identity, of: chart)
        }
        guard let model = element.element("datamodel") else { throw damaged(element) }
        let tree = XPathTree(document(of: model, isOutermost: !identity.hasParent))
        for data in program.data { _ = tree.declare(data.id) }
        for alias in element.elements("alias") {
            guard let name = alias["name"] else { throw damaged(alias) }
            let target = alias["path"].map { tree.node(at: $0) } ?? alias.children.first { _ in true } ?? alias
            guard let target else { throw damaged(alias) }
            tree.alias(name, to: target)
        }
        let event = try element.element("event").map { (item) throws(Findings) in try self.event(item) }
        return XPathData(
            program: program, tree: tree, system: SystemVariables(identity, name: chart.name), event: event)
    }

    private func document(of model: Node, isOutermost: Bool) -> Document {
        guard ownsDocument, isOutermost else { return model.document(named: "datamodel") }
        model.document.reroot(to: model)
        return model.document
    }

    // MARK: Events

    private func timer(_ element: Node, now: Int) throws(Findings) -> Timer {
        guard let event = element.element("event"), let remaining = try integer(element, "remaining") else {
            throw damaged(element)
        }
        let dispatch = Dispatch(
            event: try self.event(event), target: try target(element), type: element["type"] ?? EventProcessor.scxml)
        return Timer(sender: try integer(element, "machine") ?? 0, dispatch: dispatch, due: now + remaining)
    }

    private func target(_ element: Node) throws(Findings) -> Target {
        let address = element["address"] ?? ""
        switch element["to"] {
        case nil: return .own
        case "parent": return .parent
        case "session": return .session(address)
        case "invocation": return .invocation(address)
        case "external": return .external(address)
        default: throw damaged(element)
        }
    }

    private func event(_ element: Node) throws(Findings) -> Event {
        guard let name = element["name"] else { throw damaged(element) }
        var data = EventData.none
        if let content = element.element("content") {
            data = .content(value(content))
        } else {
            let values = element.elements("param").map { NamedValue($0["name"] ?? "", value($0)) }
            if !values.isEmpty { data = .named(values) }
        }
        return Event(
            name, kind: element["type"].flatMap { Event.Kind(rawValue: $0) } ?? .external, data: data,
            sendID: element["sendid"], origin: element["origin"], originType: element["origintype"],
            invokeID: element["invokeid"])
    }

    private func value(_ element: Node) -> Value {
        guard element["kind"] == "xml" else { return .text(element.text) }
        return .markup(Markup.text(of: Array(element.children)))
    }

    // MARK: Mistakes

    private func integer(_ element: Node, _ name: String) throws(Findings) -> Int? {
        guard let text = element[name] else { return nil }
        guard let value = Int(text), value >= 0, value <= 1 << 53 else { throw damaged(element) }
        return value
    }

    private func damaged(_ element: Node) -> Findings {
        let message = Message("流程快照损坏", "the snapshot of the machine is damaged")
        return Findings([element.finding("scxml.snapshot.damaged", message)])
    }
}
