import CSQLite
import Store

/// The SQL function that writes a text as its characters with spaces between.
let characterFunction = "docket_characters"

/// A text as the search sees it: its characters in lower case, each a word of its own.
///
/// The tokenizers of SQLite find no part of a run of Chinese characters (nor, by trigrams, one shorter than three);
/// single characters and phrases of them are found at any length.
func spaced(_ text: String) -> String {
    var spaced = ""
    spaced.reserveCapacity(text.utf8.count * 2)
    for scalar in text.lowercased().unicodeScalars where !scalar.properties.isWhitespace {
        if !spaced.isEmpty { spaced.append(" ") }
        spaced.unicodeScalars.append(scalar)
    }
    return spaced
}

/// The question to the full-text index for a phrase of characters in one column.
func searchPhrase(_ text: String, column: String) -> String {
    // SQLite reads the question only up to a null character, and no word holds one.
    let phrase = spaced(text.replacing("\0", with: " ")).replacing("\"", with: "\"\"")
    return "{\"\(column)\"} : \"\(phrase)\""
}

extension Connection {
    /// Makes the character function known, without which searchable tables can't be changed; throws `StoreError`.
    func registerCharacterFunction() throws(StoreError) {
        let flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS
        try check(
            sqlite3_create_function_v2(
                handle, characterFunction, 1, flags, nil,
                { context, _, arguments in
                    guard let argument = arguments?[0], let start = sqlite3_value_text(argument) else {
                        sqlite3_result_null(context)
                        return
                    }
                    let bytes = UnsafeBufferPointer(start: start, count: Int(sqlite3_value_bytes(argument)))
                    var text = spaced(String(decoding: bytes, as: UTF8.self))
                    text.withUTF8 { bytes in
                        bytes.withMemoryRebound(to: CChar.self) {
                            sqlite3_result_text64(
                                context, $0.baseAddress, UInt64($0.count), docket_sqlite_transient(),
                                UInt8(SQLITE_UTF8))
                        }
                    }
                }, nil, nil, nil))
    }
}
