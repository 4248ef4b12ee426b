/// Something that is declared under a name.
public struct Declaration: Sendable, Hashable {
    /// The file.
    public let path: String
    /// The name.
    public let name: String
    /// `func`, `struct`, `var` and so on.
    public let kind: String
    /// The line, from 1.
    public let line: Int
    /// Whether it stands outside everything else.
    public let isOutermost: Bool

    /// Whether it is a type.
    public var isType: Bool { Self.types.contains(kind) }

    private static let types: Set<String> = ["struct", "class", "enum", "protocol", "actor", "typealias"]
}

extension SourceFile {
    /// The functions, types and properties that are declared in the file. Names within functions are among them.
    public var declarations: [Declaration] {
        code.indices.flatMap { index -> [Declaration] in
            // Tests are called by nobody.
            guard !isTest(index) else { return [] }
            return code[index].prefixMatch(of: Self.declared).map { match in
                [
                    Declaration(
                        path: path, name: String(match.output.kind == "init" ? "init" : match.output.name),
                        kind: String(match.output.kind), line: index + 1, isOutermost: match.output.indent.isEmpty)
                ]
            } ?? []
        }
    }

    nonisolated(unsafe) private static let declared =
        /(?<indent> *)(@\w+(\([^)]*\))? +)*([a-z]+(\(set\)|\(unsafe\))? +)*?(?<kind>func|struct|class|enum|protocol|actor|typealias|var|let) +`?(?<name>\w+)/

    private func isTest(_ index: Int) -> Bool {
        code[max(0, index - 1)...index].contains { line in
            ["@Test", "@Suite", "@main"].contains { line.contains($0) }
        }
    }

    /// The names in the file's code and strings.
    public var words: [Substring] {
        uncommented.flatMap { $0.split { !($0.isLetter || $0.isNumber || $0 == "_") } }
    }
}

extension SourceTree {
    /// The declarations of some files whose name stands nowhere else in the whole tree, or only in files that don't
    /// count.
    ///
    /// - Parameters:
    ///   - folder: where they are declared.
    ///   - counts: the files in which a name counts as used.
    public func unused(in folder: String, counting counts: (SourceFile) -> Bool = { _ in true }) -> [Declaration] {
        var uses: [Substring: Int] = [:]
        for file in files where counts(file) {
            for word in file.words { uses[word, default: 0] += 1 }
        }
        return below(folder).flatMap(\.declarations).filter { uses[$0.name[...], default: 0] < 2 }
    }
}

extension SourceTree {
    /// The outermost types that have a file to themselves and that no other file of the folder, or of the benchmarks,
    /// names.
    public func loneTypes(in folder: String) -> [Declaration] {
        var files: [Substring: Int] = [:]
        for file in self.files where !file.path.hasPrefix("Tests/") {
            for word in Set(file.words) { files[word, default: 0] += 1 }
        }
        return below(folder).flatMap { file -> [Declaration] in
            let types = file.declarations.filter { $0.isType && $0.isOutermost }
            let extended = file.code.compactMap { $0.prefixMatch(of: /extension (\w+)/)?.1 }
            let isItsOwn = extended.allSatisfy { name in types.contains { $0.name == name } }
            return isItsOwn && types.allSatisfy { files[$0.name[...], default: 0] < 2 } ? types : []
        }
    }
}
