import Foundation
import Testing
import Values

/// Names that read alike are compared as one, and what nobody sees is found.
@Suite struct ComparedTextTests {
    @Test(arguments: [
        ("ＡＢＣ１２３", "abc123"), ("\u{2F2D}示例", "山示例"), ("示例\u{200B}公司", "示例公司"),
        ("示\u{E0100}例", "示例"), ("\u{FEFF}示例\u{AD}", "示例"), ("\u{F900}示例", "豈示例"), ("ÉXAMPLE", "e\u{301}xample"),
        ("①示例㈱", "1示例(株)"), ("a\u{302}\u{323}", "a\u{323}\u{302}"),
    ])
    func `forms of the same characters are one`(one: String, other: String) {
        #expect(Array(one.compared.unicodeScalars) == Array(other.compared.unicodeScalars))
    }

    @Test func `what differs stays different`() {
        #expect("示例一".compared != "示例二".compared)
        #expect("АВС".compared != "ABC".compared)
    }

    @Test func `decompositions are those of Unicode`() throws {
        for range in [0xA0...0x52F, 0x2E80...0x33FF, 0xF900...0xFA6D, 0xFF01...0xFF5E, 0x2F800...0x2FA1D] {
            for scalar in range.compactMap({ Unicode.Scalar($0) })
            where !scalar.properties.isDefaultIgnorableCodePoint && scalar.properties.generalCategory != .unassigned {
                let expected = String(scalar).decomposedStringWithCompatibilityMapping.lowercased()
                #expect(
                    String(scalar).compared.decomposedStringWithCanonicalMapping
                        == expected.decomposedStringWithCanonicalMapping, "U+\(String(scalar.value, radix: 16))")
            }
        }
    }

    @Test(arguments: ["\u{200B}", "\u{200D}", "\u{2060}", "\u{FEFF}", "\u{AD}", "\u{202E}", "\u{2066}", "\u{61C}"])
    func `what nobody sees and what turns the direction is found`(hidden: String) {
        #expect("示例\(hidden)公司".hiddenCharacter == hidden.unicodeScalars.first)
    }

    @Test(arguments: ["葛\u{E0100}示例", "می\u{200C}خواهم", "Example 示例"])
    func `variants of ideographs and joiners that a script needs are no hidden characters`(text: String) {
        #expect(text.hiddenCharacter == nil)
    }

    @Test func `a word of several alphabets is found, several words are not`() {
        #expect("示例 EX\u{410}MPLE 公司".wordOfMixedAlphabets == "EX\u{410}MPLE")
        #expect("Example Пример 示例".wordOfMixedAlphabets == nil)
    }
}
