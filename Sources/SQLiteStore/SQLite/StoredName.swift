/// The names that declared tables have in the file, apart from those of the store's own tables.
enum StoredName {
    private static let tablePrefix = "kept_"
    private static let searchPrefix = "search_"

    /// The name of a declared table.
    static func table(_ declared: String) -> String { tablePrefix + declared }

    /// The name of the search over a declared table.
    static func search(_ declared: String) -> String { searchPrefix + declared }

    /// Whether an object of the schema was made for a declared table.
    static func isMade(_ name: String) -> Bool {
        name.hasPrefix(tablePrefix) || name.hasPrefix(searchPrefix)
    }

    /// The name that was declared, of a table in the file.
    static func declared(_ name: String) -> String {
        name.hasPrefix(tablePrefix) ? String(name.dropFirst(tablePrefix.count)) : name
    }
}
