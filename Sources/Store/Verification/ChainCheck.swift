import Digest

/// Checks the chain of events, one row at a time.
struct ChainCheck: ~Copyable {
    /// The last event seen.
    private(set) var head: Head
    /// The first problems, at most `limit`.
    private(set) var problems: [VerificationProblem] = []
    /// The digests of the events whose numbers were asked for.
    private(set) var digests: [Int: SHA256Digest] = [:]
    private let watched: Set<Int>
    private let chain = EventChain()
    private var canonical = CanonicalEvent()

    private static let limit = 100

    /// A check of an office's chain that remembers the digests of some events.
    init(identity: SHA256Digest, watching numbers: Set<Int> = []) {
        head = Head(number: 0, digest: identity)
        watched = numbers
        if numbers.contains(0) { digests[0] = identity }
    }

    /// Reads all events; throws `StoreError` when that is impossible.
    mutating func run(_ connection: Connection, progress: (Int) -> Void = { _ in }) throws(StoreError) {
        var cursor = try connection.cursor("\(Session.selection) ORDER BY number")
        while try cursor.next() {
            check(cursor)
            if head.number.isMultiple(of: 10_000) { progress(head.number) }
        }
    }

    private mutating func check(_ row: borrowing Cursor) {
        let number = Int(row.integer(0))
        if number != head.number + 1 { report(head.number + 1, .missing) }
        canonical.write(row)
        let computed = chain.digest(of: canonical, after: head.digest)
        let isKept = computed.bytes.withUnsafeBufferPointer { row.bytes(10).equals($0) }
        if !isKept { report(number, .altered) }
        if let field = EventValidity.fault(in: row, number: number) { report(number, .malformed(field)) }
        // Going on from the kept digest shows which later events are whole.
        let kept = isKept ? computed : SHA256Digest(bytes: row.blob(10)) ?? computed
        head = Head(number: number, digest: kept)
        if watched.contains(number) { digests[number] = kept }
    }

    private mutating func report(_ number: Int, _ fault: VerificationProblem.EventFault) {
        if problems.count < Self.limit { problems.append(.event(number: number, fault)) }
    }
}
