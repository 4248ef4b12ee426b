public import Values

/// What an expression looks at: a name, a text, and the facts under it, as an XML element has them.
///
/// A value that knows nothing of XML: a record, a row of a table and the measures of an account are all facts.
public struct Facts: Sendable, Equatable {
    /// The name by which a path finds it.
    public let name: String
    /// The text that stands in it, before what is under it.
    public let text: String
    /// The number that it is, where that is known exactly and a text could not say it, such as 1/3.
    public let figure: Fraction?
    /// The attributes by name.
    public let attributes: [String: String]
    /// What is under it, in order.
    public let children: [Facts]

    /// Facts from their parts.
    public init(_ name: String, text: String = "", attributes: [String: String] = [:], children: [Facts] = []) {
        self.name = name
        self.text = text
        figure = nil
        self.attributes = attributes
        self.children = children
    }

    /// A number.
    public init(_ name: String, figure: Fraction) {
        self.name = name
        text = figure.decimal ?? ""
        self.figure = figure
        attributes = [:]
        children = []
    }

    /// The text of all of it, as XPath's `string()` gives it.
    public var wholeText: String { children.isEmpty ? text : children.reduce(text) { $0 + $1.wholeText } }
}
