import Digest

/// The chain of refused accesses, apart from that of the events: a refusal is written also where nothing may change,
/// and must not stand between a decision and the head that it was made on.
///
/// A line is the fields of an access with tabs between, escaped as those of events are. The chain begins with the
/// digest of its heading, which names the office, and of the lines that earlier versions left; each digest is SHA-256
/// of the one before in hexadecimal, a tab, the line and a line feed.
package struct AccessChain {
    /// The last access; number 0 with the beginning of the chain.
    package private(set) var head: Head

    /// The chain of an office after the accesses that earlier versions left, in their order.
    package init(identity: SHA256Digest, earlier: some Sequence<RefusedAccess>) {
        var hasher = SHA256Hasher()
        hasher.update(Self.heading(identity: identity))
        for access in earlier { hasher.update(Self.line(of: access, number: 0) + [UInt8(ascii: "\n")]) }
        head = Head(number: 0, digest: hasher.finish())
    }

    /// The chain after an access.
    package init(head: Head) {
        self.head = head
    }

    /// Goes on with an access, and returns what is kept.
    package mutating func append(_ access: RefusedAccess) -> RecordedAccess {
        let number = head.number + 1
        let digest = SHA256Digest(
            of: Array("\(head.digest)\t".utf8) + Self.line(of: access, number: number) + [UInt8(ascii: "\n")])
        head = Head(number: number, digest: digest)
        return RecordedAccess(number: number, access: access, digest: digest)
    }

    /// Goes on from what is kept, whatever its digest should be.
    package mutating func go(to kept: RecordedAccess) {
        head = Head(number: kept.number, digest: kept.digest ?? head.digest)
    }

    /// The first line of an export.
    package static func heading(identity: SHA256Digest) -> [UInt8] {
        Array("docket-accesses\t1\t\(identity)\n".utf8)
    }

    /// A line of an export, with its line feed: the digest at its end, as far as there is one.
    package static func exportLine(of recorded: RecordedAccess) -> [UInt8] {
        let digest = recorded.digest.map { "\t\($0)" } ?? ""
        return line(of: recorded.access, number: recorded.number) + Array("\(digest)\n".utf8)
    }

    private static func line(of access: RefusedAccess, number: Int) -> [UInt8] {
        var line = Array(String(number).utf8)
        let uid = access.uid.map { String($0) } ?? ""
        for field in [
            access.time, access.pretended ?? "", uid, access.account, access.person, access.command, access.subject,
            access.rule,
        ] {
            line.append(UInt8(ascii: "\t"))
            appendEscaped(field.utf8, to: &line)
        }
        return line
    }
}
