import Foundation

/// What one run of a worker said.
struct WorkerOutput {
    let done: [String]
    let refused: Int
    let wasKilled: Bool
}

/// An office that workers work in, and what they were told is done.
struct CrashedOffice {
    let worker: String
    let faults: String
    let folder: URL

    /// Makes a new office under a name.
    func create(_ name: String) throws -> String {
        let path = folder.appending(path: name).path
        guard try start(["create", path]).finish().succeeded else { throw Broken("no office could be made") }
        return path
    }

    /// Starts a worker.
    func start(_ arguments: [String], environment: [String: String] = [:]) throws -> Child {
        try Child(worker, arguments, environment: environment)
    }

    /// Waits for a worker's end and reads what it said.
    func finish(_ child: Child) -> WorkerOutput {
        let (text, _, wasKilled) = child.finish()
        let lines = text.split(separator: "\n")
        return WorkerOutput(
            done: lines.filter { $0.hasPrefix("done ") }.map { String($0.dropFirst(5)) },
            refused: lines.count { $0.hasPrefix("refused ") }, wasKilled: wasKilled)
    }

    /// Opens the office with nothing failing, verifies it, and finds all acknowledged commands; throws `Broken`.
    func check(_ path: String, acknowledged: Set<String>, _ moment: String) throws {
        let (text, succeeded, _) = try start(["check", path, "\(acknowledged.count)"]).finish()
        let lines = text.split(separator: "\n")
        let lost = acknowledged.subtracting(lines.filter { $0.hasPrefix("found ") }.map { String($0.dropFirst(6)) })
        guard succeeded, lost.isEmpty else {
            let problems = lines.filter { !$0.hasPrefix("found ") }.joined(separator: "; ")
            throw Broken("\(moment): lost \(lost.sorted()), \(problems)")
        }
    }
}

/// The harness has found what it looks for.
struct Broken: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}
