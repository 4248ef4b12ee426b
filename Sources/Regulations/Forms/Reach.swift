import Expressions
import XML

/// What an expression looks at in a record: its fields, and the cells of its tables.
///
/// A field and a column may have the same name, so that names alone do not tell.
struct Reach {
    /// The fields by name.
    private(set) var fields: Set<String> = []
    /// The columns by the name of their table.
    private(set) var cells: [String: Set<String>] = [:]

    /// Whether it looks at what only its evaluation knows, such as all descendants.
    private(set) var isUnknown = false

    /// How far below the record a path stands.
    private enum Depth: Int { case document = -1, record, field, row, cell }

    private struct Standing {
        var depth: Depth
        /// The field below which it stands.
        var field: String?
    }

    /// What an expression looks at from the record, or from the rows of a table; nothing where it does not parse.
    init(of expression: String, inRowsOf table: String? = nil) {
        guard let syntax = try? Expression(expression).syntax else { return }
        visit(syntax, from: Standing(depth: table == nil ? .record : .row, field: table))
    }

    private mutating func visit(_ syntax: XPathExpression, from standing: Standing) {
        switch syntax {
        case .literal, .number: break
        case .negation(let inner): visit(inner, from: standing)
        case .call(let call): for argument in call.arguments { visit(argument, from: standing) }
        case .operation(_, let left, let right):
            visit(left, from: standing)
            visit(right, from: standing)
        case .path(let path): visit(path, from: standing)
        }
    }

    private mutating func visit(_ path: XPathPath, from standing: Standing) {
        var place = standing
        switch path.start {
        case .context: break
        case .root: place = Standing(depth: .document)
        case .variable: return
        case .expression(let inner):
            visit(inner, from: standing)
            return isUnknown = !path.steps.isEmpty
        }
        for filter in path.filters { visit(filter, from: place) }
        for step in path.steps {
            guard let next = next(step, from: place) else { return isUnknown = true }
            place = next
            for predicate in step.predicates { visit(predicate, from: place) }
        }
    }

    /// Where a step leads; `nil` where only the evaluation knows.
    private mutating func next(_ step: XPathStep, from place: Standing) -> Standing? {
        switch (step.axis, step.test) {
        case (.itself, _): return place
        case (.parent, _):
            return Depth(rawValue: place.depth.rawValue - 1).map { Standing(depth: $0, field: place.field) }
        case (.child, .name(_, let name)):
            if place.depth == .record { fields.insert(name) }
            if place.depth == .row { cells[place.field ?? "", default: []].insert(name) }
            return Depth(rawValue: place.depth.rawValue + 1).map {
                Standing(depth: $0, field: place.depth == .record ? name : place.field)
            }
        default: return nil
        }
    }
}
