import Glibc
import Store

/// What this process may do with an office's file, and how it therefore reads it. Who may only read leaves no file
/// beside the office and takes no lock that a writer waits for.
enum OfficeReach {
    /// The file and its folder may be written: the usual case.
    case writing
    /// They may not, and a log beside the file holds the newest: it is read along, by the memory that writers share.
    case readingLog
    /// They may not, and there is no log: the file alone is the office, as long as it stays as it was found.
    case readingStill(FileState)

    /// What may be done with the office at a path without symbolic links.
    ///
    /// - Throws: `StoreError.unreadable`, also for a log that cannot be read because the shared memory is not there.
    init(of path: String) throws(StoreError) {
        let folder = path.prefix(upTo: path.lastIndex(of: "/") ?? path.startIndex) + "/"
        guard access(path, W_OK) != 0 || access(String(folder), W_OK | X_OK) != 0 else {
            self = .writing
            return
        }
        // Before the look at the log: a log that is emptied after it changes the file, which shows.
        let state = try FileState(of: path)
        var log = stat()
        guard stat(path + "-wal", &log) == 0, log.st_size > 0 else {
            self = .readingStill(state)
            return
        }
        guard access(path + "-shm", R_OK) == 0 else { throw .unreadable(path: path + "-shm", code: errno) }
        self = .readingLog
    }

    /// Whether the office may be changed.
    var mayWrite: Bool { if case .writing = self { true } else { false } }

    /// Whether nothing but the file itself is looked at.
    var isStill: Bool { if case .readingStill = self { true } else { false } }

    /// Refuses changing what may only be read; throws `StoreError.unreadable`.
    func requireWriting(_ path: String) throws(StoreError) {
        guard mayWrite else { throw .unreadable(path: path, code: access(path, W_OK) == 0 ? EACCES : errno) }
    }

    /// Refuses what was read of a file that somebody changed meanwhile; throws `StoreError.busy`.
    func requireStill(_ path: String) throws(StoreError) {
        guard case .readingStill(let state) = self else { return }
        guard try FileState(of: path) == state else { throw .busy(path: path) }
    }
}

/// Which file it is and when it was last written.
struct FileState: Equatable {
    private let numbers: [Int]

    /// That of the file at a path; throws `StoreError.unreadable`.
    init(of path: String) throws(StoreError) {
        var status = stat()
        guard stat(path, &status) == 0 else { throw .unreadable(path: path, code: errno) }
        numbers = [
            Int(status.st_dev), Int(status.st_ino), Int(status.st_size), status.st_mtim.tv_sec, status.st_mtim.tv_nsec,
        ]
    }
}
