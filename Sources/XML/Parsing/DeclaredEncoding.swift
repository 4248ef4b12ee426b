import Values

/// A document as UTF-8 without a byte order mark, whatever encoding its byte order mark or its declaration names
/// (XML 1.0, section 4.3.3): UTF-8, UTF-16 with a byte order mark, GB18030 with its parts GBK and GB 2312.
///
/// Everything else is passed on as it is: what is not UTF-8 then, the parser refuses. So is UTF-8 that still declares
/// GB18030, as editors leave it that change a file's encoding and not its first line: hardly any GB18030 is UTF-8 too.
///
/// - Throws: `TextEncoding.Problem` when the bytes are not what they are said to be.
func utf8(ofDocument bytes: [UInt8]) throws(TextEncoding.Problem) -> [UInt8] {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return Array(bytes.dropFirst(3)) }
    if bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE]) {
        return Array(try TextEncoding.decode(bytes).utf8)
    }
    guard declaredEncoding(of: bytes).map(isGB18030) == true, String(validating: bytes, as: UTF8.self) == nil else {
        return bytes
    }
    return Array(try TextEncoding.decodeGB18030(bytes).utf8)
}

private func isGB18030(_ name: String) -> Bool {
    ["gb18030", "gbk", "gb2312"].contains(name.lowercased())
}

/// The name between the quotes of `encoding=` in a declaration that ASCII can read.
private func declaredEncoding(of bytes: [UInt8]) -> String? {
    guard bytes.starts(with: "<?xml".utf8) else { return nil }
    let declaration = bytes.prefix(200).prefix { $0 != UInt8(ascii: ">") }
    let parts = String(decoding: declaration, as: UTF8.self).split { $0.isWhitespace || $0 == "=" || $0 == "?" }
    guard let place = parts.firstIndex(of: "encoding"), place + 1 < parts.endIndex else { return nil }
    return parts[place + 1].trimmingQuotes()
}

extension Substring {
    fileprivate func trimmingQuotes() -> String { String(filter { $0 != "\"" && $0 != "'" }) }
}
