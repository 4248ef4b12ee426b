import Diagnostics

/// The name under which an attachment is written: its own, where that is harmless.
///
/// No name leads out of the folder, is hidden, is read as an option, holds what a terminal obeys, or is a program to
/// whoever clicks on it.
struct ExtractedName {
    let text: String

    /// - Parameter name: the name that the attachment came with.
    init(_ name: String) {
        let last = name.split { $0 == "/" || $0 == "\\" }.last.map(harmless) ?? ""
        let start = last.drop { ".-~ ".contains($0) }
        var safe = (start.count < last.count ? "_" : "") + start
        // A name has up to 255 bytes, and the hidden one while it is written some more.
        while safe.utf8.count > 180 { safe.removeLast() }
        if safe.isEmpty { safe = "_" }
        let ending = safe.split(separator: ".").last?.lowercased() ?? ""
        text = Self.started.contains(ending) ? safe + ".txt" : safe
    }

    /// Endings that desktops start, instead of showing.
    private static let started: Set<String> = [
        "bat", "cmd", "com", "desktop", "exe", "hta", "js", "jse", "lnk", "msi", "ps1", "scr", "sh", "url", "vbs",
        "wsf",
    ]
}

/// A text without what terminals obey.
private func harmless(_ text: Substring) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.map { isObeyed($0) ? "_" : $0 }))
}
