import Store
import Values

/// A unit was added or changed.
package struct UnitSet: OfficeEvent {
    package static let kind = "unit.set"
    package let unit: Unit
    package var subject: String { "unit:\(unit.code)" }

    /// The event, or a part of it, from its particulars.
    package init(unit: Unit) {
        self.unit = unit
    }

    package func apply(_ stamp: Stamp, to tables: any TableWriting) throws {
        try tables.put(unit)
    }
}

/// A person was added or changed.
package struct PersonSet: OfficeEvent {
    package static let kind = "person.set"
    package let code: String
    package let name: String
    package let account: String?
    package var subject: String { "person:\(code)" }

    /// The event, or a part of it, from its particulars.
    package init(code: String, name: String, account: String?) {
        self.code = code
        self.name = name
        self.account = account
    }

    package func apply(_ stamp: Stamp, to tables: any TableWriting) throws {
        var row = Person()
        row.code = code
        row.name = name
        row.account = account
        try tables.put(row)
    }
}

/// A person holds a post in a unit, from a day on, and until another if it is known.
package struct PostHeld: OfficeEvent {
    package static let kind = "post.held"
    package let person: String
    package let post: String
    package let unit: String
    package let from: CalendarDate
    package let to: CalendarDate?
    package var subject: String { "person:\(person)" }

    /// The event, or a part of it, from its particulars.
    package init(person: String, post: String, unit: String, from: CalendarDate, to: CalendarDate?) {
        self.person = person
        self.post = post
        self.unit = unit
        self.from = from
        self.to = to
    }

    package func apply(_ stamp: Stamp, to tables: any TableWriting) throws {
        var row = HeldPost()
        row.id = stamp.number
        row.person = person
        row.post = post
        row.unit = unit
        row.from = from
        row.to = to
        try tables.insert(row)
    }
}

/// A person's post ends on a day.
package struct PostEnded: OfficeEvent {
    package static let kind = "post.ended"
    package let person: String
    package let post: String
    package let unit: String
    /// The last day.
    package let to: CalendarDate
    /// The first day of the period that ends; `nil` for all that would end later.
    package let from: CalendarDate?
    package var subject: String { "person:\(person)" }

    /// The event, or a part of it, from its particulars.
    package init(person: String, post: String, unit: String, to: CalendarDate, from: CalendarDate? = nil) {
        self.person = person
        self.post = post
        self.unit = unit
        self.to = to
        self.from = from
    }

    package func apply(_ stamp: Stamp, to tables: any TableWriting) throws {
        var periods = [
            HeldPost.person == person, HeldPost.post == post, HeldPost.unit == unit,
            .any([HeldPost.to == nil, HeldPost.to > to]),
        ]
        if let from { periods.append(HeldPost.from == from) }
        try tables.update([HeldPost.to <- to], where: periods)
    }
}

/// Someone may act for another for some days (代理).
package struct DeputyAppointed: OfficeEvent {
    package static let kind = "deputy.appointed"
    /// Who is represented.
    package let person: String
    package let deputy: String
    /// The first day.
    package let from: CalendarDate
    /// The last day.
    package let to: CalendarDate
    /// The chains for which it holds; empty for all.
    package let chains: [String]
    package var subject: String { "person:\(person)" }

    /// The event, or a part of it, from its particulars.
    package init(person: String, deputy: String, from: CalendarDate, to: CalendarDate, chains: [String]) {
        self.person = person
        self.deputy = deputy
        self.from = from
        self.to = to
        self.chains = chains
    }

    package func apply(_ stamp: Stamp, to tables: any TableWriting) throws {
        var row = Deputyship()
        row.id = stamp.number
        row.person = person
        row.deputy = deputy
        row.from = from
        row.to = to
        row.chains = chains
        row.by = stamp.person
        try tables.insert(row)
    }
}

/// A deputy's time ends earlier than was said.
package struct DeputyEnded: OfficeEvent {
    package static let kind = "deputy.ended"
    package let deputy: Int
    package let person: String
    package var subject: String { "person:\(person)" }

    /// The event, or a part of it, from its particulars.
    package init(deputy: Int, person: String) {
        self.deputy = deputy
        self.person = person
    }

    package func apply(_ stamp: Stamp, to tables: any TableWriting) throws {
        try tables.update([Deputyship.ended <- stamp.time], where: [Deputyship.id == deputy])
    }
}
