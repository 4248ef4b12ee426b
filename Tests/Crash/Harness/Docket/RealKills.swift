import Foundation

/// Commands of the real binary in one office, several at once, each killed at a random moment.
struct RealKills {
    let office: RealOffice
    let kills: Int
    private let atOnce = 6
    /// The office is verified after so many rounds.
    private let rounds = 20

    private struct Running {
        let deed: Deed
        let number: Int
        let child: Child
    }

    /// The commands of a round, which all say the same time: that of the last event is what each of several would get.
    private struct Round {
        let minute: Int
        var started: [Deed: Int] = [:]
        var acknowledged: [Deed: Int] = [:]
    }

    private struct State {
        var next = 100
        var killed = 0
        var rounds: [Round] = []

        func total(_ part: KeyPath<Round, [Deed: Int]>) -> Int {
            rounds.reduce(0) { $0 + $1[keyPath: part].values.reduce(0, +) }
        }
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
        return
            "\(state.killed) kills of \(state.total(\.started)) commands, \(state.total(\.acknowledged)) acknowledged, "
            + "none lost or half there"
    }

    private func kill(atMost wait: UInt32, _ state: inout State) throws {
        var cases: [Deed: [Int]] = [:]
        for deed in [Deed.approve, .return] {
            cases[deed] = try deed.performer.map { try office.waiting(for: $0) }?.shuffled() ?? []
        }
        var running: [Running] = []
        var round = Round(minute: 100 + state.rounds.count)
        for _ in 0..<atOnce {
            let deed = Deed.allCases.randomElement() ?? .register
            let about = deed.performer == nil ? nil : cases[deed]?.popLast()
            if deed.performer != nil, about == nil { continue }
            running.append(
                Running(
                    deed: deed, number: state.next,
                    child: try office.start(
                        office.words(deed, number: state.next, on: about, at: round.minute))))
            round.started[deed, default: 0] += 1
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
            if end.isAcknowledged { round.acknowledged[one.deed, default: 0] += 1 }
            try office.checkFile(of: one.deed, number: one.number, end, "\(one.deed) after a kill")
        }
        state.rounds.append(round)
    }

    /// Every acknowledged command is there, none is there that was not given, and each has all events that such a
    /// command leaves.
    private func check(_ state: State) throws {
        let events = Dictionary(grouping: try office.verifiedEvents("after \(state.killed) kills"), by: \.time)
        var usual: [Deed: Int] = [:]
        for round in state.rounds {
            let commands = Dictionary(grouping: events[RealOffice.eventTime(round.minute)] ?? [], by: \.cause).values
            for (deed, started) in round.started where deed.isRecorded {
                let found = commands.filter { $0[0].command.hasPrefix(deed.command + " ") }
                guard found.count >= round.acknowledged[deed, default: 0] else {
                    throw Broken("a \(deed) of round \(round.minute) is lost")
                }
                guard found.count <= started else { throw Broken("\(deed) of round \(round.minute) is there twice") }
                for one in found {
                    let expected = usual[deed, default: one.count]
                    usual[deed] = expected
                    guard one.count == expected else {
                        throw Broken("\(deed) of round \(round.minute): \(one.count) events, others \(expected)")
                    }
                }
            }
        }
    }
}
