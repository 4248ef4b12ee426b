import Glibc

/// Converts GB18030 with the system's iconv(3).
struct GB18030Converter: ~Copyable {
    private let handle: iconv_t
    private static let bufferSize = 1 << 16

    init() throws(TextEncoding.Problem) {
        guard let handle = iconv_open("UTF-8", "GB18030"), Int(bitPattern: handle) != -1 else {
            throw TextEncoding.Problem(kind: .noConverter, offset: 0)
        }
        self.handle = handle
    }

    deinit { iconv_close(handle) }

    /// The text of bytes.
    ///
    /// - Throws: `TextEncoding.Problem` with the offset of the first byte that does not decode.
    func text(_ bytes: [UInt8]) throws(TextEncoding.Problem) -> String {
        var input = bytes.map { CChar(bitPattern: $0) }
        var converted: [UInt8] = []
        var read = 0
        while read < input.count {
            let step = convert(&input, from: read, into: &converted)
            read += step.read
            // A full buffer is emptied and filled again; anything else that stops the conversion is a broken byte.
            if step.isBroken { throw TextEncoding.Problem(kind: .unknownEncoding, offset: read) }
        }
        return String(decoding: converted, as: UTF8.self)
    }

    /// Converts as much as a buffer holds.
    private func convert(
        _ input: inout [CChar], from start: Int, into converted: inout [UInt8]
    ) -> (read: Int, isBroken: Bool) {
        var buffer = [CChar](repeating: 0, count: Self.bufferSize)
        var unread = input.count - start
        var unused = buffer.count
        let isBroken = input.withUnsafeMutableBufferPointer { input in
            buffer.withUnsafeMutableBufferPointer { output in
                var source = input.baseAddress.map { $0 + start }
                var target = output.baseAddress
                return iconv(handle, &source, &unread, &target, &unused) == -1 && errno != E2BIG
            }
        }
        converted += buffer[..<(buffer.count - unused)].map { UInt8(bitPattern: $0) }
        return (input.count - start - unread, isBroken)
    }
}
