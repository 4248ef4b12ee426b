import Digest

/// Computes the digests of a chain of events; kept between them, because a hasher is dear to make.
package final class EventChain {
    private var hasher = SHA256Hasher()
    private var content: [UInt8] = []
    private var canonical = CanonicalEvent()

    package init() {}

    /// The digest of an event after one with the digest `previous`.
    package func digest(
        of draft: EventDraft, number: Int, after previous: SHA256Digest, in form: ChainForm
    ) -> SHA256Digest {
        canonical.write(draft, number: number)
        return digest(of: canonical, after: previous, in: form)
    }

    /// The digest of an event in its canonical form.
    package func digest(
        of event: CanonicalEvent, after previous: SHA256Digest, in form: ChainForm
    ) -> SHA256Digest {
        content.removeAll(keepingCapacity: true)
        switch form {
        case .first:
            appendHexadecimal(previous.bytes, to: &content)
            content.append(UInt8(ascii: "\t"))
            content += event.line
            content.append(UInt8(ascii: "\n"))
        case .second:
            content += previous.bytes
            hasher.update(event.header)
            hasher.finish(appendingTo: &content)
            hasher.update(event.payload)
            hasher.finish(appendingTo: &content)
        }
        hasher.update(content)
        return hasher.finish()
    }
}
