/// The order of time in a chain: within a section of time no event is before the one before it.
///
/// A section begins with the first event and with each command that corrects the time. An office that is older than the
/// rule says since which event it holds; what was written before is counted and no fault.
package struct TimeOrder {
    /// What the command is about that begins a section.
    package static let correctionSubject = "command:time.correct"
    package static let correctionKind = "command.given"

    /// The section of the last event, from 1.
    package private(set) var section = 1
    /// How many events before the rule are before the one before them.
    package private(set) var earlierDisorder = 0
    private let beginning: Int
    /// The latest time of the section; of the last event before the rule.
    private var latest: [UInt8] = []

    /// The order since an event.
    package init(from beginning: Int) { self.beginning = beginning }

    /// Whether a draft may follow an event of this time; `nil` where it is the first.
    package static func holds(for draft: EventDraft, after last: String?) -> Bool {
        guard let last, !draft.beginsSection else { return true }
        return !draft.time.utf8.lexicographicallyPrecedes(last.utf8)
    }

    /// Takes the next event; `false` where it breaks the order.
    package mutating func goesOn(to number: Int, at time: some Collection<UInt8>, beginsSection: Bool) -> Bool {
        if beginsSection {
            if number > 1 { section += 1 }
            latest = Array(time)
            return true
        }
        let isBefore = time.lexicographicallyPrecedes(latest)
        if isBefore, number >= beginning { return false }
        if isBefore { earlierDisorder += 1 }
        if !time.elementsEqual(latest) { latest = Array(time) }
        return true
    }
}

extension EventDraft {
    /// Whether a section of time begins with it.
    package var beginsSection: Bool { subject == TimeOrder.correctionSubject && kind == TimeOrder.correctionKind }
}

extension RecordedEvent {
    /// Whether a section of time begins with it.
    var beginsSection: Bool {
        subject.elementsEqual(TimeOrder.correctionSubject.utf8) && kind.elementsEqual(TimeOrder.correctionKind.utf8)
    }
}
