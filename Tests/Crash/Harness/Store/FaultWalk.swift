import Foundation

/// The same short run again and again, with a fault at its first call to the system, its second, and so on.
struct FaultWalk {
    let office: CrashedOffice
    /// 1 for every call, n for every n-th.
    let stride: Int
    private let kinds = ["kill", "after", "torn", "io", "full", "short"]

    /// Returns the figures of the run; throws `Broken`.
    func run() throws -> String {
        var figures: [String] = []
        for kind in kinds {
            var faults = 0
            while try strike(kind, at: faults * stride + 1) { faults += 1 }
            guard faults > 0 else { throw Broken("no call was counted for \(kind)") }
            figures.append("\(kind) \(faults)")
        }
        return "\(figures.joined(separator: ", ")); none lost or half there"
    }

    /// One run with a fault; false when it ended before so many calls.
    private func strike(_ kind: String, at call: Int) throws -> Bool {
        let name = "\(kind)-\(call)"
        let path = try office.create(name)
        defer { removeFiles(path) }
        let mark = office.folder.appending(path: "mark").path
        defer { unlink(mark) }
        let environment = [
            "LD_PRELOAD": office.faults, "FAULT_FILE": path, "FAULT_AT": "\(call)", "FAULT_KIND": kind,
            "FAULT_MARK": mark,
        ]
        let output = office.finish(try office.start(["work", path, "c", "3"], environment: environment))
        try office.check(path, acknowledged: Set(output.done), name)
        // The office must go on working.
        let later = office.finish(try office.start(["work", path, "n", "2"]))
        guard later.done.count == 2 else { throw Broken("\(name): the office refuses to go on") }
        try office.check(path, acknowledged: Set(output.done + later.done), "\(name), later")
        return access(mark, F_OK) == 0
    }

    private func removeFiles(_ path: String) {
        for suffix in ["", "-wal", "-shm", "-lock"] { unlink(path + suffix) }
    }
}
