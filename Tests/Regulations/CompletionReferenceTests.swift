import Randomness
import Regulations
import Testing

/// A slow model of how voices decide, by trying every way in which the silent could still speak.
private struct ReferenceTally {
    let completion: Completion

    func verdict(_ given: [Completion.Ballot], silent: [Int]) -> Completion.Verdict {
        if let veto = given.first(where: { $0.voice == .veto }) { return .failed(action: veto.action) }
        if completion.rule == .any {
            if let first = given.first(where: { $0.voice != .abstain }) {
                return first.voice == .for ? .passed : .failed(action: first.action)
            }
            return silent.isEmpty && !given.isEmpty ? failed(given) : .open
        }
        let total = given.map(\.weight).reduce(0, +) + silent.reduce(0, +)
        let ends = endings(given.filter { $0.voice == .for }.map(\.weight).reduce(0, +), silent)
            .map { enough($0, of: total) }
        guard completion.isEarly || silent.isEmpty else { return .open }
        if !ends.contains(false) { return .passed }
        return ends.contains(true) ? .open : failed(given)
    }

    /// The weights in favour that can still come out when each silent voice is for it or not.
    private func endings(_ inFavour: Int, _ silent: [Int]) -> [Int] {
        guard let next = silent.first else { return [inFavour] }
        let rest = Array(silent.dropFirst())
        return endings(inFavour, rest) + endings(inFavour + next, rest)
    }

    private func enough(_ inFavour: Int, of total: Int) -> Bool {
        switch completion.threshold {
        case .share(let percent): inFavour * 100 >= total * percent
        // Nobody can ask for more voices than there are.
        case .weight(let weight): inFavour >= weight || inFavour == total
        }
    }

    private func failed(_ given: [Completion.Ballot]) -> Completion.Verdict {
        let opposed = given.first { $0.voice != .for }?.action
        return .failed(action: completion.otherwise ?? opposed ?? "")
    }
}

@Suite struct CompletionReferenceTests {
    private static let actions: [(String, Voice)] = [
        ("approve", .for), ("reject", .against), ("abstain", .abstain), ("veto", .veto),
    ]

    private static let completions: [Completion] = [false, true].flatMap { isEarly in
        [nil, "object"].flatMap { otherwise in
            [Completion.Rule.any, .all, .sequence].map {
                Completion(rule: $0, isEarly: isEarly, otherwise: otherwise)
            }
                + [.weight(1), .weight(2), .weight(4), .weight(9), .share(1), .share(50), .share(67), .share(100)].map {
                    Completion(rule: .vote, threshold: $0, isEarly: isEarly, otherwise: otherwise)
                }
        }
    }

    /// Every way in which up to so many voices are given.
    private func ballots(_ count: Int, weights: [Int]) -> [[Completion.Ballot]] {
        guard count > 0 else { return [[]] }
        return ballots(count - 1, weights: weights).flatMap { shorter in
            Self.actions.map { action, voice in
                shorter + [Completion.Ballot(action: action, voice: voice, weight: weights[count - 1])]
            }
        }
    }

    @Test(arguments: completions)
    func `voices decide as trying every ending says, for all ways in which four can speak`(completion: Completion) {
        let reference = ReferenceTally(completion: completion)
        for weights in [[1, 1, 1, 1], [1, 2, 3, 1], [3, 1, 1, 2]] {
            for people in 1...4 {
                for given in 0...people {
                    let silent = Array(weights[given..<people])
                    for voices in ballots(given, weights: weights) {
                        #expect(
                            completion.verdict(on: voices, silent: silent.reduce(0, +))
                                == reference.verdict(voices, silent: silent),
                            "\(completion) on \(voices) with \(silent) silent")
                    }
                }
            }
        }
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func `voices decide as trying every ending says, for many at random`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<2000 {
            let completion = try #require(Self.completions.randomElement(using: &random))
            let weights = (0..<Int.random(in: 1...9, using: &random)).map { _ in Int.random(in: 1...5, using: &random) }
            let given = Int.random(in: 0...weights.count, using: &random)
            let voices = try (0..<given).map { place in
                let (action, voice) = try #require(Self.actions.randomElement(using: &random))
                return Completion.Ballot(action: action, voice: voice, weight: weights[place])
            }
            let silent = Array(weights[given...])
            #expect(
                completion.verdict(on: voices, silent: silent.reduce(0, +))
                    == ReferenceTally(completion: completion).verdict(voices, silent: silent),
                "seed \(seed): \(completion) on \(voices) with \(silent) silent")
        }
    }

    @Test func `a vote that asks for more voices than there are needs all of them`() {
        let completion = Completion(rule: .vote, threshold: .weight(3))
        let voice = Completion.Ballot(action: "approve", voice: .for)
        #expect(completion.verdict(on: [voice], silent: 1) == .open)
        #expect(completion.verdict(on: [voice, voice], silent: 0) == .passed)
    }
}
