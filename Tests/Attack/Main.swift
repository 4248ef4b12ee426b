import Foundation

/// `attack DOCKET PROJECT`: makes an office through the binary, attacks copies of it, prints what was found and what
/// was/// missed, and ends with status 1 when something was missed that must be found.
@main
struct Main {
    static func main() throws {
        let words = CommandLine.arguments
        guard words.count == 3 else {
            FileHandle.standardError.write(Data("usage: attack DOCKET PROJECT\n".utf8))
            exit(2)
        }
        let folder = FileManager.default.temporaryDirectory.appending(path: "docket-attack-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let office = AttackOffice(docket: words[1], project: words[2], folder: folder)
        try office.create()
        var assault = Assault(office: office)
        try assault.run()
        try assault.runRepairs()
        if assault.report() { return }
        try FileManager.default.removeItem(atPath: folder)
        exit(1)
    }
}
