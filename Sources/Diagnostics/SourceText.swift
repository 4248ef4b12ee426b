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

/// A line of a source, or the part of a long one around a place.
public struct SourceExcerpt: Sendable, Hashable {
    /// The text, without a line end.
    public let text: String
    /// The place in characters of the text, from 1.
    public let column: Int

    /// A text with a place in it.
    public init(text: String, column: Int) {
        self.text = text
        self.column = column
    }
}

/// The bytes of a file with an index of its lines, to turn byte offsets into lines and columns.
public struct SourceText: Sendable {
    /// The file as the user named it.
    public let name: String
    /// The content as UTF-8.
    public let bytes: [UInt8]
    private let lineStarts: [Int]
    /// The characters before every `block` bytes where a line is long, so that a place in it is found without counting
    /// from its beginning; empty otherwise.
    private let charactersBefore: [Int]
    private static let block = 4096

    /// Indexes the lines of `bytes`, which hold UTF-8.
    public init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
        let starts = bytes.withUnsafeBytes { Self.lineStarts(in: $0) }
        lineStarts = starts
        let ends = starts.dropFirst() + [bytes.count]
        let isLong = zip(starts, ends).contains { $1 - $0 > 4 * Self.block }
        charactersBefore = isLong ? Self.charactersBefore(in: bytes) : []
    }

    private static func charactersBefore(in bytes: [UInt8]) -> [Int] {
        var counts = [0]
        for start in stride(from: 0, to: bytes.count, by: block) {
            counts.append(counts[counts.count - 1] + characters(in: bytes[start..<min(start + block, bytes.count)]))
        }
        return counts
    }

    private static func characters(in bytes: ArraySlice<UInt8>) -> Int { bytes.count { $0 & 0xC0 != 0x80 } }

    private func characters(from start: Int, to end: Int) -> Int {
        guard !charactersBefore.isEmpty else { return Self.characters(in: bytes[start..<end]) }
        func before(_ offset: Int) -> Int {
            let index = offset / Self.block
            return charactersBefore[index] + Self.characters(in: bytes[(index * Self.block)..<offset])
        }
        return before(end) - before(start)
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
        let column = characters(from: lineStarts[line], to: offset)
        return SourceLocation(file: name, line: line + 1, column: column + 1)
    }

    /// The line around a byte offset without its line end, cut to some hundred bytes on both sides.
    public func excerpt(at offset: Int) -> SourceExcerpt {
        let offset = min(max(offset, 0), bytes.count)
        let line = lineIndex(of: offset)
        var start = lineStarts[line]
        if offset - start > Self.reach { start = boundary(after: offset - Self.reach) }
        var end = line + 1 < lineStarts.count ? lineStarts[line + 1] : bytes.count
        if end - offset > Self.reach { end = boundary(after: offset + Self.reach) }
        var text = bytes[start..<end]
        while let last = text.last, last == UInt8(ascii: "\n") || last == UInt8(ascii: "\r") { text.removeLast() }
        return SourceExcerpt(
            text: String(decoding: text, as: UTF8.self), column: Self.characters(in: bytes[start..<offset]) + 1)
    }

    /// How many bytes of a line are shown before and after a place: more than a terminal is wide.
    private static let reach = 600

    /// The first byte at or after an offset that begins a character.
    private func boundary(after offset: Int) -> Int {
        bytes[offset...].firstIndex { $0 & 0xC0 != 0x80 } ?? bytes.count
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
