/// A seat as it is made: what an event carries.
package struct SeatPlan: Codable, Sendable, Hashable {
    /// The post in a unit whose holders may speak, unless it is a person's.
    package var holder: Holder?
    /// The person whose it is.
    package var person: String?
    /// How much the voice counts.
    package var weight: Int
    /// How it came about.
    package var origin: Seat.Origin
    /// Who gave it to its holder, for those that the chart did not make.
    package var by: String?
    /// The seat that waits for this one.
    package var back: Int?
    /// The place of a seat that it follows; `nil` for a place of its own.
    package var place: Int?
    /// Where it stands.
    package var status: Seat.Status

    /// A seat from its parts.
    package init(
        holder: Holder? = nil, person: String? = nil, weight: Int = 1, origin: Seat.Origin = .chart, by: String? = nil,
        back: Int? = nil, place: Int? = nil, status: Seat.Status = .open
    ) {
        self.holder = holder
        self.person = person
        self.weight = weight
        self.origin = origin
        self.by = by
        self.back = back
        self.place = place
        self.status = status
    }

    /// The row of the seat.
    func row(task: Int, seat: Int, case number: Int) -> Seat {
        var row = Seat()
        row.task = task
        row.number = seat
        row.case = number
        row.post = holder?.post
        row.unit = holder?.unit
        row.person = person
        row.weight = weight
        row.origin = origin
        row.by = by
        row.back = back
        row.place = place ?? seat
        row.status = status
        row.isOpen = status == .open
        return row
    }
}
