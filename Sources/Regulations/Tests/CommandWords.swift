/// The words of a command as tests write them: separated by white space, with quotes around what holds some.
public enum CommandWords {
    /// The words of a text. `'…'` and `"…"` keep white space, nothing escapes anything; a quote that is not closed
    /// reaches to the end.
    public static func split(_ text: String) -> [String] {
        var words: [String] = []
        var word: String?
        var quote: Character?
        for character in text {
            if let open = quote {
                if character == open { quote = nil } else { word?.append(character) }
            } else if character == "'" || character == "\"" {
                quote = character
                word = word ?? ""
            } else if character.isWhitespace {
                if let done = word { words.append(done) }
                word = nil
            } else {
                word = (word ?? "") + String(character)
            }
        }
        return words + (word.map { [$0] } ?? [])
    }

    /// A text with the values of the names in braces; a doubled brace stands for itself.
    ///
    /// - Throws: `UnknownName` for the first name without a value.
    public static func fill(_ text: String, _ value: (String) -> String?) throws(UnknownName) -> String {
        var filled = ""
        var rest = text[...]
        while let character = rest.first {
            if rest.hasPrefix("{{") || rest.hasPrefix("}}") {
                filled.append(character)
                rest = rest.dropFirst(2)
            } else if character == "{", let end = rest.firstIndex(of: "}") {
                let name = String(rest[rest.index(after: rest.startIndex)..<end])
                guard let found = value(name) else { throw UnknownName(name: name) }
                filled += found
                rest = rest[rest.index(after: end)...]
            } else {
                filled.append(character)
                rest = rest.dropFirst()
            }
        }
        return filled
    }

    /// A name in braces that stands for nothing.
    public struct UnknownName: Error, Equatable {
        /// The name.
        public let name: String
    }
}
