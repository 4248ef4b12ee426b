import Statechart

/// Builds charts for tests: states in document order, each with its parent.
struct ChartBuilder {
    var definition = ChartDefinition()

    @discardableResult
    mutating func add(
        _ id: String, _ kind: StateKind = .state, in parent: Int = 0, initial: [String]? = nil,
        transitions: [TransitionDefinition] = [], onEntry: [Action] = [], onExit: [Action] = []
    ) -> Int {
        var state = StateDefinition(kind, id: id, parent: parent)
        state.initial = initial.map { TransitionDefinition(targets: $0) }
        state.transitions = transitions
        state.onEntry = onEntry.isEmpty ? [] : [onEntry]
        state.onExit = onExit.isEmpty ? [] : [onExit]
        definition.states.append(state)
        return definition.states.count - 1
    }

    func chart() throws(ChartProblems) -> Chart { try Chart(definition) }

    func machine(_ limits: StepLimits = StepLimits()) throws(ChartProblems) -> Machine {
        Machine(try chart(), NoData(), limits: limits)
    }

    /// The faults of the chart; none when it is sound.
    var faults: [ChartProblem.Fault] {
        do throws(ChartProblems) {
            _ = try chart()
            return []
        } catch {
            return error.problems.map(\.fault)
        }
    }
}

func on(_ event: String, _ target: String...) -> TransitionDefinition {
    TransitionDefinition(events: event.isEmpty ? [] : [event], targets: target)
}

extension Machine {
    func start() throws -> Step { try start(Identity(session: "test")) }

    func names(_ states: StateSet) -> [String] { states.map { chart.states[$0].id } }

    /// The moves of a step as words, `-` for left and `+` for entered.
    func moves(_ step: Step) -> [String] {
        step.moves.map { move in
            switch move {
            case .exited(let state): "-\(chart.states[state].id)"
            case .entered(let state): "+\(chart.states[state].id)"
            }
        }
    }
}

/// No data and no expressions.
struct NoData: DataModel, DataModelProgram {
    var bindsEvents: Bool { false }
    func makeData(for identity: Identity, of chart: Chart) -> any DataModel { self }
    mutating func initialize(_ data: Int, from outside: Value?, in scope: Scope) throws(DataError) {}
    mutating func bind(_ event: Event) {}
    func condition(_ expression: Int, in scope: Scope, work: inout Int) throws(DataError) -> Bool {
        throw DataError([])
    }
    func text(_ expression: Int, in scope: Scope, work: inout Int) throws(DataError) -> String { throw DataError([]) }
    func value(_ expression: Int, in scope: Scope, work: inout Int) throws(DataError) -> Value { throw DataError([]) }
    mutating func assign(_ assignment: Int, in scope: Scope, work: inout Int) throws(DataError) { throw DataError([]) }
    mutating func store(_ text: String, at location: Int, in scope: Scope) throws(DataError) { throw DataError([]) }
    mutating func beginIteration(_ loop: ForEach, in scope: Scope) throws(DataError) -> Int { throw DataError([]) }
    mutating func iterate(to index: Int) throws(DataError) { throw DataError([]) }
    mutating func endIteration() {}
    mutating func replace(_ id: String, with value: Value) throws(DataError) { throw DataError([]) }
}
