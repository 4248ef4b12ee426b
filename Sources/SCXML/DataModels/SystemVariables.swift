import Statechart
import XML

/// `_sessionid`, `_name` and `_ioprocessors`: they never change, so that all data of a session share them (SCXML 5.10).
///
/// Looked at under the lock of the program alone, which makes it safe to send.
final class SystemVariables: @unchecked Sendable {
    private let identity: Identity
    private let chartName: String
    private var variables: [String: Node] = [:]

    init(_ identity: Identity, name chartName: String) {
        self.identity = identity
        self.chartName = chartName
    }

    /// The variable of that name; all are built when the first is asked for.
    func variable(_ variable: String) -> Node? {
        if variables.isEmpty { build() }
        return variables[variable]
    }

    private func build() {
        let root = Document(root: "datamodel").root
        variables["_sessionid"] = root.append("data", text: identity.session, attributes: ["id": "_sessionid"])
        variables["_name"] = root.append("data", text: chartName, attributes: ["id": "_name"])
        let processors = root.append("data", attributes: ["id": "_ioprocessors"])
        variables["_ioprocessors"] = processors
        for type in [EventProcessor.scxml] + identity.processors.sorted() {
            let processor = processors.append("processor", attributes: ["name": type])
            if type == EventProcessor.scxml {
                processor.append("location", text: EventProcessor.location(of: identity.session))
            }
        }
    }
}

/// `_event`: the event and, once an expression asks for it, its tree (5.10.1).
///
/// Looked at under the lock of the program alone, which makes it safe to send.
final class EventVariable: @unchecked Sendable {
    let event: Event
    private var tree: Node?

    init(_ event: Event) { self.event = event }

    /// `<data id="_event">`, built on first use.
    var node: Node {
        if let tree { return tree }
        let built = build()
        tree = built
        return built
    }

    private func build() -> Node {
        let document = Document(root: "datamodel")
        let root = document.root.append("data", attributes: ["id": "_event"])
        root.append("name", text: event.name)
        root.append("type", text: event.kind.rawValue)
        root.append("sendid", text: event.sendID)
        root.append("origin", text: event.origin)
        root.append("origintype", text: event.originType)
        root.append("invokeid", text: event.invokeID)
        fill(root.append("data"))
        return root
    }

    private func fill(_ data: Node) {
        switch event.data {
        case .none: break
        case .content(let value): value.fill(data)
        case .named(let values):
            for value in values { value.value.fill(data.append("data", attributes: ["id": value.name])) }
        }
    }
}
