import Glibc
import SQLiteStore
import Store

/// A process that works in an office as a command does, to be killed: it says each command that was acknowledged.
///
/// `store-worker create OFFICE` · `store-worker work OFFICE NAME COUNT` · `store-worker check OFFICE ACKNOWLEDGED` ·
/// `store-worker attach OFFICE SIZE`
@main
enum Worker {
    static func main() {
        let arguments = CommandLine.arguments
        do {
            switch (arguments.dropFirst().first, arguments.count) {
            case ("create", 3): _ = try OfficeFile.create(at: arguments[2], tables: CrashOffice.tables)
            case ("work", 5): try work(arguments[2], name: arguments[3], count: Int(arguments[4]) ?? 0)
            case ("check", 4): try check(arguments[2], acknowledged: Int(arguments[3]) ?? 0)
            case ("attach", 4): try attach(arguments[2], size: Int(arguments[3]) ?? 0)
            default: exit(2)
            }
        } catch {
            say("error \(error)")
            exit(1)
        }
    }

    /// Runs commands, each with an office of its own every third time, and attaches a file now and then.
    private static func work(_ path: String, name: String, count: Int) throws {
        var office: OfficeFile?
        for number in 1...max(count, 1) {
            do {
                let open = try office ?? OfficeFile.open(at: path, tables: CrashOffice.tables)
                office = number.isMultiple(of: 3) ? nil : open
                let command = "\(name)-\(number)"
                let content = number % 40 == 2 ? try CrashOffice.content(of: command, in: open) : nil
                try open.write { try CrashOffice.decide(command, attaching: content, in: $0) }
                say("done \(command)")
            } catch let error as StoreError {
                say("refused \(error.findings[0].rule)")
                office = nil
            }
        }
    }

    /// Says what is there and whether it is whole.
    private static func check(_ path: String, acknowledged: Int) throws {
        let office = try OfficeFile.open(at: path, tables: CrashOffice.tables)
        let report = try office.verify(applying: CrashOffice.apply)
        for problem in report.problems { say("problem \(problem)") }
        let commands = try office.read { try CrashOffice.commands(in: $0) }
        for command in commands { say("found \(command)") }
        guard report.isSound, commands.count >= acknowledged else { exit(1) }
    }

    /// Attaches a content of so many bytes, and reads it again.
    private static func attach(_ path: String, size: Int) throws {
        let office = try OfficeFile.open(at: path, tables: CrashOffice.tables)
        var given = 0
        let staged = try office.stage {
            let piece = [UInt8](repeating: UInt8(truncatingIfNeeded: given >> 20), count: min(1 << 20, size - given))
            given += piece.count
            return piece
        }
        try office.write { try $0.link(staged) }
        var read = 0
        try office.read { try $0.readAttachment(staged.attachment.digest) { read += $0.count } }
        say("attached \(read)")
    }

    private static func say(_ line: String) {
        let bytes = Array("\(line)\n".utf8)
        _ = Glibc.write(1, bytes, bytes.count)
    }
}
