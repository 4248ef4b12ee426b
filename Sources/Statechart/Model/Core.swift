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

/// A chart as flat arrays of plain numbers.
struct ChartCore: Sendable {
    private(set) var states: [StateCore] = []
    private(set) var transitions: [TransitionCore] = []
    private(set) var descriptors: [Int32] = []
    private(set) var steps: [EntryStep] = []
    /// Whether any state has a transition without event.
    private(set) var hasEventless = false
    /// For each descriptor the states that listen to it, the first few only.
    private var listeners: [[Int32]] = []
    private static let listenerLimit = 16

    init(_ states: [State], _ transitions: [Transition], descriptors count: Int) {
        listeners = Array(repeating: [], count: count)
        self.states = states.map { StateCore($0) }
        hasEventless = states.contains { $0.hasEventlessTransitions }
        for transition in transitions { add(transition) }
    }

    private mutating func add(_ transition: Transition) {
        let firstDescriptor = Int32(descriptors.count)
        descriptors += transition.descriptors.map { Int32($0) }
        for descriptor in transition.descriptors where listeners[descriptor].count <= Self.listenerLimit {
            listeners[descriptor].append(Int32(transition.source))
        }
        var firstStep: Int32 = -1
        if let plan = transition.plan {
            firstStep = Int32(steps.count)
            steps += plan
        } else if transition.targets.isEmpty {
            firstStep = Int32(steps.count)
        }
        transitions.append(
            TransitionCore(
                source: Int32(transition.source), domain: Int32(transition.domain), firstDescriptor: firstDescriptor,
                endDescriptor: Int32(descriptors.count), firstStep: firstStep, endStep: Int32(steps.count),
                hasCondition: transition.condition != nil, hasContent: !transition.content.isEmpty))
    }

    /// Whether an active state may listen to one of some descriptors; `false` is certain.
    func mayListen(_ descriptors: [Int32], _ configuration: StateSet) -> Bool {
        for descriptor in descriptors {
            let states = listeners[Int(descriptor)]
            if states.count > Self.listenerLimit { return true }
            for state in states where configuration.contains(Int(state)) { return true }
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
