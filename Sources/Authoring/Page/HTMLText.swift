/// HTML as it is put together: every text escaped, every element closed.
struct HTMLText {
    private(set) var text = ""

    /// A text that stands for itself.
    mutating func words(_ words: String) {
        for scalar in words.unicodeScalars {
            switch scalar {
            case "&": text += "&amp;"
            case "<": text += "&lt;"
            case ">": text += "&gt;"
            case "\"": text += "&quot;"
            default: text.unicodeScalars.append(scalar)
            }
        }
    }

    /// Markup that is known to be well-formed.
    mutating func markup(_ markup: String) { text += markup }

    /// An element with what stands in it.
    mutating func element(
        _ name: String, _ attributes: KeyValuePairs<String, String?> = [:], _ body: (inout HTMLText) -> Void = { _ in }
    ) {
        text += "<\(name)"
        for (name, value) in attributes {
            guard let value else { continue }
            text += " \(name)=\""
            words(value)
            text += "\""
        }
        text += ">"
        body(&self)
        text += "</\(name)>"
    }

    /// An element that holds a text.
    mutating func element(_ name: String, _ attributes: KeyValuePairs<String, String?> = [:], words: String) {
        element(name, attributes) { $0.words(words) }
    }
}
