import Diagnostics
import Regulations

/// Opens the offices of tests: units and people are loaded once, and every case gets a copy of that.
final class TestOffices {
    private let folder: TemporaryFolder
    private let commands: TestCommands
    private let regulation: String
    private let root: String
    private var prepared: [String: String] = [:]
    private var count = 0

    /// - Parameters:
    ///   - regulation: the name of the regulation below the root's `Workflows/`.
    ///   - folder: where the offices lie.
    init(of regulation: String, below root: String, in folder: TemporaryFolder, _ commands: TestCommands) {
        self.regulation = regulation
        self.root = root
        self.folder = folder
        self.commands = commands
    }

    /// A new office, with the files that its case names beside it.
    ///
    /// - Returns: the folder of the office, which is `office.docket` there.
    func open(_ office: TestOffice) throws -> String {
        let bytes = try readFile(try prepare(office))
        let place = try makeFolder()
        try FileWriting.write(bytes, to: "\(place)/office.docket", replacing: false)
        for (name, text) in office.files {
            try FileWriting.write(Array(text.utf8), to: "\(place)/\(name)", replacing: false)
        }
        return place
    }

    private func makeFolder() throws -> String {
        count += 1
        let path = "\(folder.path)/\(count)"
        try FileWriting.makeFolder(path)
        return path
    }

    /// An office with units and people, made when it is first asked for.
    private func prepare(_ office: TestOffice) throws -> String {
        let key = "\(office.opened) \(office.units.map(\.description)) \(office.people.map(\.description))"
        if let path = prepared[key] { return path }
        let place = try makeFolder()
        let path = "\(place)/office.docket"
        let time = ["--at", office.opened]
        try commands.require(["init", path, "--regulation", regulation, "--root", root, "--demo"] + time)
        for (noun, rows) in [("unit", office.units), ("person", office.people)] where !rows.isEmpty {
            let file = "\(place)/\(noun).csv"
            try FileWriting.write(Array(Self.csv(rows).utf8), to: file, replacing: false)
            try commands.require([noun, "import", file, "--office", path, "--as", "admin"] + time)
        }
        prepared[key] = path
        return path
    }

    /// Rows as a CSV file with all their columns.
    private static func csv(_ rows: [[String: String]]) -> String {
        let columns = Set(rows.flatMap(\.keys)).sorted()
        let lines = rows.map { row in columns.map { quoted(row[$0] ?? "") }.joined(separator: ",") }
        return ([columns.joined(separator: ",")] + lines).map { $0 + "\n" }.joined()
    }

    private static func quoted(_ text: String) -> String {
        text.contains { ",\"\n".contains($0) } ? "\"\(text.replacing("\"", with: "\"\""))\"" : text
    }
}
