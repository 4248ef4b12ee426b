import Digest
import Store

/// All that an office holds; a copy of it is the office as it was at one moment.
struct MemoryState: Sendable {
    let identity: SHA256Digest
    let firstForm: ChainForm
    var tables: [String: MemoryTable] = [:]
    var events: [Event] = []
    var definitions: [SHA256Digest: Definition] = [:]
    var attachments: [SHA256Digest: [UInt8]] = [:]
    var stagings: [Int64: [UInt8]] = [:]
    var lastStaging: Int64 = 0
    var refusals: [RefusedAccess] = []
    var personal: [SHA256Digest: PersonalValue] = [:]
    /// What was ever kept.
    var personalDigests: Set<SHA256Digest> = []

    init(identity: SHA256Digest, form: ChainForm) {
        self.identity = identity
        firstForm = form
    }

    /// The chain of refused accesses before the first.
    var accessBeginning: AccessChain { AccessChain(identity: identity, earlier: []) }

    /// The refused accesses in their chain.
    var accesses: [RecordedAccess] {
        var chain = accessBeginning
        return refusals.map { chain.append($0) }
    }

    var head: Head {
        events.last.map { Head(number: $0.number, digest: $0.digest) } ?? Head(number: 0, digest: identity)
    }

    /// The form of the next event.
    var form: ChainForm { events.contains(where: \.isAboutChain) ? .latest : firstForm }

    /// Makes all tables anew, without rows.
    mutating func declare(_ tables: [DeclaredTable]) {
        self.tables = Dictionary(
            tables.map { ($0.definition.name, MemoryTable($0)) }, uniquingKeysWith: { first, _ in first })
    }

    /// A declared table; throws `StoreError.unknownTable`.
    func table(_ name: String) throws(StoreError) -> MemoryTable {
        guard let table = tables[name] else { throw .unknownTable(name) }
        return table
    }

    /// The chosen events.
    func events(_ query: EventQuery) -> [Event] {
        let found = events.filter { event in
            event.number >= query.from && event.number <= query.through ?? .max
                && (query.subject.map { Array($0.utf8) == Array(event.subject.utf8) } ?? true)
                && (query.kinds.isEmpty || query.kinds.contains(event.kind))
        }
        let ordered = query.newestFirst ? found.reversed() : found
        return Array(ordered.prefix(query.limit.flatMap { $0 < 0 ? nil : $0 } ?? .max))
    }
}

/// An office that lives as long as its store; each transaction replaces the state as a whole.
final class MemoryFile {
    var state: MemoryState
    /// Whether somebody writes.
    var isHeld = false

    init(_ state: MemoryState) {
        self.state = state
    }
}
