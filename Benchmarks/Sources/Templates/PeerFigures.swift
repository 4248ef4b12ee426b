import Foundation

/// What the peers take, in milliseconds by their name, measured by their script.
struct PeerFigures {
    let python: String
    let script: String

    /// The figures; without those of peers that cannot be had.
    func measure(_ dossier: String) throws -> [String: Double] {
        guard FileManager.default.isExecutableFile(atPath: python) else { return [:] }
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: python)
        process.arguments = [script, dossier]
        process.standardOutput = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        var figures: [String: Double] = [:]
        for line in text.split(separator: "\n") {
            let fields = line.split(separator: "\t")
            if fields.count == 2 { figures[String(fields[0])] = Double(fields[1]) }
        }
        return figures
    }
}
