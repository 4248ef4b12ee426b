/// The lower-case hexadecimal digits of bytes, two for each.
public func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
    var digits: [UInt8] = []
    appendHexadecimal(Array(bytes), to: &digits)
    return String(decoding: digits, as: UTF8.self)
}

/// Appends the lower-case hexadecimal digits of bytes as ASCII, two for each.
public func appendHexadecimal(_ bytes: [UInt8], to digits: inout [UInt8]) {
    digits.reserveCapacity(digits.count + bytes.count * 2)
    for byte in bytes {
        digits.append(digit(byte >> 4))
        digits.append(digit(byte & 0xF))
    }
}

/// The bytes that lower-case hexadecimal digits stand for; `nil` for an odd number of digits or any other character.
public func bytes(hexadecimal text: some StringProtocol) -> [UInt8]? {
    let digits = Array(String(text).utf8)
    guard digits.count.isMultiple(of: 2) else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(digits.count / 2)
    for position in stride(from: 0, to: digits.count, by: 2) {
        guard let high = nibble(digits[position]), let low = nibble(digits[position + 1]) else { return nil }
        bytes.append(high << 4 | low)
    }
    return bytes
}

@inline(__always)
private func digit(_ nibble: UInt8) -> UInt8 {
    nibble < 10 ? UInt8(ascii: "0") + nibble : UInt8(ascii: "a") + nibble - 10
}

private func nibble(_ digit: UInt8) -> UInt8? {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
    default: nil
    }
}
