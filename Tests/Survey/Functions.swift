/// A function, an initialiser, a subscript or a computed property, with how long it is.
public struct MeasuredFunction: Sendable, Hashable {
    /// The file.
    public let path: String
    /// Its name.
    public let name: String
    /// The line that it begins on, from 1.
    public let line: Int
    /// How many lines it has, from its name to its closing brace.
    public let length: Int
}

extension SourceFile {
    /// The functions of the file that have a body.
    public var functions: [MeasuredFunction] {
        code.indices.flatMap { index in
            code[index].matches(of: Self.beginning).compactMap { match -> MeasuredFunction? in
                guard !isMember(match.range, of: code[index]),
                    let end = endOfBody(from: index, match.range.upperBound)
                else { return nil }
                return MeasuredFunction(
                    path: path, name: String(match.2 ?? match.3 ?? match.4 ?? match.1), line: index + 1,
                    length: end - index + 1)
            }
        }
    }

    nonisolated(unsafe) private static let beginning =
        /\b(func +`?(\w+|[^\w\s(]+)|(init|deinit|subscript)\b(?= *[?({<])|var +`?(\w+)`? *:[^={]*(?=\{))/

    /// Whether a word follows a dot, as in `self.init(…)`.
    private func isMember(_ range: Range<String.Index>, of line: String) -> Bool {
        line[..<range.lowerBound].last == "."
    }

    /// The line of the brace that closes the body, `nil` where there is none, as in protocols.
    private func endOfBody(from line: Int, _ start: String.Index) -> Int? {
        var (brackets, braces) = (0, 0)
        for index in line..<code.count {
            let text = index == line ? code[index][start...] : code[index][...]
            if index > line, braces == 0, brackets == 0, text.firstMatch(of: Self.declaration) != nil { return nil }
            for character in text {
                switch character {
                case "(", "[": brackets += 1
                case ")", "]": brackets -= 1
                case "{" where brackets == 0 || braces > 0: braces += 1
                case "}" where braces > 0:
                    braces -= 1
                    if braces == 0 { return index }
                case "}" where brackets == 0: return nil
                default: break
                }
            }
        }
        return nil
    }

    nonisolated(unsafe) private static let declaration =
        /^ *(@|(public|package|private|fileprivate|static|mutating|func|var|let|init|subscript|case|struct|enum)\b)/
}
