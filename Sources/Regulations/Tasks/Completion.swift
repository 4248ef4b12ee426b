/// What a voice says to the matter: for the forward action of a task, or otherwise.
public enum Voice: String, Sendable, CaseIterable, Codable {
    /// For it.
    case `for`
    /// Against it.
    case against
    /// Neither, though it has spoken.
    case abstain
    /// Against it, and that decides at once.
    case veto
}

/// How a task with several performers is decided (会签规则).
public struct Completion: Sendable, Hashable {
    /// The rules.
    public enum Rule: String, Sendable, CaseIterable {
        /// The first voice decides (或签).
        case any
        /// All must be for it (会签).
        case all
        /// All must be for it, one after the other (依次).
        case sequence
        /// Enough must be for it (票签).
        case vote
    }

    /// How much must be for it.
    public enum Threshold: Sendable, Hashable {
        /// So much weight; every performer weighs 1 unless the chart says otherwise.
        case weight(Int)
        /// So many percent of the weight of all, from 1 to 100.
        case share(Int)
    }

    /// A voice that was given.
    public struct Ballot: Sendable, Hashable {
        /// The action.
        public let action: String
        /// What it says.
        public let voice: Voice
        /// How much it counts.
        public let weight: Int

        /// A ballot from its parts.
        public init(action: String, voice: Voice, weight: Int = 1) {
            self.action = action
            self.voice = voice
            self.weight = weight
        }
    }

    /// How the voices stand.
    public enum Verdict: Sendable, Hashable {
        /// More must speak.
        case open
        /// Enough are for it.
        case passed
        /// It can no longer pass; this action is taken.
        case failed(action: String)
    }

    /// The rule.
    public let rule: Rule
    /// How much must be for it; all of it except in a vote.
    public let threshold: Threshold
    /// Whether it is decided as soon as the outcome is certain, or only when all have spoken.
    public let isEarly: Bool
    /// The action taken when it does not pass; without it, that of the first voice against.
    public let otherwise: String?

    /// A completion from its parts.
    public init(
        rule: Rule = .any, threshold: Threshold = .share(100), isEarly: Bool = true, otherwise: String? = nil
    ) {
        self.rule = rule
        self.threshold = threshold
        self.isEarly = isEarly
        self.otherwise = otherwise
    }

    /// How the voices stand, in the order in which they were given.
    ///
    /// - Parameter silent: the weight of those who have not spoken.
    public func verdict(on ballots: [Ballot], silent: Int) -> Verdict {
        if let veto = ballots.first(where: { $0.voice == .veto }) { return .failed(action: veto.action) }
        if rule == .any { return verdictOfAny(ballots, silent: silent) }
        guard isEarly || silent == 0 else { return .open }
        let inFavour = ballots.filter { $0.voice == .for }.reduce(0) { $0 + $1.weight }
        let needed = needed(of: ballots.reduce(silent) { $0 + $1.weight })
        if inFavour >= needed { return .passed }
        if inFavour + silent >= needed { return .open }
        return failure(ballots)
    }

    private func verdictOfAny(_ ballots: [Ballot], silent: Int) -> Verdict {
        guard let first = ballots.first(where: { $0.voice != .abstain }) else {
            return silent == 0 && !ballots.isEmpty ? failure(ballots) : .open
        }
        return first.voice == .for ? .passed : .failed(action: first.action)
    }

    private func needed(of total: Int) -> Int {
        switch threshold {
        // Fewer may be seated than the chart asks for; then all of them are needed.
        case .weight(let weight): min(weight, total)
        case .share(let percent): (total * percent + 99) / 100
        }
    }

    private func failure(_ ballots: [Ballot]) -> Verdict {
        let opposed = ballots.first { $0.voice != .for } ?? ballots.first
        return (otherwise ?? opposed?.action).map { .failed(action: $0) } ?? .open
    }
}
