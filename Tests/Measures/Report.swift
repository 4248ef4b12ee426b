import Survey

/// The measures of a tree of sources, in words and columns.
struct Report {
    private let tree: SourceTree

    init(_ tree: SourceTree) { self.tree = tree }

    private var modules: [String] { Set(tree.below("Sources").map(\.module)).sorted() }

    private func lines(_ files: [SourceFile]) -> Int { files.reduce(0) { $0 + $1.lines.count } }

    private func median(_ values: [Int]) -> Int { values.isEmpty ? 0 : values.sorted()[values.count / 2] }

    // MARK: Sizes

    /// The median and the largest file and function.
    var sizes: String {
        let parts = ["Sources", "Tests", "Benchmarks"].map { folder in
            let files = tree.below(folder)
            let functions = files.flatMap(\.functions)
            let largest = files.max { $0.lines.count < $1.lines.count }
            let longest = functions.max { $0.length < $1.length }
            return [
                "\(folder): \(files.count) files, \(lines(files)) lines, \(functions.count) functions",
                "  file: median \(median(files.map(\.lines.count))), largest \(largest.map { "\($0.lines.count) \($0.path)" } ?? "none")",
                "  function: median \(median(functions.map(\.length))), "
                    + "longest \(longest.map { "\($0.length) \($0.name), \($0.path):\($0.line)" } ?? "none")",
            ].joined(separator: "\n")
        }
        return parts.joined(separator: "\n") + "\n"
    }

    // MARK: Tests

    /// The lines of tests beside those of sources, by module; the tests of a module lie in the folder of its name.
    var tests: String {
        var rows = modules.map { module in
            let name = String(module.dropFirst("Sources/".count))
            return row(name, [tree.below(module)], [tree.below("Tests/\(name)")])
        }
        let rooms = ["Records", "Procedure", "Files", "Drawing", "Casework"]
        rows.append(
            row("rooms together", rooms.map { tree.below("Sources/\($0)") }, rooms.map { tree.below("Tests/\($0)") }))
        rows.append(row("docket by its binary", [tree.below("Sources/docket")], [tree.below("Tests/CommandLine")]))
        rows.append(row("everything", [tree.below("Sources")], [tree.below("Tests")]))
        return (["module                    sources    tests    ratio"] + rows).joined(separator: "\n") + "\n"
    }

    private func row(_ name: String, _ sources: [[SourceFile]], _ tests: [[SourceFile]]) -> String {
        let (source, test) = (lines(Array(sources.joined())), lines(Array(tests.joined())))
        let ratio = source == 0 ? 0 : 100 * test / source
        let hundredths = String(ratio % 100)
        return pad(name, 24, left: false) + pad(String(source), 9) + pad(String(test), 9)
            + pad("\(ratio / 100).\(hundredths.count < 2 ? "0" : "")\(hundredths)", 9)
    }

    private func pad(_ text: String, _ width: Int, left: Bool = true) -> String {
        let spaces = String(repeating: " ", count: max(0, width - text.count))
        return left ? spaces + text : text + spaces
    }

    // MARK: Folders

    /// The pairs of folders that depend on each other, by imports between modules and by names of types within one.
    var pairs: String {
        let all = modules.map { ($0, tree.mutualPairs(in: $0)) }
        let count = all.reduce(0) { $0 + $1.1.all }
        let mutual = all.flatMap(\.1.mutual)
        let lines = mutual.map { pair in
            "  \(pair.first) ↔ \(pair.second): "
                + "\(pair.forth.joined(separator: " ")) / \(pair.back.joined(separator: " "))"
        }
        return
            ([
                "modules that import each other: \(mutualImports)",
                "pairs of folders within a module that name each other's types: \(mutual.count) of \(count)",
            ] + lines).joined(separator: "\n")
    }

    private var mutualImports: Int {
        let imports = Dictionary(uniqueKeysWithValues: modules.map { ($0, imported(by: $0)) })
        return modules.reduce(0) { sum, module in
            sum
                + imports[module, default: []].filter { other in
                    other > module && imports[other, default: []].contains(module)
                }.count
        }
    }

    private func imported(by module: String) -> Set<String> {
        let words = tree.below(module).flatMap(\.code).filter { $0.contains("import ") }.map {
            $0.split(separator: " ")
        }
        return Set(words.compactMap { $0.last.map { "Sources/\($0)" } })
    }
}
