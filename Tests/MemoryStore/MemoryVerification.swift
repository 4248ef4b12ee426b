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
            var accesses = AccessCheck(state.accessBeginning, watching: seals)
            for access in state.accesses { accesses.check(access) }
            SealCheck(identity: state.identity, keys: keys).run(seals, chain, accesses, into: &report)
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
            report.problems += try NamedContents(state, tables).problems()
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
    public func seal(
        time: String, decidedThrough decided: Int?, after previous: Seal?, with key: borrowing SigningKey
    ) throws -> Seal {
        guard EventValidity.isTime(time.utf8) else { throw StoreError.invalidEvent(.time) }
        var check = ChainCheck(
            identity: identity, form: file.state.firstForm, watching: previous.map { [$0.head.number] } ?? [],
            withRoots: true)
        for event in file.state.events { check.check(event) }
        if case .event(let number, _) = check.problems.first { throw StoreError.damagedEvent(number: number) }
        try previous?.requireSealed(of: identity, check)
        let accesses = file.state.accesses.last.map { Head(number: $0.number, digest: $0.digest ?? identity) }
        return try Seal(
            office: identity, head: check.head, root: check.root(), decided: decided,
            accesses: accesses ?? file.state.accessBeginning.head, previous: previous?.name, time: time, key: key)
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

    /// Hands over all refused accesses as lines that a third party can verify; see `Office.exportAccesses`.
    public func exportAccesses(_ body: (UnsafeRawBufferPointer) throws -> Void) throws {
        try AccessChain.heading(identity: identity).withUnsafeBytes(body)
        for access in file.state.accesses { try AccessChain.exportLine(of: access).withUnsafeBytes(body) }
    }
}

/// What contents there should be by the tables that name them.
private struct NamedContents {
    let state: MemoryState
    let tables: [DeclaredTable]

    init(_ state: MemoryState, _ tables: [DeclaredTable]) {
        self.state = state
        self.tables = tables
    }

    func problems() throws -> [VerificationProblem] {
        var problems: [VerificationProblem] = []
        if let named = try named(.manifest) {
            let expected = try NamedDefinitions(manifests: named.sorted()) { (digest) throws(StoreError) in
                SHA256Digest(hexadecimal: digest).flatMap { state.definitions[$0]?.bytes }
            }
            problems += expected.problems(
                state.definitions.values.sorted { $0.digest < $1.digest }.map {
                    .init(digest: $0.digest.description, name: $0.name, mediaType: $0.mediaType)
                })
        }
        if let named = try named(.attachment) {
            let kept = Set(state.attachments.keys.map(\.description))
            problems += named.subtracting(kept).sorted().map { .content(.attachment, digest: $0, .missing) }
            problems += kept.subtracting(named).sorted().map { .content(.attachment, digest: $0, .surplus) }
        }
        return problems
    }

    private func named(_ content: ContentReference.Content) throws -> Set<String>? {
        var digests: Set<String>?
        for table in tables {
            for reference in table.definition.contents where reference.content == content {
                let place = table.definition.columns.firstIndex { $0.name == reference.column }
                digests = digests ?? []
                for row in try state.table(table.definition.name).rows {
                    if let place, case .text(let digest) = row[place] { digests?.insert(digest) }
                }
            }
        }
        return digests
    }
}
