import Foundation

/// The names that a regulation gives to what is its own: forms, fields, options, units, posts, measures, tiers, chains,
/// states, actions, series and papers.
public struct RegulationNames {
    /// All of them.
    public let all: Set<String>

    /// The names in the files of a package, given as texts.
    public init(texts: [String]) {
        // `of` names a ledger, and the attributes of a coefficient name those of units.
        let named = /\s(?:id|of|attribute|group-attribute)="(?<id>[a-z][a-z0-9-]*)"/
        let actions = /<(?:d:action|scxml)\s[^>]*?\bname="(?<id>[a-z0-9-]+)"/
        var all: Set<String> = []
        for text in texts {
            all.formUnion(text.matches(of: named).map { String($0.output.id) })
            all.formUnion(text.matches(of: actions).map { String($0.output.id) })
        }
        self.all = all
    }

    /// The names in a folder of Workflows.
    ///
    /// - Throws: what reading its files throws.
    public init(folder: URL) throws {
        let paths = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
        self.init(
            texts: try paths.filter { $0.hasSuffix("xml") }.map {
                try String(contentsOf: folder.appendingPathComponent($0), encoding: .utf8)
            })
    }
}
