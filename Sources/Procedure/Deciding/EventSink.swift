import Records

/// Where what a command decides goes: written down, and applied once, so that later decisions see it. Behind it a
/// transaction stands, which deciders don't reach.
package protocol EventSink {
    /// Takes an event and gives what it is written down with.
    ///
    /// - Parameters:
    ///   - deputyFor: the person whom the actor represents in it.
    ///   - cause: the number of the event that caused it.
    func take(_ event: some OfficeEvent, deputyFor: String?, cause: Int?) throws -> Stamp
    /// Does something that becomes true as a whole, or of which nothing is left when `body` throws.
    func attempt<Decided>(_ body: () throws -> Decided) throws -> Decided
    /// Makes the content of a digest, in hexadecimal, that came with the command part of the office.
    func link(_ digest: String) throws
    /// Erases for good the values about people that digests, in hexadecimal, stand for.
    func erase(_ digests: [String]) throws
}
