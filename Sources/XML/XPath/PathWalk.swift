internal import CLibXML2

/// Simple paths as programs: `a/b`, `@c`, `.`, `../x`, `*`, `text()`, with filters `[@x]`, `[x='y']`, `[@x!='y']`,
/// `[2]`.
///
/// A walk begins at one node and goes down by interned names, without libxml2's evaluator: about a hundredth of its
/// cost. From one node, child and attribute steps select in document order and nothing twice, which is why `..` may
/// only come first and other axes stay with libxml2.
package struct WalkTable: Sendable {
    /// A walk in the table.
    package struct Walk: Sendable, Equatable {
        let steps: Range<Int>
    }

    struct Step: Sendable {
        enum Kind: Sendable { case child, anyChild, attribute, anyAttribute, parent, text }

        let kind: Kind
        /// Indices into `texts`, -1 for no namespace.
        var name = -1
        var namespace = -1
        var filters = 0..<0
    }

    struct Filter: Sendable {
        enum Kind: Sendable {
            case exists, equals, differs
            case position(Int)
        }

        let kind: Kind
        var attribute = false
        var name = -1
        var namespace = -1
        /// Index into `texts` of what is compared with.
        var literal = -1
    }

    private(set) var texts: [String] = []
    private(set) var steps: [Step] = []
    private(set) var filters: [Filter] = []

    package init() {}

    /// Adds the steps of a path, wherever it begins; `nil` when they are not a simple walk.
    ///
    /// - Parameter namespaces: the prefixes that names may use.
    package mutating func add(_ path: [XPathStep], namespaces: [String: String]) -> Walk? {
        let before = (texts, steps, filters)
        let start = steps.count
        for (index, step) in path.enumerated() {
            if step.axis == .itself, step.test == .node, step.predicates.isEmpty { continue }
            let leading = steps[start...].allSatisfy { $0.kind == .parent }
            guard var lowered = lower(step, leading: leading, namespaces: namespaces),
                index == path.count - 1 || ![.attribute, .anyAttribute, .text].contains(lowered.kind)
            else {
                (texts, steps, filters) = before
                return nil
            }
            let firstFilter = filters.count
            for (number, predicate) in step.predicates.enumerated() {
                let isLast = number == step.predicates.count - 1
                guard let filter = lower(predicate, isLast: isLast, namespaces: namespaces) else {
                    (texts, steps, filters) = before
                    return nil
                }
                filters.append(filter)
            }
            lowered.filters = firstFilter..<filters.count
            steps.append(lowered)
        }
        return Walk(steps: start..<steps.count)
    }

    private mutating func lower(_ step: XPathStep, leading: Bool, namespaces: [String: String]) -> Step? {
        switch (step.axis, step.test) {
        case (.parent, .node) where leading && step.predicates.isEmpty: return Step(kind: .parent)
        case (.child, .text): return Step(kind: .text)
        case (.child, .anyName(nil)): return Step(kind: .anyChild)
        case (.attribute, .anyName(nil)): return Step(kind: .anyAttribute)
        case (.child, .name(let prefix, let local)), (.attribute, .name(let prefix, let local)):
            guard let namespace = intern(prefix, namespaces) else { return nil }
            let kind: Step.Kind = step.axis == .child ? .child : .attribute
            return Step(kind: kind, name: intern(local), namespace: namespace)
        default: return nil
        }
    }

    private mutating func lower(_ predicate: XPathExpression, isLast: Bool, namespaces: [String: String]) -> Filter? {
        switch predicate {
        case .number(let value, _) where isLast && value >= 1 && value < 1e9 && value == value.rounded():
            return Filter(kind: .position(Int(value)))
        case .path(let path): return filter(.exists, path, namespaces)
        case .operation(let comparison, .path(let path), .literal(let text, _)) where comparison.isEquality:
            guard var filter = filter(comparison == .equal ? .equals : .differs, path, namespaces) else { return nil }
            filter.literal = intern(text)
            return filter
        default: return nil
        }
    }

    private mutating func filter(_ kind: Filter.Kind, _ path: XPathPath, _ namespaces: [String: String]) -> Filter? {
        guard path.start == .context, path.filters.isEmpty, path.steps.count == 1, let step = path.steps.first,
            step.predicates.isEmpty, step.axis == .child || step.axis == .attribute,
            case .name(let prefix, let local) = step.test, let namespace = intern(prefix, namespaces)
        else { return nil }
        return Filter(kind: kind, attribute: step.axis == .attribute, name: intern(local), namespace: namespace)
    }

    /// The index of a prefix's namespace, -1 without a prefix, `nil` when it is not declared.
    private mutating func intern(_ prefix: String?, _ namespaces: [String: String]) -> Int? {
        guard let prefix else { return -1 }
        return namespaces[prefix].map { intern($0) }
    }

    private mutating func intern(_ text: String) -> Int {
        if let known = texts.firstIndex(of: text) { return known }
        texts.append(text)
        return texts.count - 1
    }
}

extension XPathOperator {
    fileprivate var isEquality: Bool { self == .equal || self == .notEqual }
}
