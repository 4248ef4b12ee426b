import Digest

/// Computes the digests of a chain of events; kept between them, because a hasher is dear to make.
package struct EventChain: ~Copyable {
    private var hasher = SHA256Hasher()
    private var content: [UInt8] = []
    private var parts = [UInt8](repeating: 0, count: 3 * SHA256Digest.byteCount)
    private var canonical = CanonicalEvent()

    package init() {}

    /// The digest of an event after one with the digest `previous`.
    package mutating func digest(
        of draft: EventDraft, number: Int, after previous: SHA256Digest, in form: ChainForm
    ) -> SHA256Digest {
        canonical.write(draft, number: number)
        return digest(of: canonical, after: previous, in: form)
    }

    /// The digest of an event in its canonical form.
    package mutating func digest(
        of event: CanonicalEvent, after previous: SHA256Digest, in form: ChainForm
    ) -> SHA256Digest {
        switch form {
        case .first:
            content.removeAll(keepingCapacity: true)
            appendHexadecimal(previous.bytes, to: &content)
            content.append(UInt8(ascii: "\t"))
            content += event.line
            content.append(UInt8(ascii: "\n"))
            hasher.update(content)
        case .second:
            parts.withUnsafeMutableBytes { parts in
                parts.copyBytes(from: previous.bytes)
                let size = SHA256Digest.byteCount
                event.withParts { header, payload in
                    hasher.update(header)
                    hasher.finish(into: UnsafeMutableRawBufferPointer(rebasing: parts[size..<2 * size]))
                    hasher.update(payload)
                    hasher.finish(into: UnsafeMutableRawBufferPointer(rebasing: parts[(2 * size)...]))
                }
            }
            hasher.update(parts)
        }
        return hasher.finish()
    }
}
