import Store
import Values

/// The few things that hold for the whole office.
package struct Settings {
    private let tables: any TableReading

    /// The settings of an office.
    package init(tables: any TableReading) { self.tables = tables }

    /// The digest of the package that new cases run by.
    package func package() throws -> String { try value(.package) ?? "" }

    /// The office's name.
    package func officeName() throws -> String { try value(.name) ?? "" }

    /// Whether the office was opened for demonstration.
    package func isDemonstration() throws -> Bool { try value(.demonstration) == "true" }

    /// The public root key that certifies the keys of people, 64 hexadecimal digits; `nil` where nobody has one yet.
    package func root() throws -> String? { try value(.root) }

    /// Whether every command needs its person's signature.
    package func isSignedOnly() throws -> Bool { try value(.signedOnly) != nil }

    /// The day on which all accounts were graded last; `nil` where they never were.
    package func graded() throws -> CalendarDate? { try value(.graded).map { try CalendarDate(parsing: $0) } }

    private func value(_ name: Setting.Name) throws -> String? {
        try tables.first(where: [Setting.name == name])?.value
    }
}
