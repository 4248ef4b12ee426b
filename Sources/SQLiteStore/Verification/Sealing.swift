import Digest
import Store

extension OfficeFile {
    /// Seals the head, after checking the chain up to it, so that no seal blesses what was altered before.
    ///
    /// Throws `StoreError.damagedEvent` or `.damagedAccess` for a broken chain, `.invalidEvent` for a malformed time,
    /// `.foreignSeal` where the seal before is not of this chain, `KeyError`, and others.
    public func seal(
        time: String, decidedThrough decided: Int?, after previous: Seal?, with key: borrowing SigningKey
    ) throws -> Seal {
        guard EventValidity.isTime(time.utf8) else { throw StoreError.invalidEvent(.time) }
        let (head, root, accesses) = try reading { session in
            var check = ChainCheck(
                identity: identity, form: firstForm, orderedFrom: orderedFrom,
                watching: previous.map { [$0.head.number] } ?? [], withRoots: true)
            try check.run(session.connection)
            if case .event(let number, _) = check.problems.first { throw StoreError.damagedEvent(number: number) }
            try previous?.requireSealed(of: identity, check)
            var accesses = AccessCheck(try session.accessBeginning())
            try session.forEachChainedAccess { accesses.check($0) }
            if case .access(let number, _) = accesses.problems.first { throw StoreError.damagedAccess(number: number) }
            return (check.head, check.root(), accesses.head)
        }
        return try Seal(
            office: identity, head: head, root: root, decided: decided, accesses: accesses, previous: previous?.name,
            time: time, key: key)
    }

    /// The proof that an event is one of those that a seal protects: about log2 of their number digests.
    ///
    /// Throws `StoreError.unprovable` when it is none of them, or the seal signs no root or that of other events.
    public func inclusionProof(of number: Int, upTo seal: Seal) throws -> InclusionProof {
        let digests = try reading { session in
            var digests: [[UInt8]] = []
            var cursor = try session.connection.cursor(
                "SELECT digest FROM events WHERE number <= ? ORDER BY number", [.integer(Int64(seal.head.number))])
            while try cursor.next() { digests.append(cursor.blob(0)) }
            return digests
        }
        return try seal.proof(of: number, among: digests)
    }
}
