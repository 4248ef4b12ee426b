import Store

/// Another root key certifies the keys of people from now on; what the one before certified holds.
package struct RootRotated: OfficeEvent {
    package static let kind = "root.rotated"
    package let rotation: RootRotation
    package var subject: String { "office" }

    /// The event, or a part of it, from its particulars.
    package init(_ rotation: RootRotation) { self.rotation = rotation }

    package func apply(_ stamp: Stamp, to tables: any TableWriting) throws {
        try tables.put(Setting(.root, rotation.to))
    }
}

/// What two root keys say of each other: that the second takes the place of the first.
package struct RootRotation: Codable, Sendable, Equatable {
    /// The public root key until now, 64 hexadecimal digits.
    package let from: String
    /// The public root key from now on, 64 hexadecimal digits.
    package let to: String
    /// The first one's signature of `KeyText.rotation`, in hexadecimal digits.
    package let signature: String
    /// The second one's signature of the same, by which it vouches for what the first certified.
    package let acceptance: String

    /// A rotation from its parts.
    package init(from: String, to: String, signature: String, acceptance: String) {
        self.from = from
        self.to = to
        self.signature = signature
        self.acceptance = acceptance
    }
}
