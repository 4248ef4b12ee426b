import Records
import Store

/// The editions of the regulation that an office keeps, each read once.
package final class Editions {
    /// The edition that new cases run by.
    package let current: RegulationInForce
    private var known: [String: RegulationInForce]
    /// Where definitions and values about people are kept, if that is not where the tables are.
    let contents: (any Snapshot)?

    /// The editions of an office.
    ///
    /// - Parameter contents: where definitions and values about people are kept, if that is not where the tables are.
    package init(current: RegulationInForce, contents: (any Snapshot)? = nil) {
        self.current = current
        self.contents = contents
        known = [current.package: current]
    }

    /// The same, as they will be once another edition is in force.
    package func running(by edition: RegulationInForce) -> Editions {
        let editions = Editions(current: edition, contents: contents)
        editions.known.merge(known) { new, _ in new }
        return editions
    }

    /// The pinned edition with a digest: cases keep the one they began with.
    package func edition(_ package: String, from snapshot: any Snapshot) throws -> RegulationInForce {
        if let edition = known[package] { return edition }
        let edition = try RegulationInForce(package: package, from: contents ?? snapshot)
        known[package] = edition
        return edition
    }
}
