import Digest
import Store

/// The commands of an office as they were written down, for who looks at their signatures.
package struct RecordedCommands {
    /// The identity of the office.
    let office: SHA256Digest
    /// The event of a number.
    let event: (Int) throws -> Event

    /// The commands of an office.
    package init(of office: SHA256Digest, _ event: @escaping (Int) throws -> Event) {
        self.office = office
        self.event = event
    }
}
