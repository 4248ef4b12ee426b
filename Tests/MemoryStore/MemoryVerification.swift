import Digest
import Store

extension MemoryOffice {
    /// Checks everything of an office; see `Office.verify`.
    public func verify(
        seals: [Seal], keys: [VerifyingKey], applying apply: Applying?, progress: (VerificationStep, Int) -> Void
    ) throws -> VerificationReport {
        let state = file.state
        return try transaction {
            var report = VerificationReport(head: Head(number: 0, digest: state.identity))
            report.refusedAccesses = state.refusals.count
            progress(.events, 0)
            var chain = ChainCheck(
                identity: state.identity, form: state.firstForm, watching: seals)
            for event in state.events { chain.check(event) }
            report.head = chain.head
            report.problems += chain.problems
            SealCheck(identity: state.identity, keys: keys).run(seals, chain, into: &report)
            report.definitions = state.definitions.count
            for (digest, definition) in state.definitions.sorted(by: { $0.key < $1.key })
            where SHA256Digest(of: definition.bytes) != digest {
                report.problems.append(.definition(digest))
            }
            report.attachments = state.attachments.count
            for (digest, bytes) in state.attachments.sorted(by: { $0.key < $1.key })
            where SHA256Digest(of: bytes) != digest {
                report.problems.append(.attachment(digest))
            }
            report.personalValues = state.personal.count
            report.erasedValues = state.personalDigests.subtracting(state.personal.keys).count
            if let apply {
                progress(.tables, 0)
                report.problems += try compareTables(state, apply)
                report.tables = tables.count
            }
            return report
        }
    }

    /// The first difference of each table from what the events give.
    private func compareTables(_ state: MemoryState, _ apply: Applying) throws -> [VerificationProblem] {
        let shadow = ShadowTables(state)
        shadow.state.declare(tables)
        for event in state.events where !event.isAboutChain {
            do {
                try apply(event, shadow)
            } catch let error as StoreError where error.isDamage {
                throw error
            } catch {
                return [.replay(number: event.number)]
            }
        }
        return try tables.compactMap { table in
            let name = table.definition.name
            return difference(try state.table(name), try shadow.state.table(name))
        }
    }

    private func difference(_ kept: MemoryTable, _ made: MemoryTable) -> VerificationProblem? {
        let same = zip(kept.rows, made.rows).prefix { [OrderedValue]($0) == [OrderedValue]($1) }.count
        let (one, other) = (kept.rows.dropFirst(same).first, made.rows.dropFirst(same).first)
        guard let one else { return other.map { problem(made, $0, .missing) } }
        guard let other else { return problem(kept, one, .surplus) }
        if kept.key(of: one) == made.key(of: other) { return problem(kept, one, .different) }
        let isSurplus = kept.key(of: one).lexicographicallyPrecedes(made.key(of: other))
        return isSurplus ? problem(kept, one, .surplus) : problem(made, other, .missing)
    }

    private func problem(
        _ table: MemoryTable, _ row: [Value], _ fault: VerificationProblem.RowFault
    ) -> VerificationProblem {
        let names = table.declared.definition.columns.map(\.name)
        let key = table.declared.definition.primaryKey.compactMap { column in
            names.firstIndex(of: column).map { row[$0].spelling }
        }
        return .row(table: table.name, key: key.joined(separator: " "), fault)
    }

    /// Seals the head, after checking the chain up to it; see `Office.seal`.
    public func seal(time: String, decidedThrough decided: Int?, with key: borrowing SigningKey) throws -> Seal {
        guard EventValidity.isTime(time.utf8) else { throw StoreError.invalidEvent(.time) }
        var check = ChainCheck(identity: identity, form: file.state.firstForm, withRoots: true)
        for event in file.state.events { check.check(event) }
        if case .event(let number, _) = check.problems.first { throw StoreError.damagedEvent(number: number) }
        return try Seal(
            office: identity, head: check.head, root: check.root(), decided: decided, time: time, key: key)
    }

    /// The proof that an event is one of those that a seal protects; see `Office.inclusionProof`.
    public func inclusionProof(of number: Int, upTo seal: Seal) throws -> InclusionProof {
        try seal.proof(of: number, among: file.state.events.prefix(seal.head.number).map(\.digest.bytes))
    }

    /// Hands over all events as lines that a third party can verify; see `Office.exportEvents`.
    public func exportEvents(_ body: (UnsafeRawBufferPointer) throws -> Void) throws {
        try CanonicalEvent.heading(identity: identity, form: file.state.firstForm).withUnsafeBytes(body)
        var canonical = CanonicalEvent()
        for event in file.state.events {
            canonical.write(event.draft, number: event.number)
            event.digest.bytes.withUnsafeBufferPointer { canonical.end(digest: $0) }
            try canonical.line.withUnsafeBytes(body)
        }
    }
}
