import Digest
import Store

extension OfficeFile {
    /// Seals the head, after checking the chain up to it, so that no seal blesses what was altered before.
    ///
    /// Throws `StoreError.damagedEvent` for a broken chain, `.invalidEvent` for a malformed time, `KeyError`, and others.
    public func seal(time: String, with key: borrowing SigningKey) throws -> Seal {
        guard EventValidity.isTime(time.utf8) else { throw StoreError.invalidEvent(.time) }
        let head = try reading { session in
            var check = ChainCheck(identity: identity, form: firstForm)
            try check.run(session.connection)
            if case .event(let number, _) = check.problems.first { throw StoreError.damagedEvent(number: number) }
            return check.head
        }
        return try Seal(office: identity, head: head, time: time, key: key)
    }
}
