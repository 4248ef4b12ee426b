internal import CLibXML2

/// A compiled XPath 1.0 expression.
///
/// libxml2 caches into a compiled expression while it evaluates it, so one is used by one thread at a time.
public final class XPath {
    /// The expression as written.
    public let text: String
    let pointer: xmlXPathCompExprPtr

    /// Compiles an expression.
    ///
    /// - Throws: `XPathError.syntax` with the place inside the expression.
    public init(_ text: String) throws(XPathError) {
        Library.initialize()
        guard let context = xmlXPathNewContext(nil) else { preconditionFailure("out of memory") }
        defer { xmlXPathFreeContext(context) }
        context.pointee.error = { _, _ in }
        guard text.utf8.count <= Self.longest, let pointer = xmlXPathCtxtCompile(context, text) else {
            let error = context.pointee.lastError
            throw .of(code: max(Int(error.code), 1200), expression: text, offset: Int(error.int1))
        }
        self.text = text
        self.pointer = pointer
    }

    deinit { xmlXPathFreeCompExpr(pointer) }

    /// The longest expression that is taken, in bytes: more is a mistake or an attack on the parser's recursion.
    static let longest = 8192
}
