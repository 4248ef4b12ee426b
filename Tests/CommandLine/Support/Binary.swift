import Fixtures
import Foundation

/// What one run of the binary gave.
struct Run {
    /// The exit status; negative for a signal.
    let status: Int32
    let output: String
    let errors: String

    /// The lines of the errors that are errors, without advice and excerpts.
    var mistakes: [String] {
        errors.split(separator: "\n").map(String.init).filter { $0.contains("错误: ") || $0.contains("error: ") }
    }

    /// The findings that `--json` writes among the errors.
    func findings() throws -> [Answer] {
        try errors.split(separator: "\n").filter { $0.hasPrefix("{") }.map { try Answer(String($0)) }
    }

    /// The output as JSON.
    func json() throws -> Answer { try Answer(output) }
}

/// The built `docket`, found beside the test bundle, so that any scratch path works.
enum Binary {
    static let path: String = {
        let tests = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        return tests.deletingLastPathComponent().appendingPathComponent("docket").path
    }()

    /// Runs `docket` with a clean environment and waits for its end.
    ///
    /// - Parameters:
    ///   - environment: added to a bare environment that names this project as the root.
    ///   - wrapper: words of a shell script in which `"$@"` is the command.
    static func run(
        _ arguments: [String], environment: [String: String] = [:], input: String? = nil, in folder: URL? = nil,
        wrapper: String? = nil
    ) throws -> Run {
        try start(arguments, environment: environment, input: input, in: folder, wrapper: wrapper).finish()
    }

    /// Starts `docket` as `run` does, and does not wait.
    static func start(
        _ arguments: [String], environment: [String: String] = [:], input: String? = nil, in folder: URL? = nil,
        wrapper: String? = nil
    ) throws -> Running {
        let files = try Files()
        let process = Process()
        process.executableURL = URL(fileURLWithPath: wrapper == nil ? path : "/bin/bash")
        process.arguments = wrapper.map { ["-c", $0, "bash", path] + arguments } ?? arguments
        let bare = ["PATH": "/usr/bin:/bin", "DOCKET_ROOT": OfficeFixture.root, "LC_ALL": "C"]
        process.environment = bare.merging(environment) { $1 }
        process.currentDirectoryURL = folder
        process.standardInput = try input.map(files.input) ?? FileHandle.nullDevice
        process.standardOutput = try FileHandle(forWritingTo: files.output)
        process.standardError = try FileHandle(forWritingTo: files.errors)
        try process.run()
        return Running(process: process, files: files)
    }

    /// A run that has not ended yet, as far as anybody knows.
    struct Running {
        let process: Process
        fileprivate let files: Files

        /// Waits for the end.
        func finish() throws -> Run {
            process.waitUntilExit()
            let killed = process.terminationReason == .uncaughtSignal
            return Run(
                status: killed ? -process.terminationStatus : process.terminationStatus,
                output: try String(contentsOf: files.output, encoding: .utf8),
                errors: try String(contentsOf: files.errors, encoding: .utf8))
        }
    }

    /// Where the streams of one run go.
    fileprivate final class Files {
        private let folder: URL
        let output: URL
        let errors: URL

        init() throws {
            folder = try Folder.make()
            output = folder.appendingPathComponent("output")
            errors = folder.appendingPathComponent("errors")
            for file in [output, errors] { try Data().write(to: file) }
        }

        deinit { Folder.remove(folder) }

        func input(_ text: String) throws -> FileHandle {
            let file = folder.appendingPathComponent("input")
            try Data(text.utf8).write(to: file)
            return try FileHandle(forReadingFrom: file)
        }
    }
}

/// Temporary folders.
enum Folder {
    static func make() throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "docket-cli-\(UUID().uuidString)", isDirectory: true)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder
    }

    /// What is left of a temporary folder harms nobody: the system clears it.
    static func remove(_ folder: URL) { try? FileManager.default.removeItem(at: folder) }
}
