import Store
import Values

/// The office was opened.
package struct OfficeOpened: OfficeEvent {
    package static let kind = "office.opened"
    package let name: String
    package let isDemonstration: Bool
    package var subject: String { "office" }

    /// The event, or a part of it, from its particulars.
    package init(name: String, isDemonstration: Bool) {
        self.name = name
        self.isDemonstration = isDemonstration
    }

    package func apply(_ stamp: Stamp, to tables: any TableWriting) throws {
        try tables.put(Setting(.name, name))
        try tables.put(Setting(.demonstration, isDemonstration ? "true" : "false"))
        try tables.put(Setting(.opened, stamp.time.iso))
    }
}

/// The office runs by a regulation from now on: its package, pinned by digest.
package struct RegulationAdopted: OfficeEvent {
    package static let kind = "regulation.adopted"
    package let id: String
    package let edition: String
    /// The digest of the package's manifest, which names every file with its digest.
    package let package: String
    package var subject: String { "office" }

    /// The event, or a part of it, from its particulars.
    package init(id: String, edition: String, package: String) {
        self.id = id
        self.edition = edition
        self.package = package
    }

    package func apply(_ stamp: Stamp, to tables: any TableWriting) throws {
        try tables.put(Setting(.package, package))
        try tables.put(Setting(.regulation, id))
        var row = AdoptedEdition()
        row.id = stamp.number
        row.edition = edition
        row.package = package
        row.adopted = stamp.time
        row.person = stamp.person
        try tables.insert(row)
    }
}

/// A number was taken from a series.
package struct NumberAllocated: OfficeEvent {
    package static let kind = "number.allocated"
    package let series: String
    package let unit: String
    package let year: String
    package let sequence: Int
    package let text: String
    package var subject: String { "number:\(text)" }

    /// The event, or a part of it, from its particulars.
    package init(series: String, unit: String, year: String, sequence: Int, text: String) {
        self.series = series
        self.unit = unit
        self.year = year
        self.sequence = sequence
        self.text = text
    }

    package func apply(_ stamp: Stamp, to tables: any TableWriting) throws {
        var row = LastNumber()
        row.series = series
        row.unit = unit
        row.year = year
        row.last = sequence
        try tables.put(row)
    }
}

/// All accounts were graded as of a day; the grades that changed come as events of their own.
package struct AccountsGraded: OfficeEvent {
    package static let kind = "accounts.graded"
    /// The day, ISO.
    package let day: String
    /// How many have another grade or owner.
    package let changed: Int
    package var subject: String { "office" }

    /// The event, or a part of it, from its particulars.
    package init(day: String, changed: Int) {
        self.day = day
        self.changed = changed
    }

    package func apply(_ stamp: Stamp, to tables: any TableWriting) throws {
        try tables.put(Setting(.graded, day))
    }
}

/// A year's public holidays were loaded; a year that was there is replaced.
package struct CalendarSet: OfficeEvent {
    package static let kind = "calendar.set"
    package let year: Int
    /// Days off, ISO.
    package let holidays: [String]
    /// Weekend days that are worked, ISO.
    package let workdays: [String]
    /// The holidays by name, as `name from to`.
    package let names: [String]
    package var subject: String { "calendar:\(year)" }

    /// The event, or a part of it, from its particulars.
    package init(year: Int, holidays: [String], workdays: [String], names: [String]) {
        self.year = year
        self.holidays = holidays
        self.workdays = workdays
        self.names = names
    }

    package func apply(_ stamp: Stamp, to tables: any TableWriting) throws {
        var row = KnownYear()
        row.year = year
        row.holidays = holidays
        row.workdays = workdays
        row.names = names.joined(separator: "\n")
        try tables.put(row)
    }
}
