/// Addresses that may stand in links: a link that data gives never runs anything.
enum Address {
    /// What stands for an address that is refused.
    static let refused = "#refused"

    private static let schemes: Set<String> = ["http", "https", "mailto", "tel"]

    /// Whether an address is relative, http, https, mailto, tel, or an image in a `data:` address.
    ///
    /// - Parameter forImage: whether it is the source of an image, where SVG cannot run scripts.
    static func isSafe(_ text: String, forImage: Bool) -> Bool {
        let bytes = significantBytes(text.utf8)
        switch scheme(of: bytes) {
        case .relative: return true
        case .unknown: return false
        case .named(let scheme):
            if schemes.contains(scheme) { return true }
            return scheme == "data" && isImage(bytes.dropFirst(5), forImage: forImage)
        }
    }

    /// Whether a beginning already decides that the address is safe, whatever follows it.
    static func isDecided(by prefix: String) -> Bool {
        let bytes = significantBytes(prefix.utf8)
        return switch scheme(of: bytes) {
        case .relative: bytes.contains { [0x23, 0x2F, 0x3F].contains($0) }
        case .named(let scheme): schemes.contains(scheme)
        case .unknown: false
        }
    }

    /// Whether a beginning already decides that the address is refused.
    static func isHopeless(_ prefix: String) -> Bool {
        switch scheme(of: significantBytes(prefix.utf8)) {
        case .named(let scheme): !schemes.contains(scheme) && scheme != "data"
        case .unknown: true
        case .relative: false
        }
    }

    private enum Scheme {
        case relative
        case named(String)
        case unknown
    }

    /// The bytes as a browser reads them (WHATWG URL, 4.4): controls and spaces at the beginning and tabs and line
    /// ends anywhere are not there.
    private static func significantBytes(_ bytes: String.UTF8View) -> [UInt8] {
        bytes.drop { $0 <= 0x20 }.filter { $0 != 0x9 && $0 != 0xA && $0 != 0xD }
    }

    private static func scheme(of bytes: [UInt8]) -> Scheme {
        for (index, byte) in bytes.enumerated() {
            switch byte {
            case UInt8(ascii: ":"):
                let name = bytes[..<index]
                let isName = name.allSatisfy { byte in
                    (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte)
                        || [0x2B, 0x2D, 0x2E].contains(byte)
                }
                guard isName, !name.isEmpty else { return .unknown }
                return .named(String(decoding: name, as: UTF8.self).lowercased())
            case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"), UInt8(ascii: "\\"): return .relative
            default: continue
            }
        }
        return .relative
    }

    private static func isImage(_ bytes: ArraySlice<UInt8>, forImage: Bool) -> Bool {
        let type = String(decoding: bytes.prefix { $0 != UInt8(ascii: ",") && $0 != UInt8(ascii: ";") }, as: UTF8.self)
            .lowercased()
        guard type.hasPrefix("image/") else { return false }
        return forImage || ["image/png", "image/jpeg", "image/gif", "image/webp", "image/bmp"].contains(type)
    }
}
