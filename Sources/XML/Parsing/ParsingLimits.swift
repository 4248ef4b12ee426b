/// What a document may ask of the parser. Any DTD is refused, whatever the limits.
public struct ParsingLimits: Sendable {
    /// The size of a document in bytes.
    public var bytes: Int
    /// The depth of nested elements; libxml2 itself stops at 256.
    public var depth: Int
    /// The attributes of one element, namespace declarations counted.
    public var attributes: Int
    /// Whether the bare `<!DOCTYPE html>` is let through, as templates need it.
    public var allowsHTMLDoctype: Bool

    /// Limits; by default 64 MiB, 200 levels, 256 attributes and no doctype.
    public init(
        bytes: Int = 64 << 20, depth: Int = 200, attributes: Int = 256, allowsHTMLDoctype: Bool = false
    ) {
        self.bytes = bytes
        self.depth = min(depth, 250)
        self.attributes = attributes
        self.allowsHTMLDoctype = allowsHTMLDoctype
    }
}
