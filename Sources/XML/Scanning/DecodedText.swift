/// Where each byte of a decoded text or attribute value stands in the source, and where the value ends.
///
/// A value reads `a &lt; b` as `a < b` and a line end `\r\n` as one character, so that places inside a value are not
/// places inside the source.
///
/// - Parameters:
///   - count: the number of bytes of the decoded value.
///   - start: where the value begins in the source.
///   - isVerbatim: whether `&` stands for itself, as in a CDATA section.
/// - Returns: `count + 1` offsets.
public func sourceOffsets(
    ofDecoded count: Int, from start: Int, in bytes: [UInt8], isVerbatim: Bool = false
) -> [Int] {
    var offsets: [Int] = []
    offsets.reserveCapacity(count + 1)
    var offset = start
    while offsets.count < count, offset < bytes.count {
        switch bytes[offset] {
        case UInt8(ascii: "&") where !isVerbatim:
            let end = bytes[offset...].firstIndex(of: UInt8(ascii: ";")) ?? offset
            let length = decodedLength(ofReference: bytes[(offset + 1)..<max(end, offset + 1)])
            offsets += Array(repeating: offset, count: length)
            offset = end + 1
        case 0xD where offset + 1 < bytes.count && bytes[offset + 1] == 0xA:
            offsets.append(offset)
            offset += 2
        default:
            offsets.append(offset)
            offset += 1
        }
    }
    while offsets.count <= count { offsets.append(offset) }
    return Array(offsets.prefix(count)) + [offset]
}

/// The length in UTF-8 of what a reference stands for: a character by number, or one of the five predefined entities.
private func decodedLength(ofReference name: ArraySlice<UInt8>) -> Int {
    guard name.first == UInt8(ascii: "#") else { return 1 }
    let text = String(decoding: name.dropFirst(), as: UTF8.self)
    let value = text.hasPrefix("x") ? UInt32(text.dropFirst(), radix: 16) : UInt32(text)
    return value.flatMap { Unicode.Scalar($0) }.map { UTF8.width($0) } ?? 1
}
