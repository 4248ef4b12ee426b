import Store
import Values

/// A person asked for a key to be certified; the proof shows that the person has its private half.
package struct KeyRequested: OfficeEvent {
    package static let kind = "key.requested"
    package let person: String
    /// The public key, 64 hexadecimal digits.
    package let key: String
    /// The signature of `KeyText.request` by that key, in hexadecimal digits.
    package let proof: String
    package var subject: String { "person:\(person)" }

    /// The event, or a part of it, from its particulars.
    package init(person: String, key: String, proof: String) {
        self.person = person
        self.key = key
        self.proof = proof
    }

    package func apply(_ stamp: Stamp, to tables: any TableWriting) throws {
        var row = PersonKey()
        row.id = stamp.number
        row.person = person
        row.key = key
        row.requested = stamp.time
        try tables.insert(row)
    }
}

/// A key of a person was certified: who signs with it is that person.
package struct KeyCertified: OfficeEvent {
    package static let kind = "key.certified"
    package let certificate: KeyCertificate
    package var subject: String { "person:\(certificate.person)" }

    /// The event, or a part of it, from its particulars.
    package init(_ certificate: KeyCertificate) { self.certificate = certificate }

    package func apply(_ stamp: Stamp, to tables: any TableWriting) throws {
        try tables.update(
            [
                PersonKey.purpose <- certificate.purpose, PersonKey.from <- certificate.from,
                PersonKey.to <- certificate.to, PersonKey.root <- certificate.root,
                PersonKey.certified <- stamp.time,
            ], where: [PersonKey.person == certificate.person, PersonKey.key == certificate.key])
        try tables.put(Setting(.root, certificate.root))
    }
}

/// What the office's root key says of a person's key.
package struct KeyCertificate: Codable, Sendable, Equatable {
    package let person: String
    /// The public key, 64 hexadecimal digits.
    package let key: String
    package let purpose: PersonKey.Purpose
    /// The first day of its validity.
    package let from: CalendarDate
    /// The last day; `nil` for no end.
    package let to: CalendarDate?
    /// The public root key, 64 hexadecimal digits.
    package let root: String
    /// The root's signature of the text of all that, in hexadecimal digits.
    package let signature: String

    /// A certificate from its parts.
    package init(
        person: String, key: String, purpose: PersonKey.Purpose, from: CalendarDate, to: CalendarDate?, root: String,
        signature: String
    ) {
        self.person = person
        self.key = key
        self.purpose = purpose
        self.from = from
        self.to = to
        self.root = root
        self.signature = signature
    }
}

/// A key is no longer good for anything; whoever had it still signs, by another.
package struct KeyRevoked: OfficeEvent {
    package static let kind = "key.revoked"
    package let person: String
    package let key: String
    package let reason: String
    package var subject: String { "person:\(person)" }

    /// The event, or a part of it, from its particulars.
    package init(person: String, key: String, reason: String) {
        self.person = person
        self.key = key
        self.reason = reason
    }

    package func apply(_ stamp: Stamp, to tables: any TableWriting) throws {
        try tables.update(
            [PersonKey.revoked <- stamp.time, PersonKey.reason <- reason],
            where: [PersonKey.person == person, PersonKey.key == key])
    }
}

/// From now on every command of the office needs its person's signature.
package struct SignaturesDemanded: OfficeEvent {
    package static let kind = "signatures.demanded"
    /// The public root key whose certificates count, 64 hexadecimal digits.
    package let root: String
    package var subject: String { "office" }

    /// The event, or a part of it, from its particulars.
    package init(root: String) { self.root = root }

    package func apply(_ stamp: Stamp, to tables: any TableWriting) throws {
        try tables.put(Setting(.signedOnly, stamp.time.iso))
    }
}
