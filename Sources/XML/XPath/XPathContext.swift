internal import CLibXML2
public import Diagnostics

/// Where expressions are evaluated: a document, namespaces, variables and functions. Made once and used many times.
public final class XPathContext {
    /// A function in Swift: takes the arguments, gives the value, or throws the reason why it cannot.
    public typealias Function = ([XPathValue]) throws(FunctionRefusal) -> XPathValue

    /// Why a function refuses its arguments.
    public struct FunctionRefusal: Error {
        /// The reason.
        public let reason: Message

        /// A refusal.
        public init(_ reason: Message) { self.reason = reason }
    }

    /// The document of the context; variables may hold nodes of others.
    public var document: Document {
        didSet { pointer.pointee.doc = document.pointer }
    }
    /// Asked for `$name` before the variables that were set; a machine's data changes with every snapshot.
    public var variables: ((String) -> XPathValue?)? {
        didSet {
            let data = Unmanaged.passUnretained(self).toOpaque()
            xmlXPathRegisterVariableLookup(pointer, variables == nil ? nil : XPathContext.lookUpVariable, data)
        }
    }
    private let pointer: xmlXPathContextPtr
    private let shared: XPathFunctionTable
    private var functions: [String: Function] = [:]
    private var variableNodes: [String: [Node]] = [:]
    private var refusal: Message?

    /// A context for a document.
    ///
    /// - Parameters:
    ///   - functions: functions that expressions may call, beside libxml2's own.
    ///   - operations: the most operations one evaluation may take (libxml2's `opLimit`).
    public init(
        _ document: Document, functions: XPathFunctionTable = XPathFunctionTable(), operations: UInt = 10_000_000
    ) {
        Library.initialize()
        self.document = document
        shared = functions
        guard let pointer = xmlXPathNewContext(document.pointer) else { preconditionFailure("out of memory") }
        self.pointer = pointer
        pointer.pointee.opLimit = operations
        pointer.pointee.error = { _, _ in }
        pointer.pointee.userData = nil
        xmlXPathRegisterFuncLookup(pointer, XPathContext.lookUp, Unmanaged.passUnretained(self).toOpaque())
    }

    deinit { xmlXPathFreeContext(pointer) }

    /// Declares a namespace prefix for expressions.
    public func register(prefix: String, namespace: String) {
        xmlXPathRegisterNs(pointer, prefix, namespace)
    }

    /// Forgets a namespace prefix.
    public func unregister(prefix: String) {
        xmlXPathRegisterNs(pointer, prefix, nil)
    }

    /// Binds `$name`, or unbinds it.
    public func set(_ name: String, to value: XPathValue?) {
        variableNodes[name] = value?.nodes
        xmlXPathRegisterVariable(pointer, name, value?.makeObject())
    }

    /// Adds a function; without a namespace it is called without a prefix.
    public func register(function name: String, namespace: String? = nil, _ body: @escaping Function) {
        functions[XPathFunctionTable.key(name, namespace)] = body
    }

    private func body(of name: UnsafePointer<xmlChar>?, in namespace: UnsafePointer<xmlChar>?) -> Function? {
        let key = XPathFunctionTable.key(String(xml: name), namespace.map { String(xml: $0) })
        return functions[key] ?? shared.bodies[key]
    }

    /// Evaluates an expression at a node.
    ///
    /// - Throws: `XPathError`.
    public func evaluate(_ expression: XPath, at node: Node? = nil) throws(XPathError) -> XPathValue {
        prepare(at: node)
        guard let object = xmlXPathCompiledEval(expression.pointer, pointer) else { throw failure(of: expression) }
        defer { xmlXPathFreeObject(object) }
        return XPathValue(object.pointee)
    }

    /// Evaluates an expression to its effective boolean value, as `boolean()` gives it.
    ///
    /// - Throws: `XPathError`.
    public func holds(_ expression: XPath, at node: Node? = nil) throws(XPathError) -> Bool {
        prepare(at: node)
        let result = xmlXPathCompiledEvalToBoolean(expression.pointer, pointer)
        guard result >= 0 else { throw failure(of: expression) }
        return result != 0
    }

    /// How many operations the last evaluation took.
    public var operations: Int { Int(pointer.pointee.opCount) }

    private func prepare(at node: Node?) {
        pointer.pointee.node = (node ?? document.documentNode).pointer
        pointer.pointee.proximityPosition = 1
        pointer.pointee.contextSize = 1
        pointer.pointee.opCount = 0
        refusal = nil
        if pointer.pointee.lastError.code != 0 { xmlResetError(&pointer.pointee.lastError) }
    }

    private func failure(of expression: XPath) -> XPathError {
        if let refusal { return .function(expression: expression.text, reason: refusal) }
        return .of(code: Int(pointer.pointee.lastError.code), expression: expression.text)
    }

    /// libxml2 asks here before its own functions; it wants a C function, which finds its Swift body by name again.
    private static let lookUp: xmlXPathFuncLookupFunc = { data, name, namespace in
        guard let data else { return nil }
        let context = Unmanaged<XPathContext>.fromOpaque(data).takeUnretainedValue()
        return context.body(of: name, in: namespace) == nil ? nil : XPathContext.call
    }

    private static let lookUpVariable: xmlXPathVariableLookupFunc = { data, name, namespace in
        guard let data, namespace == nil else { return nil }
        let context = Unmanaged<XPathContext>.fromOpaque(data).takeUnretainedValue()
        return context.variables?(String(xml: name))?.makeObject()
    }

    private static let call: xmlXPathFunction = { parser, count in
        guard let parser, let inner = parser.pointee.context, let data = inner.pointee.funcLookupData else { return }
        let context = Unmanaged<XPathContext>.fromOpaque(data).takeUnretainedValue()
        let body = context.body(of: inner.pointee.function, in: inner.pointee.functionURI)
        var arguments: [XPathValue] = []
        for _ in 0..<count {
            guard let object = valuePop(parser) else { return xmlXPathErr(parser, Int32(XPATH_STACK_ERROR.rawValue)) }
            arguments.append(XPathValue(object.pointee))
            xmlXPathFreeObject(object)
        }
        guard let body else {
            return xmlXPathErr(parser, Int32(XPATH_UNKNOWN_FUNC_ERROR.rawValue))
        }
        do throws(FunctionRefusal) {
            valuePush(parser, try body(arguments.reversed()).makeObject())
        } catch {
            context.refusal = error.reason
            xmlXPathErr(parser, Int32(XPATH_EXPR_ERROR.rawValue))
        }
    }
}

/// Functions for expressions, by name and namespace; made once and shared by contexts.
public struct XPathFunctionTable: Sendable {
    /// A function that depends on nothing but its arguments.
    public typealias Function = @Sendable ([XPathValue]) throws(XPathContext.FunctionRefusal) -> XPathValue

    fileprivate private(set) var bodies: [String: Function] = [:]

    /// An empty table.
    public init() {}

    /// Adds a function; without a namespace it is called without a prefix.
    public mutating func add(_ name: String, namespace: String? = nil, _ body: @escaping Function) {
        bodies[Self.key(name, namespace)] = body
    }

    fileprivate static func key(_ name: String, _ namespace: String?) -> String { "\(namespace ?? "") \(name)" }
}
