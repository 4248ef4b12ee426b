import Fixtures
import Foundation
import Glibc
import Testing

/// The real binary, killed at random moments of its commands: what it said is done is there whole, nothing else is
/// half there. `DOCKET_KILLS` sets the number of kills; `make crash` does the same with more commands and many kills.
@Suite struct CustodyCrashTests {
    /// One command and what it was told to do.
    private enum Deed {
        case register(name: String)
        case approve(case: Int, name: String)
    }

    private let office: DemoOffice
    private let kills: Int

    init() throws {
        office = try DemoOffice()
        kills = ProcessInfo.processInfo.environment["DOCKET_KILLS"].flatMap { Int($0) } ?? 60
    }

    @Test func `what was acknowledged before a kill is there whole`() throws {
        let usual = try duration()
        var known: [String: String] = [:]
        var waiting: [(case: Int, name: String)] = []
        var killed = 0
        var round = 0
        while killed < kills {
            round += 1
            try #require(round < kills * 10 + 10, "the commands are never hit")
            var deeds = (1...2).map { Deed.register(name: "示例客户\(round)之\($0)有限公司") }
            deeds += waiting.prefix(2).map { .approve(case: $0.case, name: $0.name) }
            let running = try deeds.map { ($0, try start($0)) }
            for (_, process) in running.shuffled() {
                usleep(UInt32.random(in: 0...usual))
                kill(process.process.processIdentifier, SIGKILL)
            }
            for (deed, process) in running {
                let run = try process.finish()
                if run.status == -SIGKILL { killed += 1 }
                note(deed, run, in: &known)
            }
            if round.isMultiple(of: 10) || killed >= kills { try check(known) }
            waiting = try waitingCases()
        }
        print("\(killed) kills of the real binary, \(known.count) acknowledged commands, none lost or half there")
    }

    /// How long commands wait at most for their end: twice what one takes here alone, in microseconds.
    private func duration() throws -> UInt32 {
        let start = ContinuousClock.now
        _ = try office.registered(["name": "示例首户有限公司"])
        return UInt32((ContinuousClock.now - start) / .microseconds(1))
    }

    private func start(_ deed: Deed) throws -> Binary.Running {
        switch deed {
        case .register(let name): try office.start(Entries.customer(["name": name]) + ["--json"], as: "clerk")
        case .approve(let number, _): try office.start(["approve", String(number), "--json"], as: "leader")
        }
    }

    /// What a command said is acknowledged, even when it was killed before its end.
    private func note(_ deed: Deed, _ run: Run, in known: inout [String: String]) {
        guard run.status == 0 || run.output.hasSuffix("\n") else { return }
        switch deed {
        case .register(let name): known[name] = known[name] ?? "applied"
        case .approve(_, let name): known[name] = "registered"
        }
    }

    private func waitingCases() throws -> [(case: Int, name: String)] {
        try office.json("inbox", as: "leader").items.compactMap { item in
            guard let number = item["case"].number, let name = item["title"].text else { return nil }
            return (number, name)
        }
    }

    private func check(_ known: [String: String]) throws {
        _ = try office.verified()
        let customers = try office.json("customer", "list", "--limit", "0", as: "leader").items
        var states: [String: String] = [:]
        for customer in customers { states[customer["name"].text ?? ""] = customer["state"].text }
        for (name, state) in known {
            #expect(states[name] == state || states[name] == "registered", "\(name) was acknowledged as \(state)")
        }
        let sequence = customers.compactMap { $0["number"].text.flatMap { Int($0.dropFirst("KH2026".count)) } }
        #expect(sequence.sorted() == Array(1...max(sequence.count, 1)).filter { $0 <= sequence.count })
    }
}
