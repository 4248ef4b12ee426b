import Diagnostics
import Glibc
import Store

/// Writes a file whole or not at all, readable for its owner alone: under a hidden name that ends in `.partial` beside
/// its place, then renamed.
///
/// What is killed amid leaves the hidden file, and nothing else: no later run removes what it has not made.
enum FileWriting {
    /// - Parameter replacing: whether a regular file of that name is replaced.
    /// - Throws: `OutputError` or a refusal; then nothing is left of it, and an older file stays as it was.
    static func write(_ bytes: [UInt8], to path: String, replacing: Bool) throws {
        try write(to: path, replacing: replacing) { write in try bytes.withUnsafeBytes(write) }
    }

    /// Writes a file piece by piece.
    ///
    /// - Parameter body: is given what writes a piece; when it throws, nothing is left.
    /// - Throws: what `body` throws, `OutputError` or a refusal; an older file then stays as it was.
    static func write(
        to path: String, replacing: Bool, _ body: ((UnsafeRawBufferPointer) throws -> Void) throws -> Void
    ) throws {
        let hidden = hiddenName(beside: path)
        let descriptor = open(hidden, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw OutputError(path: path, number: errno) }
        do {
            try fill(descriptor, path, body)
            try publish(hidden, as: path, replacing)
        } catch {
            unlink(hidden)
            throw error
        }
    }

    /// Makes a folder, for its owner alone, and those above it.
    static func makeFolder(_ path: String) throws(OutputError) {
        if mkdir(path, 0o700) == 0 || isFolder(path) { return }
        guard errno == ENOENT, let slash = path.lastIndex(of: "/"), slash != path.startIndex else {
            throw OutputError(path: path, number: errno)
        }
        try makeFolder(String(path[..<slash]))
        guard mkdir(path, 0o700) == 0 else { throw OutputError(path: path, number: errno) }
    }

    static func isFolder(_ path: String) -> Bool {
        let number = errno
        defer { errno = number }
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    private static func publish(_ hidden: String, as path: String, _ replacing: Bool) throws {
        if replacing {
            guard rename(hidden, path) == 0 else { throw OutputError(path: path, number: errno) }
        } else {
            try link(hidden, to: path)
        }
        let folder = open(self.folder(of: path), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { throw OutputError(path: path, number: errno) }
        defer { close(folder) }
        // A file system that can't sync folders has done what it can.
        guard fsync(folder) == 0 || errno == EINVAL else { throw OutputError(path: path, number: errno) }
    }

    /// Gives the file its name, unless something has it.
    private static func link(_ hidden: String, to path: String) throws {
        guard Glibc.link(hidden, path) != 0 else {
            unlink(hidden)
            return
        }
        let number = errno
        guard number != EEXIST else { throw Refusal.placeTaken(path) }
        // Sticks and shares may know no second names.
        var status = stat()
        guard [EPERM, EOPNOTSUPP].contains(number), lstat(path, &status) != 0, rename(hidden, path) == 0 else {
            throw OutputError(path: path, number: number)
        }
    }

    private static func fill(
        _ descriptor: Int32, _ path: String, _ body: ((UnsafeRawBufferPointer) throws -> Void) throws -> Void
    ) throws {
        defer { close(descriptor) }
        try body { try write($0, to: descriptor, path) }
        guard fsync(descriptor) == 0 else { throw OutputError(path: path, number: errno) }
    }

    private static func write(
        _ bytes: UnsafeRawBufferPointer, to descriptor: Int32, _ path: String
    ) throws(OutputError) {
        var remaining = bytes[...]
        while !remaining.isEmpty {
            let start = UnsafeRawBufferPointer(rebasing: remaining).baseAddress
            let count = Glibc.write(descriptor, start, remaining.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw OutputError(path: path, number: errno) }
            remaining = remaining.dropFirst(count)
        }
    }

    private static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    private static func hiddenName(beside path: String) -> String {
        let tag = String(UInt64.random(in: .min ... .max), radix: 36)
        let name = path.split(separator: "/").last ?? ""
        return "\(folder(of: path))/.\(name.prefix(40)).\(tag).partial"
    }
}

extension Refusal {
    static func placeTaken(_ path: String) -> Refusal {
        Refusal(
            "output.exists", Message("“\(path)” 已存在", "“\(path)” exists"),
            advice: Message("换一个文件名，或加 --force 覆盖它", "choose another name, or replace it with --force"),
            access: .granted)
    }
}
