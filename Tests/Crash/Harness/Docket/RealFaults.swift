import Foundation

/// Each command of the real binary again and again, with a fault at its first call to the system, its second, and so on
/// until it passes untouched.
struct RealFaults {
    let office: RealOffice
    let faults: String
    /// 1 for every call, n for every n-th.
    let stride: Int
    private let kinds = ["kill", "after", "torn", "io", "full", "short"]
    /// The number of the deed that is struck, and of the one that follows.
    private let number = 10

    /// The faults that were met and the commands that were acknowledged in spite of one.
    struct Tally {
        var faults = 0
        var acknowledged = 0
    }

    /// Returns the figures of the run; throws `Broken`.
    func run() throws -> String {
        var figures: [String] = []
        var acknowledged = 0
        for deed in Deed.allCases {
            let whole = try wholeCount(of: deed)
            var tally = Tally()
            for kind in kinds {
                let before = tally.faults
                var call = 1
                while try strike(deed, kind, at: call, whole, &tally) { call += stride }
                guard tally.faults > before else { throw Broken("no call was counted for \(deed) \(kind)") }
            }
            figures.append("\(deed.rawValue) \(tally.faults)")
            acknowledged += tally.acknowledged
        }
        return "\(figures.joined(separator: ", ")); \(acknowledged) acknowledged all the same; none lost or half there"
    }

    /// How many events the command leaves when nothing fails.
    private func wholeCount(of deed: Deed) throws -> Int {
        try inCopy { copy in
            let before = try copy.verifiedEvents("before \(deed)").count
            try copy.run(copy.words(deed, number: number))
            return try copy.verifiedEvents("after \(deed)").count - before
        }
    }

    /// One run with a fault; false when it ended before so many calls.
    private func strike(_ deed: Deed, _ kind: String, at call: Int, _ whole: Int, _ tally: inout Tally) throws -> Bool {
        let moment = "\(deed.rawValue), \(kind) at call \(call)"
        let mark = office.folder.deletingLastPathComponent().appending(path: "mark").path
        defer { unlink(mark) }
        return try inCopy { copy in
            let environment = [
                "LD_PRELOAD": faults, "FAULT_FILE": copy.folder.path, "FAULT_AT": "\(call)", "FAULT_KIND": kind,
                "FAULT_MARK": mark,
            ]
            let end = copy.end(try copy.start(copy.words(deed, number: number), environment: environment))
            guard access(mark, F_OK) == 0 else { return false }
            tally.faults += 1
            if end.isAcknowledged { tally.acknowledged += 1 }
            let there = try copy.events(of: number, moment)
            guard there == whole || there == 0 && !end.isAcknowledged else {
                throw Broken("\(moment): \(there) events of \(whole), \(end.isAcknowledged ? "" : "not ")acknowledged")
            }
            try copy.checkFile(of: deed, number: number, end, moment)
            // The office must go on working: what was not done is done now.
            guard there == 0 else { return true }
            let again = copy.end(try copy.start(copy.words(deed, number: number + 1)))
            try copy.checkFile(of: deed, number: number + 1, again, moment)
            let later = try copy.events(of: number + 1, moment)
            guard again.isAcknowledged, later == whole else {
                throw Broken("\(moment): the office refuses to go on: \(later) events of \(whole); \(again.output)")
            }
            return true
        }
    }

    /// Does something with a copy of the office in a folder of its own.
    private func inCopy<Answer>(_ body: (RealOffice) throws -> Answer) throws -> Answer {
        let folder = office.folder.deletingLastPathComponent().appending(path: "struck")
        let copy = RealOffice(docket: office.docket, project: office.project, folder: folder)
        try FileManager.default.copyItem(at: office.folder, to: folder)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try body(copy)
    }
}

extension RealOffice {
    /// How many events the command of a number left, in an office that is sound.
    func events(of number: Int, _ moment: String) throws -> Int {
        let time = Self.eventTime(number)
        return try verifiedEvents(moment).count { $0.time == time }
    }
}
