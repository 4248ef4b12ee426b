import BenchReport
import Diagnostics
import SCXML
import Statechart
import XML

/// The approval chart in its variants, and what drives it.
struct BenchCharts {
    /// In the null data model, without a guard.
    let null: Executable
    /// With a guard on the amount in XPath.
    let xpath: Executable
    /// The same two among a thousand other states, which listen to the same events.
    let largeNull: Executable
    let largeXPath: Executable

    static let events = ["submit", "approve.legal", "approve.finance", "approve.quality", "reset"].map { Event($0) }

    init(folder: String) throws {
        let nullText = String(decoding: try readFile("\(folder)/approval-null.scxml"), as: UTF8.self)
        let xpathText = String(decoding: try readFile("\(folder)/approval-xpath.scxml"), as: UTF8.self)
        null = try Self.read(nullText)
        xpath = try Self.read(xpathText)
        largeNull = try Self.read(Self.enlarged(nullText))
        largeXPath = try Self.read(Self.enlarged(xpathText))
    }

    private static func read(_ text: String) throws -> Executable {
        try ChartDocument.read(try Document.parse(Array(text.utf8), name: "approval.scxml")).executable
    }

    private static func enlarged(_ text: String) -> String {
        let others = (0..<1000).map { number in
            let next = (number + 1) % 1000
            return """
                <state id="other\(number)"><transition event="submit" target="other\(next)"/>\
                <transition event="approve.legal reset" target="other\(next)"/></state>
                """
        }
        return text.replacing("</scxml>", with: others.joined(separator: "\n") + "</scxml>")
    }

    /// External events per second of processor time, driven for about that many seconds; every event has to be taken.
    static func rate(_ executable: Executable, seconds: Double) throws -> Double {
        let machine = executable.machine
        var snapshot = try machine.start(Identity(session: "bench")).snapshot
        var count = 0
        let start = processorTime()
        while processorTime() - start < seconds {
            for _ in 0..<200 {
                for event in events {
                    let step = try machine.step(snapshot, event)
                    guard step.tookEvent else { return 0 }
                    snapshot = step.snapshot
                }
            }
            count += 1000
        }
        return Double(count) / (processorTime() - start)
    }
}
