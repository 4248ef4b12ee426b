public import Diagnostics

extension Duty {
    /// Whether the condition of the duty holds for a record.
    ///
    /// - Throws: `Findings` when it cannot be evaluated.
    public func concerns(_ values: RecordValues, of form: Form, computed: RecordSurroundings) throws(Findings) -> Bool {
        try Self.holds(condition, values, form, computed)
    }

    /// Whether a record that was submitted counts.
    ///
    /// - Throws: `Findings` when the condition cannot be evaluated.
    public func counts(_ values: RecordValues, of form: Form, computed: RecordSurroundings) throws(Findings) -> Bool {
        try Self.holds(discharge.condition, values, form, computed)
    }

    private static func holds(
        _ condition: String?, _ values: RecordValues, _ form: Form, _ computed: RecordSurroundings
    ) throws(Findings) -> Bool {
        guard let condition else { return true }
        return try values.facts(of: form, computed: computed).fulfil(condition)
    }
}

extension Regulation {
    /// The duty with an id.
    public func duty(_ id: String) -> Duty? { duties.first { $0.id == id } }

    /// The duties that run.
    public var runningDuties: [Duty] { duties.filter(\.runs) }
}
