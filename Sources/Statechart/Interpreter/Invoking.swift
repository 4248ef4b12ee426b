import Diagnostics

/// `invoke` and `finalize` (SCXML 6.4, 6.5).
extension Interpreter {
    /// Starts the invocations of the states that were entered and not left again in this macrostep.
    mutating func invokeAll() {
        guard !statesToInvoke.isEmpty else { return }
        let states = statesToInvoke
        statesToInvoke = StateSet()
        for state in states {
            for place in chart.states[state].invocations.indices { invoke(state, place) }
        }
    }

    private mutating func invoke(_ state: Int, _ place: Int) {
        let invocation = chart.states[state].invocations[place]
        let errorsBefore = errors.count
        let id = invocation.id ?? generateID(prefix: chart.states[state].id)
        if let location = invocation.idLocation {
            attempt { (interpreter) throws(DataError) in
                try interpreter.snapshot.data.store(id, at: location, in: interpreter.scope)
            }
        }
        let type = invocation.type.map { text($0) } ?? InvocationType.scxml
        let source = invocation.source.map { text($0) }
        let names = namedValues(invocation.payload.names)
        guard errors.count == errorsBefore, let type else { return }
        let parameters = namedValues(invocation.payload.parameters)
        let errorsBeforeContent = errors.count
        let content = invocation.payload.content.map { value(of: $0) }
        guard errors.count == errorsBeforeContent else { return }
        guard InvocationType.isSCXML(type) || snapshot.identity.processors.contains(type) else {
            let message = Message("不支持的调用类型 “\(type)”", "invocations of type “\(type)” are not supported")
            let finding = Finding("scxml.invoke.unknown-type", message, at: chart.states[state].location)
            return raiseError("error.execution", [finding])
        }
        snapshot.invocations.append(Invocation(state: state, place: place, id: id))
        effects.append(
            .start(
                InvocationRequest(
                    id: id, type: type, source: source ?? nil, content: content, data: names + parameters)))
    }

    mutating func cancelInvocations(of state: Int) {
        for invocation in snapshot.invocations where invocation.state == state {
            effects.append(.stop(invokeID: invocation.id))
        }
        snapshot.invocations.removeAll { $0.state == state }
    }

    /// `finalize` for the invocation that the event came from, and forwarding to those that ask for it.
    mutating func serveInvocations(_ event: Event) {
        for invocation in snapshot.invocations {
            let definition = chart.states[invocation.state].invocations[invocation.place]
            if event.invokeID == invocation.id { executeBlock(definition.finalize) }
            if definition.autoforward { effects.append(.forward(event, invokeID: invocation.id)) }
        }
    }
}

/// The types of invocation.
public enum InvocationType {
    /// The type of an SCXML session (6.4.1).
    public static let scxml = "http://www.w3.org/TR/scxml/"

    /// Whether a type names an SCXML session.
    public static func isSCXML(_ type: String) -> Bool {
        type == scxml || type == "scxml" || type == "http://www.w3.org/TR/scxml"
    }
}
