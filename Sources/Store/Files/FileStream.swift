import Glibc

/// An open file that is read or written from its beginning to its end, closed where it was opened.
package final class FileStream {
    private let descriptor: Int32
    private let path: String

    /// The size of the pieces that are read at once.
    package static let pieceSize = 1 << 20

    /// Opens a file to read it; throws `StoreError.missing` or `.unreadable`.
    package convenience init(reading path: String) throws(StoreError) {
        try self.init(opening: path, O_RDONLY)
    }

    /// Opens an existing file to write it from its beginning; throws `StoreError.missing` or `.unreadable`.
    package convenience init(writing path: String) throws(StoreError) {
        try self.init(opening: path, O_WRONLY | O_TRUNC)
    }

    /// Opens an existing file to write behind its end; throws `StoreError.missing` or `.unreadable`.
    package convenience init(appendingTo path: String) throws(StoreError) {
        try self.init(opening: path, O_WRONLY | O_APPEND)
    }

    private init(opening path: String, _ flags: Int32) throws(StoreError) {
        let descriptor = open(path, flags | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw errno == ENOENT ? .missing(path: path) : .unreadable(path: path, code: errno)
        }
        self.descriptor = descriptor
        self.path = path
    }

    deinit {
        close(descriptor)
    }

    /// The next bytes, empty at the end; throws `StoreError.inputOutput`.
    package func read() throws(StoreError) -> [UInt8] {
        while true {
            var code: Int32 = 0
            let bytes = [UInt8](unsafeUninitializedCapacity: Self.pieceSize) { buffer, filled in
                let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
                if count < 0 { code = errno }
                filled = max(count, 0)
            }
            if code == 0 { return bytes }
            guard code == EINTR else { throw .inputOutput(path: path, code: code) }
        }
    }

    /// Writes all bytes; throws `StoreError.full` or `.inputOutput`.
    package func write(_ bytes: some Collection<UInt8>) throws(StoreError) {
        var rest = Array(bytes)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count >= 0 {
                rest = rest.dropFirst(count)
            } else if errno != EINTR {
                let outOfRoom = [ENOSPC, EDQUOT, EFBIG].contains(errno)
                throw outOfRoom ? .full(path: path) : .inputOutput(path: path, code: errno)
            }
        }
    }
}

/// Hands over what a source gives until it gives an empty array.
package func forEachPiece(of source: ContentSource, _ body: ([UInt8]) throws -> Void) throws {
    while true {
        let bytes = try source()
        if bytes.isEmpty { return }
        try body(bytes)
    }
}
