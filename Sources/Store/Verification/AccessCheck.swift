import Digest

/// Checks the chain of refused accesses, one after the other.
package struct AccessCheck {
    /// The first problems, at most `limit`.
    package private(set) var problems: [VerificationProblem] = []
    /// The digests of those that seals protect.
    package private(set) var digests: [Int: SHA256Digest] = [:]
    private var chain: AccessChain
    private let watched: Set<Int>

    private static let limit = 100

    /// A check from the beginning of a chain, that remembers what seals protect.
    package init(_ chain: AccessChain, watching seals: [Seal] = []) {
        self.chain = chain
        watched = Set(seals.compactMap { $0.accesses?.number })
        if watched.contains(0) { digests[0] = chain.head.digest }
    }

    /// The last access.
    package var head: Head { chain.head }

    /// Checks the next access.
    package mutating func check(_ kept: RecordedAccess) {
        let expected = chain.append(kept.access)
        if kept.number != expected.number {
            report(expected.number, .missing)
        } else if kept.digest != expected.digest {
            report(kept.number, .altered)
        }
        // Going on from the kept digest shows which later ones are whole.
        chain.go(to: kept)
        if watched.contains(kept.number) { digests[kept.number] = kept.digest }
    }

    private mutating func report(_ number: Int, _ fault: VerificationProblem.EventFault) {
        if problems.count < Self.limit { problems.append(.access(number: number, fault)) }
    }
}
