import Foundation

/// Kills workers at random moments and at every call to the system, lets every such call fail, and checks after each
/// that all acknowledged commands are there, whole, and nothing else is half there.
///
/// `crash-harness WORKER FAULTS KILLS STRIDE`: the worker's executable, the library of faults, the number of random
/// kills, and 1 for a fault at each call or n for one at each n-th.
///
/// A worker is any program with these commands, also a script around another one:
/// - `create OFFICE` makes a new office;
/// - `work OFFICE NAME COUNT` does so many commands, and says `done NAME-NUMBER` after each that was acknowledged and
///   `refused RULE` after each that was not;
/// - `check OFFICE COUNT` verifies the office, says `found NAME-NUMBER` for each command that is there, and fails when
///   something is wrong or half there, or less than so many commands are there.
@main
struct Harness {
    static func main() {
        do {
            try run()
        } catch {
            say("broken: \(error)")
            exit(1)
        }
    }

    private static func run() throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 5, let kills = Int(arguments[3]), let stride = Int(arguments[4]), stride > 0 else {
            say("usage: crash-harness WORKER FAULTS KILLS STRIDE")
            exit(2)
        }
        let folder = FileManager.default.temporaryDirectory.appending(path: "docket-crash-\(getpid())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let office = CrashedOffice(worker: arguments[1], faults: arguments[2], folder: folder)
        say("neighbours: \(try Neighbours(office: office).run())")
        let random = try RandomKills(office: office, kills: kills).run()
        say("random kills: \(random)")
        let struck = try FaultWalk(office: office, stride: stride).run()
        say("faults at the calls to the system: \(struck)")
    }

    /// Says a line at once, also into a pipe.
    private static func say(_ line: String) {
        FileHandle.standardOutput.write(Data("\(line)\n".utf8))
    }
}
