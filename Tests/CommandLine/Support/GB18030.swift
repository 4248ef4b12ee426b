import Glibc
import Testing

/// Texts in the encoding that Excel writes in China.
enum GB18030 {
    static func bytes(of text: String) throws -> [UInt8] {
        let converter = try #require(iconv_open("GB18030", "UTF-8"))
        defer { iconv_close(converter) }
        var source = Array(text.utf8CString.dropLast())
        var target = [CChar](repeating: 0, count: source.count * 2 + 4)
        let capacity = target.count
        let remaining = source.withUnsafeMutableBufferPointer { source in
            target.withUnsafeMutableBufferPointer { target in
                var (input, output) = (source.baseAddress, target.baseAddress)
                var (inputLeft, outputLeft) = (source.count, target.count)
                let failed = iconv(converter, &input, &inputLeft, &output, &outputLeft) == -1
                return failed || inputLeft > 0 ? nil : outputLeft
            }
        }
        return target.prefix(capacity - (try #require(remaining))).map { UInt8(bitPattern: $0) }
    }
}
