internal import CLibXML2
import Diagnostics

/// Collects what libxml2 reports while one document is parsed, and refuses what the limits do not allow.
///
/// libxml2 hands its callbacks the parser context, whose private field leads back here.
final class ParsingCollector {
    private(set) var findings: [Finding] = []
    private let source: SourceText
    private let limits: ParsingLimits
    private var stopped = false

    init(source: SourceText, limits: ParsingLimits) {
        self.source = source
        self.limits = limits
    }

    /// What to say when the parser gave no document and no reason.
    var unexplained: Finding {
        ParsingProblem.malformed(code: 0, detail: "no document").finding(in: source, at: 0)
    }

    func install(in context: xmlParserCtxtPtr) {
        guard let sax = context.pointee.sax else { return }
        sax.pointee.serror = { userData, error in
            guard let error, let (context, collector) = ParsingCollector.of(userData) else { return }
            collector.report(error.pointee, context)
        }
        sax.pointee.internalSubset = { userData, name, publicID, systemID in
            guard let (context, collector) = ParsingCollector.of(userData) else { return }
            let isBareHTML = publicID == nil && systemID == nil && xmlStrcasecmp(name, "html") == 0
            if isBareHTML && collector.limits.allowsHTMLDoctype { return }
            collector.stop(context, .doctype)
        }
        sax.pointee.entityDecl = { userData, _, _, _, _, _ in
            guard let (context, collector) = ParsingCollector.of(userData) else { return }
            collector.stop(context, .doctype)
        }
        sax.pointee.startElementNs = {
            userData, name, prefix, uri, namespaces, declared, attributes, defaulted, values in
            // Every element passes here: the depth is that of the parser's stack, and the collector is not retained.
            guard let context = userData?.assumingMemoryBound(to: xmlParserCtxt.self),
                let collector = context.pointee._private
            else { return }
            let limit = Unmanaged<ParsingCollector>.fromOpaque(collector)._withUnsafeGuaranteedRef { $0.limits.depth }
            if Int(context.pointee.nodeNr) >= limit {
                ParsingCollector.of(userData)?.1.stop(context, .tooDeep(limit: limit))
                return
            }
            xmlSAX2StartElementNs(userData, name, prefix, uri, namespaces, declared, attributes, defaulted, values)
        }
    }

    private static func of(_ userData: UnsafeMutableRawPointer?) -> (xmlParserCtxtPtr, ParsingCollector)? {
        guard let context = userData?.assumingMemoryBound(to: xmlParserCtxt.self),
            let collector = context.pointee._private
        else { return nil }
        return (context, Unmanaged<ParsingCollector>.fromOpaque(collector).takeUnretainedValue())
    }

    private func stop(_ context: xmlParserCtxtPtr, _ problem: ParsingProblem) {
        guard !stopped else { return }
        findings.append(problem.finding(in: source, at: xmlByteConsumed(context)))
        stopped = true
        xmlStopParser(context)
    }

    private func report(_ error: xmlError, _ context: xmlParserCtxtPtr) {
        guard !stopped, findings.count < 50 else { return }
        let detail = String(xml: UnsafeRawPointer(error.message)?.assumingMemoryBound(to: xmlChar.self))
        let problem = ParsingProblem.malformed(
            code: Int(error.code), detail: String(detail.drop(while: \.isNewline).prefix { !$0.isNewline }))
        findings.append(problem.finding(in: source, at: xmlByteConsumed(context)))
    }
}
