import Records
import Store

/// The editions of the regulation that an office keeps, each read once.
package final class Editions {
    /// The edition that new cases run by.
    package let current: RegulationInForce
    private var known: [String: RegulationInForce]

    /// The editions of an office.
    package init(current: RegulationInForce) {
        self.current = current
        known = [current.package: current]
    }

    /// The same, as they will be once another edition is in force.
    package func running(by edition: RegulationInForce) -> Editions {
        let editions = Editions(current: edition)
        editions.known.merge(known) { new, _ in new }
        return editions
    }

    /// The pinned edition with a digest: cases keep the one they began with.
    package func edition(_ package: String, from snapshot: any Snapshot) throws -> RegulationInForce {
        if let edition = known[package] { return edition }
        let edition = try RegulationInForce(package: package, from: snapshot)
        known[package] = edition
        return edition
    }
}
