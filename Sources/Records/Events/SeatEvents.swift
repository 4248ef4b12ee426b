import Store

/// A seat was added to a task: handed over, delegated, or for a countersigner.
package struct SeatAdded: OfficeEvent {
    package static let kind = "seat.added"
    package let `case`: Int
    package let task: Int
    package let seat: Int
    package let plan: SeatPlan
    package var subject: String { "case:\(`case`)" }

    /// The event, or a part of it, from its particulars.
    package init(`case`: Int, task: Int, seat: Int, plan: SeatPlan) {
        self.case = `case`
        self.task = task
        self.seat = seat
        self.plan = plan
    }

    package func apply(_ stamp: Stamp, to tables: any TableWriting) throws {
        try tables.insert(plan.row(task: task, seat: seat, case: `case`))
    }
}

/// A seat stands elsewhere than before: its turn came, it waits, or it will not speak any more.
package struct SeatMoved: OfficeEvent {
    package static let kind = "seat.moved"
    package let `case`: Int
    package let task: Int
    package let seat: Int
    package let status: Seat.Status
    package var subject: String { "case:\(`case`)" }

    /// The event, or a part of it, from its particulars.
    package init(`case`: Int, task: Int, seat: Int, status: Seat.Status) {
        self.case = `case`
        self.task = task
        self.seat = seat
        self.status = status
    }

    package func apply(_ stamp: Stamp, to tables: any TableWriting) throws {
        var changes = [Seat.status <- status, Seat.isOpen <- (status == .open)]
        // A seat whose turn comes again has not spoken.
        if status == .open || status == .waiting { changes.append(Seat.opinion <- nil) }
        try tables.update(changes, where: [Seat.task == task, Seat.number == seat])
    }
}

/// A seat that was asked answers to another seat, whose work went to a successor.
package struct SeatRebound: OfficeEvent {
    package static let kind = "seat.rebound"
    package let `case`: Int
    package let task: Int
    package let seat: Int
    package let back: Int
    package var subject: String { "case:\(`case`)" }

    /// The event, or a part of it, from its particulars.
    package init(`case`: Int, task: Int, seat: Int, back: Int) {
        self.case = `case`
        self.task = task
        self.seat = seat
        self.back = back
    }

    package func apply(_ stamp: Stamp, to tables: any TableWriting) throws {
        try tables.update([Seat.back <- back], where: [Seat.task == task, Seat.number == seat])
    }
}
