import Glibc

/// An event as a store reads it, to be checked or handed out without making strings of it; its bytes stay the store's.
package struct RecordedEvent {
    package typealias Bytes = UnsafeBufferPointer<UInt8>

    package let number: Int
    package let time: Bytes
    package let kind: Bytes
    package let version: Int
    package let person: Bytes
    package let deputyFor: Bytes?
    package let command: Bytes
    package let cause: Int?
    package let subject: Bytes
    package let payload: Bytes
    package let digest: Bytes

    package init(
        number: Int, time: Bytes, kind: Bytes, version: Int, person: Bytes, deputyFor: Bytes?, command: Bytes,
        cause: Int?, subject: Bytes, payload: Bytes, digest: Bytes
    ) {
        self.number = number
        self.time = time
        self.kind = kind
        self.version = version
        self.person = person
        self.deputyFor = deputyFor
        self.command = command
        self.cause = cause
        self.subject = subject
        self.payload = payload
        self.digest = digest
    }

    static var nothing: Bytes { Bytes(start: nil, count: 0) }
}

extension RecordedEvent.Bytes {
    /// Whether other memory holds the same bytes.
    package func equals(_ other: UnsafeBufferPointer<UInt8>) -> Bool {
        guard count == other.count, let start = baseAddress, let otherStart = other.baseAddress else {
            return count == other.count
        }
        return memcmp(start, otherStart, count) == 0
    }
}
