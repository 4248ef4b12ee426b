import Foundation
import Testing

@testable import Records

@Suite struct CanonicalJSONTests {
    private struct Sample: Codable, Equatable {
        enum Kind: String, Codable { case plain, other = "an-other" }
        struct Inner: Codable, Equatable {
            let `case`: Int
            let note: String?
        }
        let text: String
        let number: Int64
        let truth: Bool
        let kind: Kind?
        let inner: [Inner]
        let fields: [String: String]
        let none: [String]
        let nested: [[Int]]
    }

    private func foundation(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    /// A text of characters that JSON, XML and Chinese offices have.
    private func text(_ generator: inout some RandomNumberGenerator) -> String {
        let characters = [
            "a", "Z", "/", "\"", "\\", "\n", "\u{1}", "\u{7F}", "\u{2028}", "甲", "😀", "é", " ", "<", "\t",
        ]
        return (0..<Int.random(in: 0...12, using: &generator)).map { _ in
            characters.randomElement(using: &generator) ?? ""
        }.joined()
    }

    private func sample(_ generator: inout some RandomNumberGenerator) -> Sample {
        var fields: [String: String] = [:]
        for _ in 0..<Int.random(in: 0...5, using: &generator) { fields[text(&generator)] = text(&generator) }
        return Sample(
            text: text(&generator), number: Int64.random(in: .min ... .max, using: &generator),
            truth: Bool.random(using: &generator), kind: [.plain, .other, nil].randomElement(using: &generator) ?? nil,
            inner: (0..<3).map { .init(case: $0, note: $0 == 1 ? text(&generator) : nil) }, fields: fields, none: [],
            nested: [[1, 2], [], [3]])
    }

    @Test func `texts by key are written and read as the general way does`() throws {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<500 {
            let fields = sample(&generator).fields
            #expect(fields.columnValue == .text(try foundation(fields)))
            #expect([String: String](columnValue: .text(try foundation(fields))) == fields)
        }
        for other in ["", "{", "[]", "[\"a\"]", "null", "{\"a\":1}", "{\"a\":null}", "{\"a\":{}}", "{\"a\":\"b\"} x"] {
            #expect([String: String](columnValue: .text(other)) == nil)
        }
        #expect([String: String](columnValue: .null) == nil)
    }

    @Test func `the bytes are those that earlier editions wrote, and are read alike`() throws {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<500 {
            let sample = sample(&generator)
            let text = try CanonicalJSON.text(of: sample)
            #expect(text == (try foundation(sample)))
            #expect(try CanonicalJSON.value(Sample.self, from: text) == sample)
        }
    }

    @Test func `whatever stands in JSON is read as by the general decoder`() throws {
        for text in [
            #"{"a":"\u7532\ud83d\ude00\/","b":"\t"}"#, #" { "a" : "x" , "b" : "" } "#, "{}", #"{"a\u0062":"1"}"#,
        ] {
            let general = try JSONDecoder().decode([String: String].self, from: Data(text.utf8))
            #expect(try CanonicalJSON.value([String: String].self, from: text) == general)
        }
    }

    @Test(arguments: [
        "", "{", "{\"a\"}", "{\"a\":}", "{\"a\":\"x\",}", "[1,2]", "{\"a\":1}", "{\"a\":\"x\"} x", "{\"a\":\"\\q\"}",
        "{\"a\":\"\\ud83d\"}", "{\"a\":\"\\u12\"}", "{\"a\":\"\n\"}", "{\"a\":nul}", "null", "{\"a\":\"x\"",
    ])
    func `what is damaged is refused`(_ text: String) {
        #expect(throws: DecodingError.self) { try CanonicalJSON.value([String: String].self, from: text) }
    }

    @Test(arguments: ["1.5", "01", "-", "9223372036854775808", "1e3", "\"1\""])
    func `a number is a whole one`(_ number: String) {
        #expect(throws: DecodingError.self) { try CanonicalJSON.value([Int].self, from: "[\(number)]") }
    }

    @Test func `depth is limited`() {
        let deep = String(repeating: "[", count: 100_000)
        #expect(throws: DecodingError.self) { try CanonicalJSON.value([Int].self, from: deep) }
    }

    @Test func `a fraction is no part of an event`() {
        #expect(throws: EncodingError.self) { try CanonicalJSON.text(of: [1.5]) }
    }
}
