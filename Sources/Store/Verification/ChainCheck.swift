import Digest

/// Checks the chain of events, one after the other.
package struct ChainCheck: ~Copyable {
    /// The last event seen.
    package private(set) var head: Head
    /// How many events before the rule of time are before the one before them.
    package var earlierDisorder: Int { order.earlierDisorder }
    /// The first problems, at most `limit`.
    package private(set) var problems: [VerificationProblem] = []
    /// The digests of the events whose numbers were asked for.
    package private(set) var digests: [Int: SHA256Digest] = [:]
    /// The roots over the digests of the events up to those that were asked for.
    package private(set) var roots: [Int: SHA256Digest] = [:]
    private let watched: Set<Int>
    private let growsTree: Bool
    private var tree = MerkleTree()
    private var chain = EventChain()
    /// The form of the next event.
    private var form: ChainForm
    private var canonical = CanonicalEvent()
    private var order: TimeOrder

    private static let limit = 100

    /// A check of an office's chain, begun in a form, with the time in order since an event, that remembers the digests
    /// of some events, and the roots up to them when it is to compute any.
    package init(
        identity: SHA256Digest, form: ChainForm, orderedFrom: Int = 1, watching numbers: Set<Int> = [],
        withRoots: Bool = false
    ) {
        order = TimeOrder(from: orderedFrom)
        head = Head(number: 0, digest: identity)
        watched = numbers
        self.form = form
        growsTree = withRoots
        if numbers.contains(0) {
            digests[0] = identity
            roots[0] = tree.root()
        }
    }

    /// A check for seals.
    package init(identity: SHA256Digest, form: ChainForm, orderedFrom: Int = 1, watching seals: [Seal]) {
        self.init(
            identity: identity, form: form, orderedFrom: orderedFrom, watching: Set(seals.map(\.head.number)),
            withRoots: seals.contains { $0.root != nil })
    }

    /// The root over the digests of all events seen.
    package mutating func root() -> SHA256Digest { tree.root() }

    /// Checks the next event.
    package mutating func check(_ event: RecordedEvent) {
        canonical.write(event)
        let computed = chain.digest(of: canonical, after: head.digest, in: form)
        let isKept = computed.bytes.withUnsafeBufferPointer { event.digest.equals($0) }
        // Going on from the kept digest shows which later events are whole.
        let kept = isKept ? computed : SHA256Digest(bytes: Array(event.digest)) ?? computed
        go(to: Head(number: event.number, digest: kept), isWhole: isKept)
        if let field = EventValidity.fault(in: event, number: event.number) { report(event.number, .malformed(field)) }
        if !order.goesOn(to: event.number, at: event.time, beginsSection: event.beginsSection) {
            reportBackdated(event.number, String(decoding: event.time, as: UTF8.self))
        }
        if event.kind.elementsEqual(ChainForm.changeKind.utf8) {
            changeForm(at: event.number, event.version, event.subject, event.payload)
        }
    }

    /// Checks the next event.
    package mutating func check(_ event: Event) {
        let computed = chain.digest(of: event.draft, number: event.number, after: head.digest, in: form)
        go(to: Head(number: event.number, digest: event.digest), isWhole: computed == event.digest)
        if let field = EventValidity.fault(in: event.draft, number: event.number) {
            report(event.number, .malformed(field))
        }
        if !order.goesOn(to: event.number, at: event.time.utf8, beginsSection: event.draft.beginsSection) {
            reportBackdated(event.number, event.time)
        }
        if event.isAboutChain { changeForm(at: event.number, event.version, event.subject.utf8, event.payload.utf8) }
    }

    private mutating func changeForm(
        at number: Int, _ version: Int, _ subject: some Sequence<UInt8>, _ payload: some Sequence<UInt8>
    ) {
        if form == .latest {
            report(number, .malformed(.kind))
        } else if version != 1 {
            report(number, .malformed(.version))
        } else if !subject.elementsEqual(ChainForm.changeSubject.utf8) {
            report(number, .malformed(.subject))
        } else if !payload.elementsEqual(ChainForm.latest.changePayload.utf8) {
            report(number, .malformed(.payload))
        } else {
            form = .latest
        }
    }

    private mutating func go(to next: Head, isWhole: Bool) {
        if next.number != head.number + 1 { report(head.number + 1, .missing) }
        if !isWhole { report(next.number, .altered) }
        head = next
        if growsTree { tree.append(next.digest.bytes) }
        guard watched.contains(next.number) else { return }
        digests[next.number] = next.digest
        if growsTree { roots[next.number] = tree.root() }
    }

    private mutating func reportBackdated(_ number: Int, _ time: String) {
        report(number, .backdated(time: time, section: order.section))
    }

    private mutating func report(_ number: Int, _ fault: VerificationProblem.EventFault) {
        if problems.count < Self.limit { problems.append(.event(number: number, fault)) }
    }
}
