import Store

/// A wrong clock had written events in the future: with the command that this follows from, a section of time begins.
package struct TimeCorrected: OfficeEvent {
    package static let kind = "time.corrected"
    /// Why, in the words of whoever corrected it.
    package let reason: String
    package var subject: String { "time" }

    /// The event, or a part of it, from its particulars.
    package init(reason: String) { self.reason = reason }

    /// Nothing that was decided becomes another.
    package func apply(_ stamp: Stamp, to tables: any TableWriting) throws {}
}
