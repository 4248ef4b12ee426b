import CSQLite
import Store

/// The pages of an office as they were at one moment, read one after another while others write.
///
/// Nothing is copied aside: a page comes from the write-ahead log where the log held it at that moment, else from the
/// file. The read transaction keeps both so: no checkpoint writes what is newer into the file, and the log does not
/// begin anew, as long as it lasts.
struct PageStream {
    private let connection: Connection
    /// The size of a page in bytes.
    let pageSize: Int
    /// The number of pages.
    let count: Int
    /// The last frame of the log that holds a page, by the page's number.
    private let frames: [UInt32: Int]

    /// Begins a read transaction and hands its pages over; `lock` is held only until it has begun.
    ///
    /// Throws what `body` throws, and `StoreError`.
    static func reading(
        _ connection: Connection, under lock: WriterLock, _ body: (PageStream) throws -> Void
    ) throws {
        try connection.refuseNesting()
        defer { connection.rollBack() }
        try body(begin(connection, lock))
    }

    private static func begin(_ connection: Connection, _ lock: WriterLock) throws(StoreError) -> PageStream {
        try lock.acquire(patience: Settings.patience)
        defer { lock.release() }
        var (logged, copied): (Int32, Int32) = (0, 0)
        try connection.check(
            sqlite3_wal_checkpoint_v2(connection.handle, "main", SQLITE_CHECKPOINT_PASSIVE, &logged, &copied))
        try connection.run("BEGIN")
        // The transaction begins with its first question; nobody has committed since the checkpoint.
        let count = try connection.integer("PRAGMA page_count") ?? 0
        let pageSize = try connection.integer("PRAGMA page_size") ?? 0
        // What was copied whole is read from the file alone, and then the log may begin anew.
        let frames = logged > copied ? try frames(Int(logged), Int(pageSize), connection) : [:]
        return PageStream(connection: connection, pageSize: Int(pageSize), count: Int(count), frames: frames)
    }

    /// Which frame of the log is the last of each page.
    private static func frames(
        _ count: Int, _ pageSize: Int, _ connection: Connection
    ) throws(StoreError) -> [UInt32: Int] {
        var frames: [UInt32: Int] = [:]
        for frame in 0..<count {
            let header = try read(4, at: place(of: frame, pageSize), fromLog: true, connection)
            frames[header.reduce(0) { $0 << 8 | UInt32($1) }] = frame
        }
        return frames
    }

    /// Hands all pages over in their order, many at once. Throws what `body` throws, and `StoreError`.
    func forEachPiece(_ body: ([UInt8]) throws -> Void) throws {
        var piece: [UInt8] = []
        for page in 1...max(count, 1) {
            piece += try bytes(of: UInt32(page))
            guard piece.count >= FileStream.pieceSize || page == count else { continue }
            try body(piece)
            piece.removeAll(keepingCapacity: true)
        }
    }

    private func bytes(of page: UInt32) throws(StoreError) -> [UInt8] {
        guard let frame = frames[page] else {
            return try Self.read(pageSize, at: (Int(page) - 1) * pageSize, fromLog: false, connection)
        }
        let place = Self.place(of: frame, pageSize) + Self.frameHeader
        return try Self.read(pageSize, at: place, fromLog: true, connection)
    }

    // The form of the log: https://www.sqlite.org/fileformat2.html#walformat
    private static let logHeader = 32
    private static let frameHeader = 24

    private static func place(of frame: Int, _ pageSize: Int) -> Int {
        logHeader + frame * (frameHeader + pageSize)
    }

    private static func read(
        _ count: Int, at offset: Int, fromLog: Bool, _ connection: Connection
    ) throws(StoreError) -> [UInt8] {
        var code = SQLITE_OK
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            code = docket_sqlite_read(
                connection.handle, fromLog ? 1 : 0, buffer.baseAddress, Int32(count), Int64(offset))
            filled = code == SQLITE_OK ? count : 0
        }
        guard code == SQLITE_OK else { throw StoreError.inputOutput(path: connection.path, code: code) }
        return bytes
    }
}
