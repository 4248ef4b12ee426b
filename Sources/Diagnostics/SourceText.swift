import Glibc

/// A place in a file that a person can go to.
public struct SourceLocation: Sendable, Hashable, Comparable {
    /// The file as the user named it.
    public let file: String
    /// Line number, from 1.
    public let line: Int
    /// Column in characters (Unicode scalars), from 1.
    public let column: Int

    /// A location from its parts; `line` and `column` count from 1.
    public init(file: String, line: Int, column: Int) {
        self.file = file
        self.line = line
        self.column = column
    }

    /// By file, then by position.
    public static func < (left: SourceLocation, right: SourceLocation) -> Bool {
        (left.file, left.line, left.column) < (right.file, right.line, right.column)
    }
}

/// The bytes of a file with an index of its lines, to turn byte offsets into lines and columns.
public struct SourceText: Sendable {
    /// The file as the user named it.
    public let name: String
    /// The content as UTF-8.
    public let bytes: [UInt8]
    private let lineStarts: [Int]

    /// Indexes the lines of `bytes`, which hold UTF-8.
    public init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
        lineStarts = bytes.withUnsafeBytes { Self.lineStarts(in: $0) }
    }

    /// Views of a thousand contracts are read for every dossier: the C library looks for line ends in words.
    private static func lineStarts(in bytes: UnsafeRawBufferPointer) -> [Int] {
        var starts = [0]
        guard let base = bytes.baseAddress else { return starts }
        while let last = starts.last, last < bytes.count,
            let found = memchr(base + last, CInt(UInt8(ascii: "\n")), bytes.count - last)
        {
            starts.append(UnsafeRawPointer(found) - base + 1)
        }
        return starts
    }

    /// The line and column of a byte offset; offsets beyond the end name the end.
    public func location(at offset: Int) -> SourceLocation {
        let offset = min(max(offset, 0), bytes.count)
        let line = lineIndex(of: offset)
        let column = bytes[lineStarts[line]..<offset].count { $0 & 0xC0 != 0x80 }
        return SourceLocation(file: name, line: line + 1, column: column + 1)
    }

    /// The text of a line, numbered from 1, without its line end; `nil` when there is no such line.
    public func line(_ number: Int) -> String? {
        guard lineStarts.indices.contains(number - 1) else { return nil }
        let start = lineStarts[number - 1]
        let end = number < lineStarts.count ? lineStarts[number] : bytes.count
        var line = bytes[start..<end]
        while let last = line.last, last == UInt8(ascii: "\n") || last == UInt8(ascii: "\r") {
            line.removeLast()
        }
        return String(decoding: line, as: UTF8.self)
    }

    /// The byte offset of a line and column (both from 1); the end of the line when the column lies beyond it.
    public func offset(line: Int, column: Int) -> Int {
        guard lineStarts.indices.contains(line - 1) else { return bytes.count }
        var offset = lineStarts[line - 1]
        var remaining = column - 1
        while remaining > 0, offset < bytes.count, bytes[offset] != UInt8(ascii: "\n") {
            offset += 1
            while offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
            remaining -= 1
        }
        return offset
    }

    private func lineIndex(of offset: Int) -> Int {
        var low = 0
        var high = lineStarts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if lineStarts[middle] <= offset { low = middle } else { high = middle }
        }
        return low
    }
}
