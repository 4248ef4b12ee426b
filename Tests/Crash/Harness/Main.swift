import Foundation

/// Kills workers at random moments and at every call to the system, lets every such call fail, and checks after each
/// that all acknowledged commands are there, whole, and nothing else is half there.
///
/// `crash-harness WORKER FAULTS KILLS STRIDE`: the worker's executable, the library of faults, the number of random
/// kills, and 1 for a fault at each call or n for one at each n-th.
/// `crash-harness docket DOCKET FAULTS KILLS STRIDE PROJECT`: the same with the real binary and its commands, in the
/// demonstration office of the project at that folder.
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
        var arguments = CommandLine.arguments
        let project = arguments.dropFirst().first == "docket" ? arguments.popLast() : nil
        if project != nil { arguments.remove(at: 1) }
        guard arguments.count == 5, let kills = Int(arguments[3]), let stride = Int(arguments[4]), stride > 0 else {
            say("usage: crash-harness [docket] WORKER FAULTS KILLS STRIDE [PROJECT]")
            exit(2)
        }
        let folder = FileManager.default.temporaryDirectory.appending(path: "docket-crash-\(getpid())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        if let project {
            return try strike(docket: arguments[1], project, faults: arguments[2], kills, stride, in: folder)
        }
        let office = CrashedOffice(worker: arguments[1], faults: arguments[2], folder: folder)
        say("neighbours: \(try Neighbours(office: office).run())")
        let random = try RandomKills(office: office, kills: kills).run()
        say("random kills: \(random)")
        let struck = try FaultWalk(office: office, stride: stride).run()
        say("faults at the calls to the system: \(struck)")
    }

    /// Kills and starves the commands of the real binary.
    private static func strike(
        docket: String, _ project: String, faults: String, _ kills: Int, _ stride: Int, in folder: URL
    ) throws {
        for part in ["killed", "whole"] {
            let office = RealOffice(docket: docket, project: project, folder: folder.appending(path: part))
            try FileManager.default.createDirectory(at: office.folder, withIntermediateDirectories: true)
            try office.create()
            if part == "killed" {
                say("random kills of docket: \(try RealKills(office: office, kills: kills).run())")
            } else {
                let struck = try RealFaults(office: office, faults: faults, stride: stride).run()
                say("faults at the calls of docket to the system: \(struck)")
            }
        }
    }

    /// Says a line at once, also into a pipe.
    private static func say(_ line: String) {
        FileHandle.standardOutput.write(Data("\(line)\n".utf8))
    }
}
