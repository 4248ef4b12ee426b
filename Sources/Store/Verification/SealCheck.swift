import Digest

/// Compares seals with the chain.
package struct SealCheck {
    private let identity: SHA256Digest
    /// The public keys whose seals count.
    private let keys: [VerifyingKey]

    package init(identity: SHA256Digest, keys: [VerifyingKey]) {
        self.identity = identity
        self.keys = keys
    }

    /// Adds what is wrong with the seals, and how far the fitting ones reach.
    ///
    /// `chain` has watched the sealed events, as far as there are such events, and `accesses` the sealed accesses.
    package func run(
        _ seals: [Seal], _ chain: borrowing ChainCheck, _ accesses: AccessCheck, into report: inout VerificationReport
    ) {
        let series = SealSeries(seals)
        for (position, seal) in seals.enumerated() {
            if let fault = fault(in: seal, chain) ?? fault(in: seal, accesses) ?? series.fault(in: seal) {
                report.problems.append(.seal(position + 1, fault))
            } else {
                report.sealedThrough = max(report.sealedThrough, seal.head.number)
                report.decidedThrough = max(report.decidedThrough, min(seal.decided ?? 0, seal.head.number))
                if series.lacksPrevious(seal) { report.sealsWithoutPrevious.append(position + 1) }
            }
        }
    }

    private func fault(in seal: Seal, _ chain: borrowing ChainCheck) -> VerificationProblem.SealFault? {
        guard let key = keys.first(where: { $0.fingerprint == seal.key }) else { return .unknownKey }
        guard seal.isSigned(with: key) else { return .forged }
        guard seal.office == identity else { return .otherOffice }
        guard let digest = chain.digests[seal.head.number] else { return .truncated }
        guard digest == seal.head.digest else { return .rebuilt }
        return seal.root == nil || seal.root == chain.roots[seal.head.number] ? nil : .otherRoot
    }

    private func fault(in seal: Seal, _ accesses: AccessCheck) -> VerificationProblem.SealFault? {
        guard let sealed = seal.accesses else { return nil }
        guard let digest = accesses.digests[sealed.number] else { return .accessesTruncated }
        return digest == sealed.digest ? nil : .accessesRebuilt
    }
}
