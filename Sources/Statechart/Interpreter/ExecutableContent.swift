import Diagnostics

/// Executable content (SCXML 4, 5.4).
extension Interpreter {
    /// Executes a block: what follows an element that raised an error is left out (4.9).
    mutating func executeBlock(_ block: [Action]) {
        guard !block.isEmpty else { return }
        blockFailed = false
        execute(block)
    }

    private mutating func execute(_ block: [Action]) {
        for action in block {
            actions += 1
            if actions > limits.actions { giveUp(.tooMuchContent(limit: limits.actions)) }
            if work > limits.work { giveUp(.tooExpensive(limit: limits.work)) }
            if failure != nil || blockFailed { return }
            execute(action)
            if blockFailed { return }
        }
    }

    private mutating func execute(_ action: Action) {
        switch action {
        case .raise(let event): raise(Event(event, kind: .internal))
        case .choose(let branches): choose(branches)
        case .forEach(let loop): repeatContent(loop)
        case .log(let label, let expression): log(label, expression)
        case .assign(let assignment):
            attempt { (interpreter) throws(DataError) in
                try interpreter.snapshot.data.assign(assignment, in: interpreter.scope, work: &interpreter.work)
            }
        case .send(let send): self.send(send)
        case .cancel(let source):
            guard let id = text(source) else { return }
            effects.append(.cancel(sendID: id))
        case .unsupported(let finding): raiseError("error.execution", [finding])
        }
    }

    private mutating func choose(_ branches: [Branch]) {
        var conditionFailed = false
        for branch in branches {
            if let condition = branch.condition {
                let holds = evaluate(condition)
                conditionFailed = conditionFailed || blockFailed
                blockFailed = false
                guard holds else { continue }
            }
            execute(branch.content)
            break
        }
        if conditionFailed { blockFailed = true }
    }

    private mutating func repeatContent(_ loop: ForEach) {
        attempt { (interpreter) throws(DataError) in
            let count = try interpreter.snapshot.data.beginIteration(loop, in: interpreter.scope)
            defer { interpreter.snapshot.data.endIteration() }
            for index in 0..<count {
                try interpreter.snapshot.data.iterate(to: index)
                interpreter.execute(loop.content)
                if interpreter.blockFailed || interpreter.failure != nil { return }
            }
        }
    }

    private mutating func log(_ label: String?, _ expression: Int?) {
        guard let expression else { return effects.append(.log(label: label, text: "")) }
        guard let text = text(.expression(expression)) else { return }
        effects.append(.log(label: label, text: text))
    }

    /// The text of a source; `nil` after an error, which is raised.
    mutating func text(_ source: TextSource) -> String? {
        switch source {
        case .literal(let text): return text
        case .expression(let expression):
            var result: String?
            attempt { (interpreter) throws(DataError) in
                result = try interpreter.snapshot.data.text(expression, in: interpreter.scope, work: &interpreter.work)
            }
            return result
        }
    }

    /// Raises `error.execution` when the data model refuses.
    mutating func attempt(_ work: (inout Interpreter) throws(DataError) -> Void) {
        do throws(DataError) {
            try work(&self)
        } catch {
            raiseError("error.execution", error.findings)
        }
    }
}

/// What events and invocations carry (5.5–5.7).
extension Interpreter {
    /// The data of a completion event or a sent one; parameters that fail are left out, each with an error (5.7).
    mutating func eventData(of payload: Payload) -> EventData {
        if let content = payload.content { return .content(value(of: content)) }
        let values = namedValues(payload.names) + namedValues(payload.parameters)
        return values.isEmpty ? .none : .named(values)
    }

    mutating func namedValues(_ parameters: [Parameter]) -> [NamedValue] {
        var values: [NamedValue] = []
        for parameter in parameters {
            attempt { (interpreter) throws(DataError) in
                let value = try interpreter.snapshot.data.value(
                    parameter.value, in: interpreter.scope, work: &interpreter.work)
                interpreter.charge(value)
                values.append(NamedValue(parameter.name, value))
            }
        }
        return values
    }

    /// Counts large values as more actions, as they take memory until the step is done.
    private mutating func charge(_ value: Value) {
        switch value {
        case .text(let text), .markup(let text): actions += text.utf8.count >> 8
        }
    }

    /// The value of `content`; an empty string after an error (5.6).
    mutating func value(of content: ContentSource) -> Value {
        switch content {
        case .literal(let value): return value
        case .expression(let expression):
            var value = Value.text("")
            attempt { (interpreter) throws(DataError) in
                value = try interpreter.snapshot.data.value(
                    expression, in: interpreter.scope, work: &interpreter.work)
                interpreter.charge(value)
            }
            return value
        }
    }
}
