import Diagnostics

/// The SCXML event processor's address for types and origins (SCXML C.1).
public enum EventProcessor {
    /// The type of the SCXML event processor.
    public static let scxml = "http://www.w3.org/TR/scxml/#SCXMLEventProcessor"

    /// The address of a session.
    public static func location(of session: String) -> String { "#_scxml_\(session)" }

    static func isSCXML(_ type: String) -> Bool {
        type == scxml || type == "scxml" || type == "http://www.w3.org/TR/scxml/"
            || type == "http://www.w3.org/TR/scxml"
    }
}

/// `send` (SCXML 6.2) and the SCXML event processor (C.1).
extension Interpreter {
    mutating func send(_ send: Send) {
        guard let id = sendIdentifier(send) else { return }
        let sendID = id.isEmpty ? nil : id
        guard let type = send.type.map({ text($0) }) ?? EventProcessor.scxml,
            let name = send.event.map({ text($0) }) ?? "",
            let address = send.target.map({ text($0) }) ?? "",
            let delay = delay(of: send)
        else { return }
        let data = sentData(send)
        guard let data else { return }
        guard let destination = destination(of: send, type: type, address: address) else {
            return refuse(send, sendID, .unknownType(type))
        }
        guard !name.isEmpty || destination.isExternal else { return refuse(send, sendID, .noName) }
        var event = Event(name, data: data, sendID: sendID)
        switch destination {
        case .internalQueue:
            guard delay == 0 else { return refuse(send, sendID, .delayedInternal) }
            event.kind = .internal
            raise(event)
        case .unknown:
            refuse(send, sendID, .unknownTarget(address))
        case .unreachable where delay == 0:
            refuse(send, sendID, .unreachable(address))
        case .unreachable(let target), .target(let target), .external(let target):
            if !destination.isExternal {
                event.origin = EventProcessor.location(of: snapshot.identity.session)
                event.originType = EventProcessor.scxml
            }
            let dispatch = Dispatch(event: event, target: target, type: type)
            effects.append(delay > 0 ? .schedule(dispatch, delay: delay) : .send(dispatch))
        }
    }

    private enum Destination {
        case internalQueue
        case target(Target)
        /// A session that is not there now; a delayed event may still find it.
        case unreachable(Target)
        case external(Target)
        case unknown

        var isExternal: Bool {
            if case .external = self { true } else { false }
        }
    }

    /// Where the event goes; `nil` when no processor has the type.
    private func destination(of send: Send, type: String, address: String) -> Destination? {
        if snapshot.identity.processors.contains(type) { return .external(.external(address)) }
        guard EventProcessor.isSCXML(type) else { return nil }
        guard send.target != nil else { return .target(.own) }
        if address == "#_internal" { return .internalQueue }
        if address == "#_parent" { return snapshot.identity.hasParent ? .target(.parent) : .unreachable(.parent) }
        if address.hasPrefix("#_scxml_") {
            let session = String(address.dropFirst("#_scxml_".count))
            if session == snapshot.identity.session { return .target(.own) }
            let target = Target.session(session)
            return snapshot.identity.peers.contains(session) ? .target(target) : .unreachable(target)
        }
        guard address.hasPrefix("#_") else { return .unknown }
        let id = String(address.dropFirst(2))
        let isRunning = snapshot.invocations.contains { $0.id == id }
        return isRunning ? .target(.invocation(id)) : .unreachable(.invocation(id))
    }

    /// The identifier, generated and stored when there is an `idlocation`; empty without one, `nil` after an error.
    private mutating func sendIdentifier(_ send: Send) -> String? {
        guard let location = send.idLocation else { return send.id ?? "" }
        let id = generateID(prefix: "send")
        attempt { (interpreter) throws(DataError) in
            try interpreter.snapshot.data.store(id, at: location, in: interpreter.scope)
        }
        return blockFailed ? nil : id
    }

    mutating func generateID(prefix: String) -> String {
        snapshot.generatedIDs += 1
        return "\(prefix).\(snapshot.generatedIDs)"
    }

    private mutating func delay(of send: Send) -> Int? {
        guard let source = send.delay else { return 0 }
        guard let text = text(source) else { return nil }
        if let delay = Delay.milliseconds(text) { return delay }
        refuse(send, send.id, .badDelay(text))
        return nil
    }

    /// The data; `nil` when an item of `namelist` fails, so that nothing is sent (6.2).
    private mutating func sentData(_ send: Send) -> EventData? {
        if send.payload.content == nil {
            let names = namedValues(send.payload.names)
            guard names.count == send.payload.names.count else { return nil }
            let values = names + namedValues(send.payload.parameters)
            return values.isEmpty ? EventData.none : .named(values)
        }
        return eventData(of: send.payload)
    }

    private mutating func refuse(_ send: Send, _ sendID: String?, _ refusal: SendRefusal) {
        let finding = Finding(refusal.rule, refusal.message, at: send.location)
        raiseError(refusal.event, [finding], sendID: sendID)
    }
}

/// Why an event is not sent.
private enum SendRefusal {
    case unknownType(String)
    case unknownTarget(String)
    case unreachable(String)
    case delayedInternal
    case badDelay(String)
    case noName

    var event: String {
        if case .unreachable = self { "error.communication" } else { "error.execution" }
    }

    var rule: String {
        switch self {
        case .unknownType: "scxml.send.unknown-type"
        case .unknownTarget: "scxml.send.unknown-target"
        case .unreachable: "scxml.send.unreachable"
        case .delayedInternal: "scxml.send.delayed-internal"
        case .badDelay: "scxml.bad-delay"
        case .noName: "scxml.send.no-event"
        }
    }

    var message: Message {
        switch self {
        case .unknownType(let type):
            Message("不支持事件处理器 “\(type)”", "the event processor “\(type)” is not supported")
        case .unknownTarget(let target):
            Message("不认识发送目标 “\(target)”", "“\(target)” is not a target that events can be sent to")
        case .unreachable(let target):
            Message("现在找不到会话 “\(target)”", "the session “\(target)” cannot be reached now")
        case .delayedInternal:
            Message("发往 #_internal 的事件不能延时", "an event for #_internal cannot be delayed")
        case .badDelay(let text):
            Message("“\(text)” 不是时间长度（例如 1.5s、200ms）", "“\(text)” is not a duration such as 1.5s or 200ms")
        case .noName:
            Message("要发送的事件没有名称", "the event to be sent has no name")
        }
    }
}

/// Durations as SCXML writes them (6.2: CSS2 times; minutes, hours and days as the schema allows them).
public enum Delay {
    /// Whole milliseconds, rounded up; `nil` when the text is no duration or longer than a thousand years.
    public static func milliseconds(_ text: String) -> Int? {
        let text = text.drop { $0 == " " }.prefix { $0 != " " }
        if text == "0" { return 0 }
        let digits = text.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
        guard digits.count(where: { $0 == "." }) <= 1, digits.contains(where: \.isNumber), digits.last != ".",
            let unit = units[String(text.dropFirst(digits.count))], let number = Double("0\(digits)")
        else { return nil }
        let milliseconds = (number * unit).rounded(.up)
        return milliseconds <= 31_557_600_000_000 ? Int(milliseconds) : nil
    }

    private static let units: [String: Double] = [
        "ms": 1, "s": 1000, "m": 60_000, "h": 3_600_000, "d": 86_400_000,
    ]
}
