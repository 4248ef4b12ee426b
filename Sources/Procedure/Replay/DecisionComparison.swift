import Records
import Store

/// Holds what was written down behind a command against what the command comes to.
struct DecisionComparison {
    let command: Event
    let recorded: [Event]
    let decided: [DecidedEvent]

    /// The first thing that does not follow.
    ///
    /// - Throws: `DecodingError` where a payload is no JSON.
    func problem() throws -> DecisionProblem? {
        for (event, expected) in zip(recorded, decided) {
            if event.kind != expected.kind, recorded.count != decided.count { return unequal(event, expected) }
            guard let difference = try difference(of: event, expected) else { continue }
            return .different(event: event.number, kind: event.kind, difference)
        }
        if recorded.count > decided.count {
            let first = recorded[decided.count]
            return .surplus(event: first.number, kind: first.kind, command: command.number)
        }
        guard decided.count > recorded.count else { return nil }
        let event = (recorded.last ?? command).number + 1
        return .lacking(event: event, kind: decided[recorded.count].kind, command: command.number)
    }

    private func unequal(_ event: Event, _ expected: DecidedEvent) -> DecisionProblem {
        recorded.count > decided.count
            ? .surplus(event: event.number, kind: event.kind, command: command.number)
            : .lacking(event: event.number, kind: expected.kind, command: command.number)
    }

    private func difference(of event: Event, _ expected: DecidedEvent) throws -> DecisionProblem.Difference? {
        if event.payload != expected.payload || event.kind != expected.kind || event.version != expected.version
            || event.subject != expected.subject || event.deputyFor != expected.deputyFor
            || event.person != command.person || event.time != command.time || event.command != command.command
        {
            return try named(event, expected)
        }
        return nil
    }

    private func named(_ event: Event, _ expected: DecidedEvent) throws -> DecisionProblem.Difference {
        let parts: [(String, expected: String?, recorded: String?)] = [
            ("kind", expected.kind, event.kind), ("version", String(expected.version), String(event.version)),
            ("person", command.person, event.person), ("deputy-for", expected.deputyFor, event.deputyFor),
            ("time", command.time, event.time), ("command", command.command, event.command),
        ]
        if let part = parts.first(where: { $0.expected != $0.recorded }) {
            return .init(part: part.0, expected: part.expected, recorded: part.recorded)
        }
        if let field = try PayloadDifference.first(expected: expected.payload, recorded: event.payload) {
            return .init(part: field.path, expected: field.expected, recorded: field.recorded)
        }
        // The payloads say the same in other words, or the subject is not that of the payload.
        return expected.payload == event.payload
            ? .init(part: "subject", expected: expected.subject, recorded: event.subject)
            : .init(part: "payload", expected: expected.payload, recorded: event.payload)
    }
}
