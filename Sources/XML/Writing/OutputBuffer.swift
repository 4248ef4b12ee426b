internal import CLibXML2

/// Bytes on their way to a sink: appended, escaped and, where a writer thinks better of it, taken back.
package struct OutputBuffer: ~Copyable {
    /// Where a text stands, which decides what has to be escaped.
    package enum Place: Sendable {
        case content, attribute
    }

    private var base: UnsafeMutablePointer<UInt8>
    private var capacity: Int
    /// The number of bytes held.
    package private(set) var count = 0

    package init(capacity: Int) {
        self.capacity = max(capacity, 64)
        base = .allocate(capacity: self.capacity)
    }

    deinit { base.deallocate() }

    /// What the buffer holds.
    package var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: base, count: count) }

    /// What was appended after the buffer held `mark` bytes.
    package func text(from mark: Int) -> String {
        String(decoding: UnsafeBufferPointer(start: base + mark, count: count - mark), as: UTF8.self)
    }

    /// Takes back what was appended after the buffer held `mark` bytes.
    package mutating func truncate(to mark: Int) { count = mark }

    /// Makes room without changing what is held.
    private mutating func reserve(_ more: Int) {
        guard count + more > capacity else { return }
        capacity = max(capacity * 2, count + more)
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
        larger.update(from: base, count: count)
        base.deallocate()
        base = larger
    }

    /// Appends bytes as they are.
    package mutating func append(_ bytes: UnsafePointer<UInt8>, count length: Int) {
        reserve(length)
        (base + count).update(from: bytes, count: length)
        count += length
    }

    /// Appends bytes as they are.
    package mutating func append(_ bytes: UnsafeRawBufferPointer) {
        guard let start = bytes.baseAddress else { return }
        append(start.assumingMemoryBound(to: UInt8.self), count: bytes.count)
    }

    /// Appends text as it is.
    package mutating func append(_ text: StaticString) { append(text.utf8Start, count: text.utf8CodeUnitCount) }

    /// Appends text as it is.
    package mutating func append(verbatim text: String) {
        var text = text
        text.withUTF8 { append(UnsafeRawBufferPointer($0)) }
    }

    /// Appends text, escaped for its place.
    package mutating func append(escaping text: String, in place: Place) {
        var text = text
        text.withUTF8 { bytes in
            guard let start = bytes.baseAddress else { return }
            escape(start, count: bytes.count, in: place)
        }
    }

    /// Appends a text of libxml2, escaped for its place.
    mutating func append(escaping text: UnsafePointer<xmlChar>, in place: Place) {
        escape(text, count: Int(xmlStrlen(text)), in: place)
    }

    /// Bytes below 64 that cannot stand as they are in content: controls except tab and line feed, `&`, `<`, `>`.
    private static var specialInContent: UInt64 { 0x5000_0040_FFFF_F9FF }
    /// The same in attribute values: also tab, line feed and `"`.
    private static var specialInAttribute: UInt64 { 0x5000_0044_FFFF_FFFF }

    private mutating func escape(_ text: UnsafePointer<UInt8>, count length: Int, in place: Place) {
        // Text that stays as it is needs room only once, and most text does.
        reserve(length)
        let special = place == .content ? Self.specialInContent : Self.specialInAttribute
        var start = 0
        var index = 0
        while index < length {
            let byte = text[index]
            if byte < 64 ? special >> UInt64(byte) & 1 == 0 : byte != 0xEF {
                index += 1
                continue
            }
            let replaced = replacement(at: text + index, remaining: length - index)
            if replaced.length > 0 {
                append(text + start, count: index - start)
                append(replaced.text)
                index += replaced.length
                start = index
            } else {
                index += 1
            }
        }
        append(text + start, count: length - start)
    }

    /// What stands for the character at a special byte; a length of 0 leaves it as it is.
    ///
    /// Characters that XML does not allow (section 2.2, production `Char`) become U+FFFD.
    private func replacement(at text: UnsafePointer<UInt8>, remaining: Int) -> (text: StaticString, length: Int) {
        switch text[0] {
        case UInt8(ascii: "&"): ("&amp;", 1)
        case UInt8(ascii: "<"): ("&lt;", 1)
        case UInt8(ascii: ">"): ("&gt;", 1)
        case UInt8(ascii: "\""): ("&quot;", 1)
        case 0x9: ("&#9;", 1)
        case 0xA: ("&#10;", 1)
        case 0xD: ("&#13;", 1)
        case 0xEF where remaining >= 3 && text[1] == 0xBF && text[2] >= 0xBE: ("\u{FFFD}", 3)
        case 0xEF: ("", 0)
        default: ("\u{FFFD}", 1)
        }
    }
}
