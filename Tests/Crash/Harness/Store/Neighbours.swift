import Foundation

/// Sixteen processes deciding on one office at once: every command is done once, and nobody is refused.
struct Neighbours {
    let office: CrashedOffice
    private let workers = 16
    private let commands = 60

    /// Returns the figures of the run; throws `Broken`.
    func run() throws -> String {
        let path = try office.create("neighbours")
        let start = ContinuousClock.now
        var running: [Child] = []
        for index in 0..<workers {
            running.append(try office.start(["work", path, "w\(index)", "\(commands)"]))
        }
        let outputs = running.map { office.finish($0) }
        let time = start.duration(to: .now)
        let refused = outputs.reduce(0) { $0 + $1.refused }
        guard refused == 0 else { throw Broken("\(refused) commands were refused") }
        let done = Set(outputs.flatMap(\.done))
        guard done.count == workers * commands else { throw Broken("\(done.count) commands were done") }
        try office.check(path, acknowledged: done, "with \(workers) processes")
        return "\(workers) processes, \(done.count) commands in \(time), nobody refused"
    }
}
