/// What the algorithm asks of a state all the time, without anything to count references of.
struct StateCore: BitwiseCopyable, Sendable {
    /// Properties of a state.
    struct Flags: OptionSet, BitwiseCopyable, Sendable {
        let rawValue: UInt16

        static let atomic = Flags(rawValue: 1)
        static let final = Flags(rawValue: 2)
        static let parallel = Flags(rawValue: 4)
        /// It has transitions that need an event.
        static let eventTransitions = Flags(rawValue: 8)
        /// It has transitions that need none.
        static let eventlessTransitions = Flags(rawValue: 16)
        /// It has history states.
        static let histories = Flags(rawValue: 32)
        /// Entering it takes more than adding it to the configuration.
        static let entry = Flags(rawValue: 64)
        /// Leaving it takes more than taking it out of the configuration.
        static let exit = Flags(rawValue: 128)
        /// It is final and gives data to the completion event.
        static let doneData = Flags(rawValue: 256)
    }

    let parent: Int32
    let end: Int32
    let firstTransition: Int32
    let endTransition: Int32
    /// The completion event among the numbered descriptors.
    let doneEvent: Int32
    let flags: Flags
}

/// The same of a transition. Lists are ranges of the flat arrays beside it.
struct TransitionCore: BitwiseCopyable, Sendable {
    let source: Int32
    /// The domain when it is known beforehand; -1 for a transition without targets.
    let domain: Int32
    let firstDescriptor: Int32
    let endDescriptor: Int32
    /// The entry steps, when they are known beforehand; otherwise `firstStep` is -1.
    let firstStep: Int32
    let endStep: Int32
    let hasCondition: Bool
    let hasContent: Bool

    var isSettled: Bool { firstStep >= 0 }
}

/// A chart as flat tables of plain numbers.
struct ChartCore: Sendable {
    let states: FlatTable<StateCore>
    let transitions: FlatTable<TransitionCore>
    let descriptors: FlatTable<Int32>
    let steps: FlatTable<EntryStep>
    /// Whether any state has a transition without event.
    let hasEventless: Bool
    /// For each descriptor the states that listen to it, the first few only: `listeners` from one start to the next.
    private let listenerStarts: FlatTable<Int32>
    private let listeners: FlatTable<Int32>
    private static let listenerLimit = 16

    init(_ states: [State], _ transitions: [Transition], descriptors count: Int) {
        var builder = CoreBuilder(listeners: Array(repeating: [], count: count))
        for transition in transitions { builder.add(transition, listenerLimit: Self.listenerLimit) }
        self.states = FlatTable(states.map { StateCore($0) })
        self.transitions = FlatTable(builder.transitions)
        descriptors = FlatTable(builder.descriptors)
        steps = FlatTable(builder.steps)
        hasEventless = states.contains { $0.hasEventlessTransitions }
        var starts: [Int32] = [0]
        for states in builder.listeners { starts.append((starts.last ?? 0) + Int32(states.count)) }
        listenerStarts = FlatTable(starts)
        listeners = FlatTable(builder.listeners.flatMap { $0 })
    }

    func deallocate() {
        states.deallocate()
        transitions.deallocate()
        descriptors.deallocate()
        steps.deallocate()
        listenerStarts.deallocate()
        listeners.deallocate()
    }

    /// Whether an active state may listen to one of some descriptors; `false` is certain.
    func mayListen(_ descriptors: [Int32], _ configuration: StateSet) -> Bool {
        for descriptor in descriptors {
            let start = Int(listenerStarts[Int(descriptor)])
            let end = Int(listenerStarts[Int(descriptor) + 1])
            if end - start > Self.listenerLimit { return true }
            for place in start..<end where configuration.contains(Int(listeners[place])) { return true }
        }
        return false
    }

    /// Whether a transition needs no event.
    func isEventless(_ transition: Int) -> Bool {
        transitions[transition].firstDescriptor == transitions[transition].endDescriptor
    }

    /// Whether one of a transition's descriptors is among those that match an event.
    func matches(_ transition: Int, _ matching: [Int32]) -> Bool {
        let core = transitions[transition]
        for place in Int(core.firstDescriptor)..<Int(core.endDescriptor) {
            let descriptor = descriptors[place]
            for candidate in matching where candidate == descriptor { return true }
        }
        return false
    }
}

/// Lays transitions out flat.
private struct CoreBuilder {
    private(set) var transitions: [TransitionCore] = []
    private(set) var descriptors: [Int32] = []
    private(set) var steps: [EntryStep] = []
    private(set) var listeners: [[Int32]]

    init(listeners: [[Int32]]) { self.listeners = listeners }

    mutating func add(_ transition: Transition, listenerLimit: Int) {
        let firstDescriptor = Int32(descriptors.count)
        descriptors += transition.descriptors.map { Int32($0) }
        for descriptor in transition.descriptors where listeners[descriptor].count <= listenerLimit {
            listeners[descriptor].append(Int32(transition.source))
        }
        let isSettled = transition.plan != nil || transition.targets.isEmpty
        let firstStep = isSettled ? Int32(steps.count) : -1
        steps += transition.plan ?? []
        transitions.append(
            TransitionCore(
                source: Int32(transition.source), domain: Int32(transition.domain), firstDescriptor: firstDescriptor,
                endDescriptor: Int32(descriptors.count), firstStep: firstStep, endStep: Int32(steps.count),
                hasCondition: transition.condition != nil, hasContent: !transition.content.isEmpty))
    }
}

extension StateCore {
    init(_ state: State) {
        var flags: Flags = []
        if state.isAtomic { flags.insert(.atomic) }
        if state.kind == .final { flags.insert(.final) }
        if state.kind == .parallel { flags.insert(.parallel) }
        if state.hasEventTransitions { flags.insert(.eventTransitions) }
        if state.hasEventlessTransitions { flags.insert(.eventlessTransitions) }
        if !state.histories.isEmpty { flags.insert(.histories) }
        if !state.entryIsPlain { flags.insert(.entry) }
        if !state.exitIsPlain { flags.insert(.exit) }
        if state.doneData != nil { flags.insert(.doneData) }
        self.init(
            parent: Int32(state.parent), end: Int32(state.end), firstTransition: Int32(state.transitions.lowerBound),
            endTransition: Int32(state.transitions.upperBound), doneEvent: Int32(state.doneEventNumber), flags: flags)
    }
}
