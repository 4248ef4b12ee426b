import Casework
import Fixtures
import Foundation
import Store
import Testing

/// An office that an earlier version made, as `Tests/Fixtures/Offices` keeps it.
struct EarlierOffice: Sendable, CustomTestStringConvertible {
    /// The commit of the version that made it.
    let version: String

    /// The version before events were read by kind and version.
    static let first = EarlierOffice(version: "2a04009")

    /// The histories that hold recorded commands, at least one for each version of deciding, in their order.
    static let decided = [
        EarlierOffice(version: "b7b7c1f"), EarlierOffice(version: "b76b18f"), EarlierOffice(version: "23ba6e9"),
        EarlierOffice(version: "b37b145"),
    ]

    /// The history of signed commands: keys that come and go, two root keys, an office that demands signatures.
    static let signed = EarlierOffice(version: "f410699")

    var testDescription: String { "the office made by \(version)" }

    /// The path of a file that is kept of it.
    func file(_ name: String) -> String { "\(OfficeFixture.root)/Tests/Fixtures/Offices/\(version)/\(name)" }

    /// A copy to work in, a day after the last that was done there.
    func copy() throws -> DemoOffice {
        let bytes = try Data(contentsOf: URL(fileURLWithPath: file("office.docket")))
        let office = try DemoOffice(copying: Array(bytes))
        office.pass(minutes: 54_000)
        return office
    }

    /// One event of each kind and version that the version could write, a line of JSON each.
    func goldenEvents() throws -> [String] {
        try String(contentsOfFile: file("events.jsonl"), encoding: .utf8).split(separator: "\n").map(String.init)
    }
}

extension Event {
    /// The event as a line among the golden ones.
    var goldenLine: String { "{\"kind\":\"\(self.kind)\",\"version\":\(self.version),\"payload\":\(self.payload)}" }
}
