import Foundation

/// Another engine: a program that drives a chart for some seconds and prints its events per second.
struct Peer {
    let name: String
    let hasGuard: Bool
    private let program: String
    private let arguments: [String]

    static func all(charts: String, folder: String) -> [Peer] {
        let qt = "\(folder)/qt-approval"
        let python = "\(folder)/python/bin/python"
        let script = "\(folder)/../peers/python/approval.py"
        return [
            Peer(name: "Qt SCXML (null)", hasGuard: false, program: qt, arguments: ["\(charts)/approval-null.scxml"]),
            Peer(
                name: "Qt SCXML (ECMAScript)", hasGuard: true, program: qt,
                arguments: ["\(charts)/approval-ecmascript.scxml"]),
            Peer(
                name: "python-statemachine (null)", hasGuard: false, program: python,
                arguments: [script, "\(charts)/approval-null.scxml"]),
            Peer(
                name: "python-statemachine (Python)", hasGuard: true, program: python,
                arguments: [script, "\(charts)/approval-ecmascript.scxml"]),
        ]
    }

    var isThere: Bool { FileManager.default.isExecutableFile(atPath: program) }

    /// Events per second in one run; `nil` when the program fails.
    func rate(seconds: Double) throws -> Double? {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments + [String(seconds)]
        process.standardOutput = output
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { return nil }
        return Double(String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines))
    }
}
