import Diagnostics
import Statechart
import XML

/// What an evaluation can see.
struct XPathView {
    let tree: XPathTree
    let system: SystemVariables
    let event: EventVariable?
    let scope: Scope
}

/// Evaluates the expressions of one chart: compiles each once and keeps one context for all.
///
/// libxml2 writes into compiled expressions and contexts, so an engine is used under a lock.
final class XPathEngine {
    private let expressions: [XPathExpression]
    private let environments: [[String: String]]
    private let context = XPathContext(Document(root: "datamodel"))
    private var compiled: [XPath?]
    private var environment = -1
    private var view: XPathView?

    init(_ expressions: [XPathExpression], environments: [[String: String]], functions: [XPathFunction]) {
        self.expressions = expressions
        self.environments = environments
        compiled = Array(repeating: nil, count: expressions.count)
        context.variables = { [unowned self] name in variable(name).map { .nodes([$0]) } }
        let isActive: XPathContext.Function = {
            [unowned self] arguments throws(XPathContext.FunctionRefusal) in
            guard let state = arguments.first, arguments.count == 1 else {
                throw .init(Message("In() 需要一个状态标识", "In() takes the identifier of one state"))
            }
            return .boolean(view?.scope.isActive(state.string) ?? false)
        }
        context.register(function: "In", isActive)
        context.register(function: "In", namespace: scxmlNamespace, isActive)
        for function in functions {
            context.register(function: function.name, namespace: function.namespace, function.body)
        }
    }

    /// How many operations the last evaluation took.
    var operations: Int { context.operations }

    func evaluate(_ number: Int, _ view: XPathView) throws(DataError) -> XPathValue {
        let expression = expressions[number]
        let value = try run(number, view) { (context, xpath, root) throws(XPathError) in
            try context.evaluate(xpath, at: root)
        }
        guard expression.isLocation else { return value }
        guard case .nodes(let nodes) = value, !nodes.isEmpty else {
            throw expression.error(AssignmentRefusal.selectsNothing.rule, AssignmentRefusal.selectsNothing.message)
        }
        return value
    }

    func holds(_ number: Int, _ view: XPathView) throws(DataError) -> Bool {
        try run(number, view) { (context, xpath, root) throws(XPathError) in try context.holds(xpath, at: root) }
    }

    private func run<Result>(
        _ number: Int, _ view: XPathView, _ body: (XPathContext, XPath, Node) throws(XPathError) -> Result
    ) throws(DataError) -> Result {
        let expression = expressions[number]
        self.view = view
        defer { self.view = nil }
        do throws(XPathError) {
            let xpath = try compile(number)
            view.tree.settle()
            if context.document !== view.tree.document { context.document = view.tree.document }
            if environment != expression.environment { declareNamespaces(expression.environment) }
            return try body(context, xpath, view.tree.document.root)
        } catch {
            throw expression.error(error.rule, error.message)
        }
    }

    private func compile(_ number: Int) throws(XPathError) -> XPath {
        if let xpath = compiled[number] { return xpath }
        let xpath = try XPath(expressions[number].text)
        compiled[number] = xpath
        return xpath
    }

    private func declareNamespaces(_ number: Int) {
        let old = environment >= 0 ? environments[environment] : [:]
        for prefix in old.keys where !prefix.isEmpty { context.unregister(prefix: prefix) }
        for (prefix, namespace) in environments[number] where !prefix.isEmpty {
            context.register(prefix: prefix, namespace: namespace)
        }
        environment = number
    }

    private func variable(_ name: String) -> Node? {
        guard let view else { return nil }
        if name.utf8.first == UInt8(ascii: "_") {
            return name == "_event" ? view.event?.node : view.system.variable(name)
        }
        return view.tree.variable(name)
    }
}

/// The namespace of SCXML.
public let scxmlNamespace = "http://www.w3.org/2005/07/scxml"
