import Records
import Store

/// The editions of the regulation that an office keeps, each read once.
package final class Editions {
    /// The edition that new cases run by.
    package let current: RegulationInForce
    private var known: [String: RegulationInForce]
    private let definitions: (any Snapshot)?

    /// The editions of an office.
    ///
    /// - Parameter definitions: where they are kept, if that is not where the tables are.
    package init(current: RegulationInForce, definitions: (any Snapshot)? = nil) {
        self.current = current
        self.definitions = definitions
        known = [current.package: current]
    }

    /// The same, as they will be once another edition is in force.
    package func running(by edition: RegulationInForce) -> Editions {
        let editions = Editions(current: edition, definitions: definitions)
        editions.known.merge(known) { new, _ in new }
        return editions
    }

    /// The pinned edition with a digest: cases keep the one they began with.
    package func edition(_ package: String, from snapshot: any Snapshot) throws -> RegulationInForce {
        if let edition = known[package] { return edition }
        let edition = try RegulationInForce(package: package, from: definitions ?? snapshot)
        known[package] = edition
        return edition
    }
}
