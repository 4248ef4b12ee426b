import SCXML
import Statechart
import XML

@main
struct Main {
    static func rate(_ executable: Executable, _ seconds: Double) throws -> Double {
        let machine = executable.machine
        let events = ["submit", "approve.legal", "approve.finance", "approve.quality", "reset"].map { Event($0) }
        var snapshot = try machine.start(Identity(session: "bench")).snapshot
        let start = ContinuousClock.now
        var count = 0
        while ContinuousClock.now - start < .seconds(seconds) {
            for _ in 0..<200 {
                for event in events {
                    let step = try machine.step(snapshot, event)
                    precondition(step.tookEvent)
                    snapshot = step.snapshot
                }
            }
            count += 1000
        }
        let t = (ContinuousClock.now - start) / .seconds(1)
        return Double(count) / t
    }
    static func session(_ executable: Executable, _ seconds: Double) throws -> Double {
        let events = ["submit", "approve.legal", "approve.finance", "approve.quality", "reset"].map { Event($0) }
        var (session, _) = try Session.start(executable, id: "bench", at: 0)
        let start = ContinuousClock.now
        var count = 0
        while ContinuousClock.now - start < .seconds(seconds) {
            for _ in 0..<200 {
                for event in events { (session, _) = try session.send(event, at: 0) }
            }
            count += 1000
        }
        return Double(count) / ((ContinuousClock.now - start) / .seconds(1))
    }
    static func restore(_ executable: Executable) throws -> Double {
        var (session, _) = try Session.start(executable, id: "bench", at: 0)
        (session, _) = try session.send(Event("submit"), at: 0)
        let start = ContinuousClock.now
        for _ in 0..<20000 { session = try Session.restore(session.xml, executable) }
        print(String(decoding: session.xml, as: UTF8.self))
        return ((ContinuousClock.now - start) / .microseconds(1)) / 20000
    }
    static func fixed(_ executable: Executable) throws {
        let machine = executable.machine
        let events = ["submit", "approve.legal", "approve.finance", "approve.quality", "reset"].map { Event($0) }
        var snapshot = try machine.start(Identity(session: "bench")).snapshot
        for _ in 0..<(CommandLine.arguments.count > 2 ? 4_000 : 200_000) {
            for event in events { snapshot = try machine.step(snapshot, event).snapshot }
        }
    }
    static func main() throws {
        if CommandLine.arguments.count > 1 {
            return try fixed(
                try ChartDocument.read(file: "Benchmarks/charts/approval-\(CommandLine.arguments[1]).scxml").executable)
        }
        for name in ["null", "xpath"] {
            let executable = try ChartDocument.read(file: "Benchmarks/charts/approval-\(name).scxml").executable
            print(
                name, "machine", try rate(executable, 1), "session", try session(executable, 1), "save+restore us",
                try restore(executable))
        }
    }
}
