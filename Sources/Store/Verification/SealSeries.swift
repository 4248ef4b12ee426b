import Digest

/// Several seals of one office, each of which may name the one before.
struct SealSeries {
    private let byDigest: [SHA256Digest: Seal]
    private let seals: [Seal]

    init(_ seals: [Seal]) {
        self.seals = seals
        byDigest = Dictionary(seals.map { ($0.digest, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// What is wrong with the seal that one names as the one before: it is not what it should be, or it is taken out of
    /// the series, so that an earlier one is there and it is not.
    func fault(in seal: Seal) -> VerificationProblem.SealFault? {
        guard let name = seal.previous else { return nil }
        guard let previous = byDigest[name.digest] else {
            let hasEarlier = seals.contains { $0.digest != seal.digest && $0.head.number <= name.number }
            return hasEarlier ? .previousMissing(name) : nil
        }
        let fits = previous.office == seal.office && previous.head.number == name.number
        return fits && name.number <= seal.head.number ? nil : .previousForeign(name)
    }

    /// Whether a seal names one before it that is not among these.
    func lacksPrevious(_ seal: Seal) -> Bool {
        seal.previous.map { byDigest[$0.digest] == nil } ?? false
    }
}

extension Seal {
    /// Throws `StoreError.foreignSeal` unless it is of the office of this identity and of the events that were checked.
    package func requireSealed(of identity: SHA256Digest, _ chain: borrowing ChainCheck) throws(StoreError) {
        guard office == identity, chain.digests[head.number] == head.digest else { throw .foreignSeal }
    }
}
