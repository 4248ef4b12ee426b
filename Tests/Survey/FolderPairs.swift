/// Two folders whose types name each other.
public struct FolderPair: Sendable, Hashable {
    /// The folders, such as `Sources/Files/Cases`.
    public let first: String
    /// The other one.
    public let second: String
    /// The types of the second that the first names.
    public let forth: [String]
    /// The types of the first that the second names.
    public let back: [String]
}

extension SourceTree {
    /// The types of other folders of a module that each folder names, by the folder that names them and the one that
    /// declares them, as far as the names of outermost types tell. A name that is declared in several folders tells
    /// nothing.
    public func namedTypes(in module: String) -> [String: [String: [String]]] {
        let folders = Dictionary(grouping: below(module)) { file in
            file.folders.count > 3 ? file.folders.prefix(3).joined(separator: "/") : module
        }
        let declared = folders.mapValues { files in
            Set(files.flatMap(\.declarations).filter { $0.isType && $0.isOutermost }.map(\.name))
        }
        let times = declared.values.joined().reduce(into: [String: Int]()) { $0[$1, default: 0] += 1 }
        let own = declared.mapValues { $0.filter { times[$0] == 1 } }
        return Dictionary(
            uniqueKeysWithValues: folders.map { folder, files in
                let words = files.flatMap(\.code).flatMap { $0.split { !($0.isLetter || $0.isNumber || $0 == "_") } }
                let named = Set(words.map(String.init))
                let others = own.filter { $0.key != folder }.mapValues { $0.intersection(named).sorted() }
                return (folder, others)
            })
    }

    /// The folders of a module that depend on each other both ways.
    public func mutualPairs(in module: String) -> (all: Int, mutual: [FolderPair]) {
        let named = namedTypes(in: module)
        let names = named.keys.sorted()
        var mutual: [FolderPair] = []
        for (index, first) in names.enumerated() {
            for second in names[(index + 1)...] {
                let forth = named[first]?[second] ?? []
                let back = named[second]?[first] ?? []
                guard !forth.isEmpty, !back.isEmpty else { continue }
                mutual.append(FolderPair(first: first, second: second, forth: forth, back: back))
            }
        }
        return (names.count * (names.count - 1) / 2, mutual)
    }
}
