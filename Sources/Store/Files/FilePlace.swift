import Glibc

/// What stands at a place where somebody wants a file written.
package enum FilePlace: Equatable {
    /// Nothing.
    case free
    /// A regular file that may be replaced.
    case file
    /// An office, or a backup of one, by whatever name or link.
    case office
    /// The name of a file that an office has beside it, or that file by another name.
    case companion
    /// A private key.
    case key
    /// A folder, a device, a pipe, a link to one or to nothing, or a file that can't be looked into.
    case special

    /// Looks; follows links, and neither waits at a pipe nor changes anything.
    package init(at path: String) {
        var status = stat()
        guard !Self.isBesideOffice(path) else {
            self = .companion
            return
        }
        guard lstat(path, &status) == 0 else {
            self = .free
            return
        }
        guard let beginning = Self.beginning(of: path) else {
            self = .special
            return
        }
        self = Self.kind(of: beginning)
    }

    private static func kind(of beginning: [UInt8]) -> FilePlace {
        if beginning.starts(with: sqliteHeader) { return .office }
        if logMagics.contains(where: beginning.starts) || beginning.starts(with: indexVersion) { return .companion }
        let text = String(decoding: beginning, as: UTF8.self)
        return text.contains("PRIVATE KEY-----") ? .key : .file
    }

    /// Whether the name is that of an office with what SQLite and docket add to it, there or not.
    private static func isBesideOffice(_ path: String) -> Bool {
        for addition in ["-journal", "-wal", "-shm", "-lock"] where path.hasSuffix(addition) {
            if let beginning = beginning(of: String(path.dropLast(addition.count))), kind(of: beginning) == .office {
                return true
            }
        }
        return false
    }

    /// The first bytes of a regular file; `nil` for anything else.
    private static func beginning(of path: String) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        var bytes = [UInt8](repeating: 0, count: 512)
        let count = bytes.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
        return count < 0 ? nil : Array(bytes[..<count])
    }

    private static let sqliteHeader = Array("SQLite format 3\0".utf8)
    // The forms of the log and of its index: https://www.sqlite.org/walformat.html
    private static let logMagics: [[UInt8]] = [[0x37, 0x7F, 0x06, 0x82], [0x37, 0x7F, 0x06, 0x83]]
    private static let indexVersion = withUnsafeBytes(of: UInt32(3_007_000)) { Array($0) }
}
