import Digest
import Store

/// One event with what proves, without the others, that it is one of those which a seal protects.
package struct ProvenEvent: Codable, Sendable {
    private let number: Int
    private let time: String
    private let kind: String
    private let version: Int
    private let person: String
    private let deputyFor: String?
    private let command: String
    private let cause: Int?
    private let subject: String
    private let payload: String
    /// The digest of the event before, and the form in which its own is computed.
    private let previous: String
    private let chain: Int
    /// The digests beside its way up to the root, the lowest first.
    private let path: [String]

    /// An event, and its proof; `nil` where its digest does not follow from the one before in any form.
    package init?(_ event: Event, after previous: SHA256Digest, proof: InclusionProof) {
        let form = ChainForm.allCases.first { form in
            var chain = EventChain()
            return chain.digest(of: event.draft, number: event.number, after: previous, in: form) == event.digest
        }
        guard let form else { return nil }
        number = event.number
        time = event.time
        kind = event.kind
        version = event.version
        person = event.person
        deputyFor = event.deputyFor
        command = event.command
        cause = event.cause
        subject = event.subject
        payload = event.payload
        self.previous = previous.description
        chain = form.rawValue
        path = proof.path.map(\.description)
    }

    /// The event, which is one of those that a seal protects.
    ///
    /// - Throws: `EvidenceFault.malformed`, and `.unprovedEvent` where nothing shows that it is.
    package func event(under seal: Seal) throws(EvidenceFault) -> Event {
        guard let root = seal.root else { throw .noRoot }
        let digests = path.compactMap { SHA256Digest(hexadecimal: $0) }
        guard let previous = SHA256Digest(hexadecimal: previous), let form = ChainForm(rawValue: chain),
            digests.count == path.count
        else { throw .malformed }
        let draft = EventDraft(
            time: time, kind: kind, version: version, person: person, deputyFor: deputyFor, command: command,
            cause: cause, subject: subject, payload: payload)
        var computing = EventChain()
        let digest = computing.digest(of: draft, number: number, after: previous, in: form)
        let proof = InclusionProof(index: number - 1, count: seal.head.number, path: digests)
        guard EventValidity.fault(in: draft, number: number) == nil, proof.shows(digest.bytes, in: root) else {
            throw .unprovedEvent(number)
        }
        return Event(number: number, draft: draft, digest: digest)
    }
}
