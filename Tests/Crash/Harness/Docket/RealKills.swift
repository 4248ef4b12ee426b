import Foundation

/// Commands of the real binary in one office, several at once, each killed at a random moment.
struct RealKills {
    let office: RealOffice
    let kills: Int
    private let atOnce = 1
    /// The office is verified after so many rounds.
    private let rounds = 20

    private struct Running {
        let deed: Deed
        let number: Int
        let child: Child
    }

    private struct State {
        var next = 100
        var killed = 0
        var acknowledged: [Int: Deed] = [:]
        var deeds: [Int: Deed] = [:]
    }

    /// Returns the figures of the run; throws `Broken`.
    func run() throws -> String {
        let start = ContinuousClock.now
        try office.run(office.words(.register, number: 99))
        // Several share the processors, so that together they take as long as one after the other.
        let usual = UInt32((ContinuousClock.now - start) / .microseconds(1))
        var state = State()
        var round = 0
        while state.killed < kills {
            round += 1
            guard round < kills * 10 + 10 else { throw Broken("the commands are never hit") }
            try kill(atMost: usual * UInt32(atOnce), &state)
            if round.isMultiple(of: rounds) { try check(state) }
        }
        try check(state)
        return "\(state.killed) kills of \(state.deeds.count) commands, \(state.acknowledged.count) acknowledged, "
            + "none lost or half there"
    }

    private func kill(atMost wait: UInt32, _ state: inout State) throws {
        var cases: [Deed: [Int]] = [:]
        for deed in [Deed.approve, .return] {
            cases[deed] = try deed.performer.map { try office.waiting(for: $0) }?.shuffled() ?? []
        }
        var running: [Running] = []
        for _ in 0..<atOnce {
            let deed = Deed.allCases.randomElement() ?? .register
            let about = deed.performer == nil ? nil : cases[deed]?.popLast()
            if deed.performer != nil, about == nil { continue }
            running.append(
                Running(
                    deed: deed, number: state.next,
                    child: try office.start(office.words(deed, number: state.next, on: about))))
            state.deeds[state.next] = deed
            state.next += 1
        }
        let times = running.map { _ in UInt32.random(in: 0...max(wait, 1)) }.sorted()
        for (index, one) in running.shuffled().enumerated() {
            usleep(times[index] - (index > 0 ? times[index - 1] : 0))
            one.child.kill()
        }
        for one in running {
            let end = office.end(one.child)
            if end.wasKilled { state.killed += 1 }
            if end.isAcknowledged { state.acknowledged[one.number] = one.deed }
            try office.checkFile(of: one.deed, number: one.number, end, "\(one.deed) after a kill")
        }
    }

    /// Every acknowledged command is there, and each that is there has all events that such a command leaves.
    private func check(_ state: State) throws {
        let counts = Dictionary(
            try office.verifiedEvents("after \(state.killed) kills").map { ($0.time, 1) }, uniquingKeysWith: +)
        var usual: [Deed: Int] = [:]
        for (number, deed) in state.deeds.sorted(by: { $0.key < $1.key }) where deed.isRecorded {
            guard let count = counts[RealOffice.eventTime(number)] else {
                if state.acknowledged[number] != nil { throw Broken("\(deed) \(number) is lost") }
                continue
            }
            let expected = usual[deed] ?? count
            usual[deed] = expected
            guard count == expected else { throw Broken("\(deed) \(number): \(count) events, others \(expected)") }
        }
    }
}
