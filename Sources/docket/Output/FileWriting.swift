import Diagnostics
import Glibc

/// Writes a file whole or not at all: under a hidden name beside its place, then renamed.
enum FileWriting {
    /// - Throws: `OutputError`; then nothing is left of it, and an older file stays as it was.
    static func write(_ bytes: [UInt8], to path: String) throws(OutputError) {
        let hidden = hiddenName(beside: path)
        let descriptor = open(hidden, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw OutputError(path: path, number: errno) }
        do throws(OutputError) {
            try fill(descriptor, bytes, path)
            guard rename(hidden, path) == 0 else { throw OutputError(path: path, number: errno) }
        } catch {
            unlink(hidden)
            throw error
        }
    }

    /// Makes a folder and those above it.
    static func makeFolder(_ path: String) throws(OutputError) {
        if mkdir(path, 0o755) == 0 || isFolder(path) { return }
        guard errno == ENOENT, let slash = path.lastIndex(of: "/"), slash != path.startIndex else {
            throw OutputError(path: path, number: errno)
        }
        try makeFolder(String(path[..<slash]))
        guard mkdir(path, 0o755) == 0 else { throw OutputError(path: path, number: errno) }
    }

    static func isFolder(_ path: String) -> Bool {
        let number = errno
        defer { errno = number }
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    private static func fill(_ descriptor: Int32, _ bytes: [UInt8], _ path: String) throws(OutputError) {
        defer { close(descriptor) }
        var remaining = bytes[...]
        while !remaining.isEmpty {
            let count = remaining.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw OutputError(path: path, number: errno) }
            remaining = remaining.dropFirst(count)
        }
        guard fsync(descriptor) == 0 else { throw OutputError(path: path, number: errno) }
    }

    private static func hiddenName(beside path: String) -> String {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        let tag = String(UInt64.random(in: .min ... .max), radix: 36)
        return (parts.dropLast() + [".\(parts.last ?? "").\(tag)"]).joined(separator: "/")
    }
}
