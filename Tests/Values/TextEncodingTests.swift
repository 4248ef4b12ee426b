import Randomness
import Testing

@testable import Values

@Suite struct TextEncodingTests {
    private let gb18030Customer: [UInt8] = [0xBF, 0xCD, 0xBB, 0xA7]  // 客户

    @Test func `UTF-8 is taken with and without a byte order mark`() throws {
        #expect(try TextEncoding.decode(Array("客户,a".utf8)) == "客户,a")
        let marked = try TextEncoding.recognise([0xEF, 0xBB, 0xBF] + Array("客户".utf8))
        #expect(marked == ("客户", .utf8))
        #expect(try TextEncoding.recognise([]) == ("", .utf8))
    }

    @Test func `UTF-16 is taken behind its byte order mark`() throws {
        #expect(try TextEncoding.recognise([0xFF, 0xFE, 0x41, 0, 0xA2, 0x5B]) == ("A客", .utf16LittleEndian))
        #expect(try TextEncoding.recognise([0xFE, 0xFF, 0, 0x41, 0x5B, 0xA2]) == ("A客", .utf16BigEndian))
        #expect(try TextEncoding.recognise([0xFF, 0xFE, 0x3D, 0xD8, 0x00, 0xDE]).text == "\u{1F600}")
    }

    @Test func `GB18030 is taken, characters of one, two and four bytes`() throws {
        #expect(try TextEncoding.recognise(gb18030Customer) == ("客户", .gb18030))
        let rare: [UInt8] = [0x95, 0x32, 0x82, 0x36]  // U+20000, beyond GBK
        #expect(try TextEncoding.decode(Array("a,".utf8) + gb18030Customer + rare) == "a,客户\u{20000}")
    }

    @Test func `a long GB18030 text is converted whole`() throws {
        let count = 100_000
        let bytes = (0..<count).flatMap { _ in gb18030Customer }
        #expect(try TextEncoding.decode(bytes) == String(repeating: "客户", count: count))
    }

    @Test func `a broken GB18030 text names the first byte that does not decode`() {
        #expect(throws: TextEncoding.Problem(kind: .unknownEncoding, offset: 4)) {
            try TextEncoding.decode(gb18030Customer + [0xFF, 0xFF] + gb18030Customer)
        }
        #expect(throws: TextEncoding.Problem(kind: .unknownEncoding, offset: 4)) {
            try TextEncoding.decode(gb18030Customer + [0xBF])
        }
    }

    @Test func `a damaged UTF-8 text is not mistaken for GB18030`() {
        let text = Array("客户名称,收入".utf8)
        #expect(throws: TextEncoding.Problem(kind: .brokenUTF8, offset: 6)) {
            try TextEncoding.decode(text[..<6] + [0xE5] + text[6...])
        }
        #expect(throws: TextEncoding.Problem(kind: .brokenUTF8, offset: text.count - 3)) {
            try TextEncoding.decode(Array(text.dropLast()))
        }
        #expect(throws: TextEncoding.Problem(kind: .brokenUTF8, offset: 4)) {
            try TextEncoding.decode([0xEF, 0xBB, 0xBF, 0x41, 0xFF])
        }
    }

    @Test func `broken UTF-16 is named`() {
        #expect(throws: TextEncoding.Problem(kind: .brokenUTF16, offset: 4)) {
            try TextEncoding.decode([0xFF, 0xFE, 0x41, 0, 0x42])
        }
        #expect(throws: TextEncoding.Problem(kind: .brokenUTF16, offset: 4)) {
            try TextEncoding.decode([0xFF, 0xFE, 0x41, 0, 0x3D, 0xD8, 0x41, 0])
        }
    }

    @Test(arguments: [[0x50, 0x4B, 0x03, 0x04, 0x14], [0xD0, 0xCF, 0x11, 0xE0, 0xA1]] as [[UInt8]])
    func `a workbook is recognised and refused`(bytes: [UInt8]) {
        #expect(throws: TextEncoding.Problem(kind: .workbook, offset: 0)) { try TextEncoding.decode(bytes) }
    }

    @Test func `random bytes decode or are refused within their length`() {
        var generator = SeededGenerator(seed: 9)
        for _ in 0..<2000 {
            let bytes = (0..<Int.random(in: 0...60, using: &generator)).map { _ in
                UInt8.random(in: 0...255, using: &generator)
            }
            do {
                _ = try TextEncoding.decode(bytes)
            } catch {
                #expect((0...bytes.count).contains(error.offset))
            }
        }
    }
}
