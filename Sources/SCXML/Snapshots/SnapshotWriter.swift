import Statechart
import XML

/// Writes a session as XML: compact, and byte for byte the same for an equal session.
struct SnapshotWriter {
    private(set) var bytes: [UInt8] = []

    init() { bytes.reserveCapacity(1024) }

    // MARK: Pieces

    mutating func raw(_ text: String) { bytes.append(contentsOf: text.utf8) }

    mutating func attribute(_ name: StaticString, _ value: String?) {
        guard let value else { return }
        bytes.append(UInt8(ascii: " "))
        name.withUTF8Buffer { bytes.append(contentsOf: $0) }
        raw("=\"")
        escape(value)
        raw("\"")
    }

    mutating func attribute(_ name: StaticString, _ value: Int) { attribute(name, String(value)) }

    /// Escapes for attributes and text alike; what XML does not allow becomes U+FFFD.
    mutating func escape(_ text: String) {
        for byte in text.replacingCharactersOutsideXML().utf8 {
            switch byte {
            case UInt8(ascii: "&"): raw("&amp;")
            case UInt8(ascii: "<"): raw("&lt;")
            case UInt8(ascii: ">"): raw("&gt;")
            case UInt8(ascii: "\""): raw("&quot;")
            case 0x9: raw("&#9;")
            case 0xA: raw("&#10;")
            case 0xD: raw("&#13;")
            default: bytes.append(byte)
            }
        }
    }

    // MARK: Parts

    mutating func session(_ session: Session) {
        raw("<session")
        attribute("now", session.now)
        if session.numbers > 0 { attribute("machines", session.numbers) }
        raw(">")
        for machine in session.machines { self.machine(machine) }
        for timer in session.timers { self.timer(timer, now: session.now) }
        for delivery in session.pending {
            raw("<pending")
            attribute("from", delivery.sender)
            attribute("to", delivery.receiver)
            raw(">")
            event(delivery.event)
            raw("</pending>")
        }
        raw("</session>")
    }

    private mutating func machine(_ machine: RunningMachine) {
        let chart = machine.executable.machine.chart
        let snapshot = machine.snapshot
        raw("<machine")
        if machine.number > 0 { attribute("number", machine.number) }
        attribute("session", snapshot.identity.session)
        if let link = machine.link {
            attribute("parent", link.parent)
            attribute("invocation", link.invokeID)
            attribute("source", link.source)
        }
        if snapshot.generatedIDs > 0 { attribute("generated", snapshot.generatedIDs) }
        attribute("final", snapshot.finalState.map { chart.states[$0].id })
        raw(">")
        for processor in snapshot.identity.processors.sorted() { element("processor", text: processor) }
        states("active", snapshot.configuration, chart)
        states("entered", snapshot.enteredOnce, chart)
        for history in snapshot.history.keys.sorted() {
            raw("<history")
            attribute("state", chart.states[history].id)
            raw(">")
            names(snapshot.history[history] ?? StateSet(), chart)
            raw("</history>")
        }
        for invocation in snapshot.invocations { self.invocation(invocation, chart) }
        if case .markup(let markup) = machine.link?.content { raw("<content>\(markup)</content>") }
        (snapshot.data as? XPathData)?.write(into: &self)
        raw("</machine>")
    }

    private mutating func element(_ name: String, text: String) {
        raw("<\(name)>")
        escape(text)
        raw("</\(name)>")
    }

    private mutating func states(_ name: String, _ states: StateSet, _ chart: Chart) {
        guard !states.isEmpty else { return }
        raw("<\(name)>")
        names(states, chart)
        raw("</\(name)>")
    }

    private mutating func names(_ states: StateSet, _ chart: Chart) {
        var isFirst = true
        for state in states {
            if !isFirst { raw(" ") }
            isFirst = false
            escape(chart.states[state].id)
        }
    }

    private mutating func invocation(_ invocation: Invocation, _ chart: Chart) {
        raw("<invocation")
        attribute("state", chart.states[invocation.state].id)
        attribute("place", invocation.place)
        attribute("id", invocation.id)
        raw("/>")
    }

    // MARK: Events

    private mutating func timer(_ timer: Timer, now: Int) {
        raw("<timer")
        attribute("machine", timer.sender)
        attribute("remaining", timer.due - now)
        attribute("type", timer.dispatch.type == EventProcessor.scxml ? nil : timer.dispatch.type)
        switch timer.dispatch.target {
        case .own: break
        case .parent: attribute("to", "parent")
        case .session(let id): address("session", id)
        case .invocation(let id): address("invocation", id)
        case .external(let id): address("external", id)
        }
        raw(">")
        event(timer.dispatch.event)
        raw("</timer>")
    }

    private mutating func address(_ kind: String, _ id: String) {
        attribute("to", kind)
        attribute("address", id)
    }

    mutating func event(_ event: Event) {
        raw("<event")
        attribute("name", event.name)
        if event.kind != .external { attribute("type", event.kind.rawValue) }
        attribute("sendid", event.sendID)
        attribute("origin", event.origin)
        attribute("origintype", event.originType)
        attribute("invokeid", event.invokeID)
        switch event.data {
        case .none: raw("/>")
        case .content(let data):
            raw("><content")
            value(data)
            raw("</content></event>")
        case .named(let values):
            raw(">")
            for item in values {
                raw("<param")
                attribute("name", item.name)
                value(item.value)
                raw("</param>")
            }
            raw("</event>")
        }
    }

    /// The rest of a start tag and a value.
    private mutating func value(_ value: Value) {
        switch value {
        case .text(let text):
            raw(">")
            escape(text)
        case .markup(let markup):
            attribute("kind", "xml")
            raw(">\(markup)")
        }
    }

    mutating func node(_ node: Node) { bytes += XMLWriter.bytes(of: node) }
}

extension XPathData {
    /// The variables, what loop items name, and the event that is bound.
    func write(into writer: inout SnapshotWriter) {
        program.withEngine { _ in tree.write(into: &writer) }
        if let event { writer.event(event.event) }
    }
}

extension XPathTree {
    func write(into writer: inout SnapshotWriter) {
        settle()
        writer.node(document.root)
        for (name, node) in aliases.sorted(by: { $0.key < $1.key }) {
            writer.raw("<alias")
            writer.attribute("name", name)
            if let path = path(of: node) {
                writer.attribute("path", path)
                writer.raw("/>")
            } else {
                writer.raw(">")
                if node.kind == .element || node.kind == .text { writer.node(node) } else { writer.escape(node.text) }
                writer.raw("</alias>")
            }
        }
    }
}
