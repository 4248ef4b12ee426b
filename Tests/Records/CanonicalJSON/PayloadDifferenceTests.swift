import Testing

@testable import Records

/// The first value in which two payloads differ.
@Suite struct PayloadDifferenceTests {
    /// Two payloads, where they differ first, and what each has there.
    static let differences: [(expected: String, recorded: String, path: String, values: [String?])] = [
        (#"{"a":1}"#, #"{"a":2}"#, "a", ["1", "2"]), (#"{"a":"x"}"#, #"{"a":1}"#, "a", ["“x”", "1"]),
        // The first by name, whatever the order in which they stand.
        (#"{"b":1,"a":1}"#, #"{"a":2,"b":2}"#, "a", ["1", "2"]),
        (#"{"a":{"b":{"c":true}}}"#, #"{"a":{"b":{"c":false}}}"#, "a.b.c", ["true", "false"]),
        (#"{"a":[1,2]}"#, #"{"a":[1,3]}"#, "a[2]", ["2", "3"]), (#"{"a":[1]}"#, #"{"a":[1,2]}"#, "a[2]", [nil, "2"]),
        (#"{"a":1}"#, #"{"a":1,"b":null}"#, "b", [nil, "null"]), (#"{"a":[]}"#, #"{"a":{}}"#, "a", ["[]", "{}"]),
        (#"[{"a":1}]"#, #"[{"a":2}]"#, "[1].a", ["1", "2"]),
    ]

    @Test(arguments: differences) func `the first difference is named with both values`(
        _ expected: String, _ recorded: String, _ path: String, _ values: [String?]
    ) throws {
        let found = try PayloadDifference.first(expected: expected, recorded: recorded)
        #expect(found == PayloadDifference(path: path, expected: values[0], recorded: values[1]))
    }

    @Test(arguments: [
        ("{}", "{}"), (#"{"a":1,"b":[true,null]}"#, #"{ "b" : [true, null], "a" : 1 }"#), (#""\u7532""#, #""甲""#),
    ])
    func `what means the same does not differ`(_ one: String, _ other: String) throws {
        #expect(try PayloadDifference.first(expected: one, recorded: other) == nil)
    }

    @Test func `of long texts the part is shown in which they differ`() throws {
        let same = String(repeating: "a", count: 100)
        let tail = String(repeating: "z", count: 100)
        let found = try #require(
            try PayloadDifference.first(
                expected: #"{"snapshot":"\#(same)b\#(tail)"}"#, recorded: #"{"snapshot":"\#(same)c"}"#))
        #expect(found.path == "snapshot")
        let before = "…" + String(repeating: "a", count: 20)
        #expect(found.expected == "“\(before)b\(tail.prefix(59))…”")
        #expect(found.recorded == "“\(before)c”")
    }

    @Test func `what is no JSON has no difference to show`() {
        #expect(throws: DecodingError.self) { try PayloadDifference.first(expected: "{", recorded: "{}") }
    }
}
