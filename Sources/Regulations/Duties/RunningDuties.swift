extension Regulation {
    /// The duty with an id.
    public func duty(_ id: String) -> Duty? { duties.first { $0.id == id } }

    /// The duties that run.
    public var runningDuties: [Duty] { duties.filter(\.runs) }
}
