import Diagnostics
public import Statechart

extension Session {
    /// Carries the session over to another chart: the active states by their names, what was recorded and set besides.
    ///
    /// States that are active in both charts are not entered again; what the new chart has besides, such as one more
    /// region of a parallel state, is entered by default. Then the session runs until it waits for an event.
    ///
    /// - Parameters:
    ///   - executable: the new chart.
    ///   - formerly: for states with another name now: the new identifier by the old one.
    ///   - data: values for top-level `data` elements, which win over those that were there.
    ///   - now: the time in milliseconds.
    /// - Throws: `StepError` when the new chart does not settle, `DataError` for data that can't be set.
    public func carried(
        to executable: Executable, formerly: [String: String] = [:], data: [String: Value] = [:], at now: Int
    ) throws -> CarriedSession {
        let names = StateNames(self.executable.machine.chart, executable.machine.chart, formerly: formerly)
        let states = StateCarrying(names, snapshot).result()
        let histories = HistoryCarrying(names).result(of: snapshot.history)
        let timers = TimerCarrying(names).result(of: self.timers)
        let values = DataCarrying(from: self.executable, to: executable, replacing: Set(data.keys)).result(of: snapshot)
        let parts = machineParts + states.parts + histories.parts + timers.parts + values.parts
        guard let landing = states.landing, !parts.contains(where: \.isRefused) else {
            return CarriedSession(parts: parts, arrival: nil)
        }
        var machine = RunningMachine(
            number: 0, executable: executable,
            snapshot: Snapshot(
                identity: snapshot.identity, configuration: states.carried, history: histories.values,
                enteredOnce: StateSet(snapshot.enteredOnce.compactMap(names.target)),
                generatedIDs: snapshot.generatedIDs,
                data: executable.machine.program.makeData(for: snapshot.identity, of: names.new)), link: nil)
        for (id, value) in values.values { try machine.snapshot.data.replace(id, with: value) }
        for (id, value) in data.sorted(by: { $0.key < $1.key }) where values.declared.contains(id) {
            try machine.snapshot.data.replace(id, with: value)
        }
        var session = Session(executable, machines: [machine], now: max(self.now, now))
        session.timers = timers.timers
        session.numbers = numbers
        return CarriedSession(parts: parts, arrival: try session.arrive(landing, initializing: values.added))
    }

    private func arrive(_ landing: Landing, initializing data: [Int]) throws(StepError) -> (Session, Turn) {
        var round = Round(self)
        try round.apply(try executable.machine.land(snapshot, landing, initializing: data), of: 0)
        try round.drain()
        return round.result
    }

    /// Invoked machines have charts of their own and can't be carried.
    private var machineParts: [CarriedPart] {
        snapshot.invocations.map { invocation in
            CarriedPart(
                kind: .state, name: executable.machine.chart.states[invocation.state].id,
                fate: .refused(
                    Message("状态里正在运行调用的流程图", "a chart that the state invoked is running")))
        }
    }
}

/// The states of one chart by the names of those of another.
struct StateNames {
    let old: Chart
    let new: Chart
    private let formerly: [String: String]

    init(_ old: Chart, _ new: Chart, formerly: [String: String]) {
        self.old = old
        self.new = new
        self.formerly = formerly
    }

    /// The new identifier of an old one, whether there is such a state or not.
    func name(_ id: String) -> String { new.index(of: id) == nil ? formerly[id] ?? id : id }

    /// The state of the new chart that an old one is.
    func target(_ state: Int) -> Int? { state == 0 ? 0 : new.index(of: name(old.states[state].id)) }

    /// The fate of a state that is there.
    func fate(_ state: Int) -> CarriedPart.Fate {
        let id = old.states[state].id
        return name(id) == id ? .kept : .renamed(name(id))
    }
}
