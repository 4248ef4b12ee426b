import Glibc
import Store

/// The lock that a writer or a checkpoint of an office holds: a file beside it, there only while somebody works.
///
/// The file never holds data. Whoever closes last removes it; who waited for a removed one notices and takes the new.
final class WriterLock {
    private let path: String
    private let office: String
    private var descriptor: Int32 = -1

    init(officePath: String) {
        office = officePath
        path = officePath + "-lock"
    }

    deinit {
        guard descriptor >= 0 else { return }
        // Only under the lock: nobody else can be holding it for a file that is about to vanish.
        if flock(descriptor, LOCK_EX | LOCK_NB) == 0, isCurrent { unlink(path) }
        close(descriptor)
    }

    /// Takes the lock, waiting for others at most so many milliseconds; throws `StoreError.busy` or `.unreadable`.
    func acquire(patience: Int32) throws(StoreError) {
        let deadline = Self.milliseconds() + Int64(patience)
        var pause: UInt32 = 100
        while true {
            if descriptor < 0 { try openFile() }
            if flock(descriptor, LOCK_EX | LOCK_NB) == 0 {
                if isCurrent { return }
                close(descriptor)
                descriptor = -1
                continue
            }
            guard errno == EWOULDBLOCK || errno == EINTR else { throw .unreadable(path: path, code: errno) }
            guard Self.milliseconds() < deadline else { throw .busy(path: office) }
            usleep(UInt32.random(in: pause / 2...pause))
            pause = min(pause * 2, 4_000)
        }
    }

    func release() {
        flock(descriptor, LOCK_UN)
    }

    /// Opens the lock file, accessible to whom the office is.
    private func openFile() throws(StoreError) {
        var status = stat()
        guard stat(office, &status) == 0 else { throw .unreadable(path: office, code: errno) }
        let mode = status.st_mode & 0o666
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, mode)
        guard descriptor >= 0 else { throw .unreadable(path: path, code: errno) }
        // Against the umask; it fails when the file is another's, who has done it.
        fchmod(descriptor, mode)
    }

    /// Whether the open file is still the one of that name.
    private var isCurrent: Bool {
        var opened = stat()
        var named = stat()
        guard fstat(descriptor, &opened) == 0, lstat(path, &named) == 0 else { return false }
        return opened.st_ino == named.st_ino && opened.st_dev == named.st_dev
    }

    private static func milliseconds() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000
    }
}
