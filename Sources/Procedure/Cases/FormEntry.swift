public import Diagnostics
public import Regulations

/// What a user gives for a form.
public struct FormEntry: Codable, Sendable {
    /// Texts by field id or label.
    public var values: [String: String]
    /// The digests of what tells something about natural persons, by field id or label: such texts are not among the
    /// values.
    package var personal: [String: String]?
    /// The unit that the record belongs to; the actor's own when it is `nil`.
    public var unit: String?
    /// Where the text of a field was written, for messages.
    public var place: @Sendable (String) -> SourceLocation? = { _ in nil }

    /// What was given; where it was written is for messages alone.
    private enum CodingKeys: CodingKey {
        case values, personal, unit
    }

    /// An entry.
    public init(
        values: [String: String], unit: String? = nil,
        place: @escaping @Sendable (String) -> SourceLocation? = { _ in nil }
    ) {
        self.values = values
        self.unit = unit
        self.place = place
    }
}

/// What became of a submission.
public struct Submitted: Sendable {
    /// The number of the record.
    public let number: String
    /// The number of the case, if one began.
    public let `case`: Int?
    /// The number of the official letter, if one was allocated.
    public let letter: String?
    /// Its place in its life, which a case that ended at once has changed.
    public let state: RecordState
}
