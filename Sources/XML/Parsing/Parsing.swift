internal import CLibXML2
public import Diagnostics

extension Document {
    /// Parses a document from bytes.
    ///
    /// - Parameters:
    ///   - bytes: UTF-8, with or without a byte order mark; UTF-16 with one; GB18030 where the declaration says so.
    ///   - name: the file as the user named it, for messages.
    /// - Throws: `Findings`, one for everything the parser noticed, each with its place.
    public static func parse(
        _ bytes: [UInt8], name: String, limits: ParsingLimits = ParsingLimits()
    ) throws(Findings) -> Document {
        Library.initialize()
        guard bytes.count <= limits.bytes else {
            throw Findings([ParsingProblem.tooLarge(bytes: bytes.count, limit: limits.bytes).finding(in: name)])
        }
        let source = SourceText(name: name, bytes: try decoded(bytes, name: name))
        if let place = firstTag(withMoreAttributesThan: limits.attributes, in: source.bytes) {
            throw Findings([ParsingProblem.tooManyAttributes(limit: limits.attributes).finding(in: source, at: place)])
        }
        guard let context = xmlNewParserCtxt() else { preconditionFailure("out of memory") }
        defer { xmlFreeParserCtxt(context) }
        let collector = ParsingCollector(source: source, limits: limits)
        let document = withExtendedLifetime(collector) {
            read(source.bytes, with: context, collector: collector)
        }
        guard collector.findings.isEmpty, let document else {
            xmlFreeDoc(document)
            throw Findings(collector.findings.isEmpty ? [collector.unexplained] : collector.findings)
        }
        return Document(owning: document, source: source)
    }

    /// Parses a file.
    ///
    /// - Throws: `Findings`, also when the file cannot be read.
    public static func parse(
        file path: String, limits: ParsingLimits = ParsingLimits()
    ) throws(Findings) -> Document {
        let bytes: [UInt8]
        do {
            bytes = try readFile(path, limit: limits.bytes)
        } catch {
            throw Findings(error.findings)
        }
        return try parse(bytes, name: path, limits: limits)
    }

    private static func decoded(_ bytes: [UInt8], name: String) throws(Findings) -> [UInt8] {
        do {
            return try utf8(ofDocument: bytes)
        } catch {
            throw Findings([ParsingProblem.notItsEncoding(offset: error.offset).finding(in: name)])
        }
    }

    private static func read(
        _ bytes: [UInt8], with context: xmlParserCtxtPtr, collector: ParsingCollector
    ) -> xmlDocPtr? {
        context.pointee._private = Unmanaged.passUnretained(collector).toOpaque()
        collector.install(in: context)
        let options = XML_PARSE_NONET.rawValue | XML_PARSE_BIG_LINES.rawValue | XML_PARSE_COMPACT.rawValue
        let document = bytes.withUnsafeBytes { buffer in
            xmlCtxtReadMemory(
                context, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(buffer.count), nil, "UTF-8",
                Int32(options))
        }
        return document
    }
}
