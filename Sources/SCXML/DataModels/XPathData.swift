import Diagnostics
import Statechart
import XML

/// The data of one session in the XPath data model. Copies share their tree until one of them changes it.
struct XPathData: DataModel {
    let program: XPathProgram
    private(set) var tree: XPathTree
    private let system: SystemVariables
    private(set) var event: EventVariable?

    init(program: XPathProgram, tree: XPathTree, system: SystemVariables, event: Event? = nil) {
        self.program = program
        self.tree = tree
        self.system = system
        self.event = event.map { EventVariable($0) }
    }

    mutating func bind(_ event: Event) {
        self.event = EventVariable(event)
    }

    // MARK: Evaluating

    func condition(_ expression: Int, in scope: Scope, work: inout Int) throws(DataError) -> Bool {
        try program.withEngine { (engine) throws(DataError) in
            defer { work += engine.operations }
            return try engine.holds(expression, view(scope))
        }
    }

    func text(_ expression: Int, in scope: Scope, work: inout Int) throws(DataError) -> String {
        try program.withEngine { (engine) throws(DataError) in
            defer { work += engine.operations }
            return try engine.evaluate(expression, view(scope)).string
        }
    }

    func value(_ expression: Int, in scope: Scope, work: inout Int) throws(DataError) -> Value {
        try program.withEngine { (engine) throws(DataError) in
            defer { work += engine.operations }
            let value = try engine.evaluate(expression, view(scope))
            guard case .nodes(let nodes) = value else { return .text(value.string) }
            return Markup.value(of: nodes)
        }
    }

    private func view(_ scope: Scope) -> XPathView {
        XPathView(tree: tree, system: system, event: event, scope: scope)
    }

    // MARK: Changing

    mutating func initialize(_ number: Int, from outside: Value?, in scope: Scope) throws(DataError) {
        let element = program.data[number]
        if let outside { return try replace(element.id, with: outside) }
        switch element.source {
        case .none: return
        case .unavailable(let finding): throw DataError(finding)
        case .literal(let value): try replace(element.id, with: value)
        case .expression(let expression):
            try change(in: scope) { (engine, view) throws(DataError) in
                let value = NewValue(try engine.evaluate(expression, view))
                let node = view.tree.declare(element.id)
                _ = view.tree.assign(value, to: [node], .replaceChildren, attribute: "")
            }
        }
    }

    mutating func assign(_ number: Int, in scope: Scope, work: inout Int) throws(DataError) {
        let assignment = program.assignments[number]
        let expression = program.expressions[assignment.location]
        try change(in: scope) { (engine, view) throws(DataError) in
            let targets = try engine.evaluate(assignment.location, view).nodes
            work += engine.operations
            defer { work += engine.operations + view.tree.takeWork() }
            let value =
                switch assignment.value {
                case .literal(let value): NewValue(value)
                case .expression(let expression): NewValue(try engine.evaluate(expression, view))
                }
            let refusal = view.tree.assign(value, to: targets, assignment.kind, attribute: assignment.attribute)
            if let refusal { throw expression.error(refusal.rule, refusal.message) }
        }
    }

    mutating func store(_ text: String, at location: Int, in scope: Scope) throws(DataError) {
        let expression = program.expressions[location]
        try change(in: scope) { (engine, view) throws(DataError) in
            let targets = try engine.evaluate(location, view).nodes
            let refusal = view.tree.assign(.text(text), to: targets, .replaceChildren, attribute: "")
            if let refusal { throw expression.error(refusal.rule, refusal.message) }
        }
    }

    mutating func replace(_ id: String, with value: Value) throws(DataError) {
        makeOwn()
        let tree = tree
        try program.withEngine { (_) throws(DataError) in
            try check(id)
            tree.replace(id, with: value)
        }
    }

    mutating func supply(_ id: String, by make: @escaping @Sendable () -> Value) throws(DataError) {
        makeOwn()
        let tree = tree
        try program.withEngine { (_) throws(DataError) in
            try check(id)
            tree.supply(id, by: make)
        }
    }

    private func check(_ id: String) throws(DataError) {
        guard tree.declared[id] == nil else { return }
        throw DataError(
            Finding("scxml.unknown-data", Message("没有数据 “\(id)”", "there is no data element “\(id)”")))
    }

    mutating func beginIteration(_ loop: ForEach, in scope: Scope) throws(DataError) -> Int {
        let expression = program.expressions[loop.array]
        for name in [loop.item, loop.index ?? loop.item] where !name.isNCName || name.hasPrefix("_") {
            let message = Message("“\(name)” 不能作变量名", "“\(name)” is no legal variable name")
            throw expression.error("scxml.foreach.illegal-name", message)
        }
        return try change(in: scope) { (engine, view) throws(DataError) in
            guard case .nodes(let nodes) = try engine.evaluate(loop.array, view) else {
                let message = Message("foreach 的 array 必须是节点集", "the array of foreach must be a node-set")
                throw expression.error("scxml.foreach.not-a-collection", message)
            }
            view.tree.begin(loop, over: nodes)
            return nodes.count
        }
    }

    mutating func iterate(to index: Int) throws(DataError) {
        makeOwn()
        let tree = tree
        program.withEngine { _ in tree.iterate(to: index) }
    }

    mutating func endIteration() { tree.end() }

    private mutating func change<Result: Sendable>(
        in scope: Scope, _ body: (XPathEngine, XPathView) throws(DataError) -> Result
    ) throws(DataError) -> Result {
        makeOwn()
        let view = view(scope)
        return try program.withEngine { (engine) throws(DataError) in try body(engine, view) }
    }

    /// Copies the tree when another value of the data shares it.
    private mutating func makeOwn() {
        guard !isKnownUniquelyReferenced(&tree) else { return }
        let shared = tree
        tree = program.withEngine { _ in shared.copy() }
    }
}

extension NewValue {
    /// A value that an expression gave: nodes as they are, anything else as a string.
    init(_ value: XPathValue) {
        if case .nodes(let nodes) = value { self = .nodes(nodes) } else { self = .text(value.string) }
    }

    /// A value from outside the data.
    init(_ value: Value) {
        self = value.parsedNodes().map { .nodes($0) } ?? .text(value.text)
    }
}
