import Values
import XML

/// Location paths (XPath 1.0, section 2).
extension Evaluation {
    func path(_ path: XPathPath, at focus: Focus) throws(ExpressionError) -> Operand {
        let start = try start(of: path, at: focus)
        guard !path.filters.isEmpty || !path.steps.isEmpty else { return start }
        var places = try places(start)
        for filter in path.filters { places = try filtered(places, by: filter) }
        for step in path.steps {
            var found: [Place] = []
            for place in places { found += try nodes(of: step, from: place) }
            places = Place.ordered(found)
        }
        return .places(places)
    }

    private func start(of path: XPathPath, at focus: Focus) throws(ExpressionError) -> Operand {
        switch path.start {
        case .context: return .places([focus.place])
        case .root: return .places([focus.place.ancestors.last ?? focus.place])
        case .variable(let name):
            guard let place = variables[name] else {
                throw .unknownVariable(expression: expression, name: name, offset: path.startRange.lowerBound)
            }
            return .places([place])
        case .expression(let inner): return try value(of: inner, at: focus)
        }
    }

    private func nodes(of step: XPathStep, from place: Place) throws(ExpressionError) -> [Place] {
        let candidates =
            switch step.axis {
            case .child: place.children
            case .attribute: place.attributes
            case .parent: place.parent.map { [$0] } ?? []
            case .itself: [place]
            case .descendant: Array(place.family.dropFirst())
            case .descendantOrSelf: place.family
            case .ancestor: place.ancestors
            case .ancestorOrSelf: [place] + place.ancestors
            default: [Place]()
            }
        var places = candidates.filter { fits($0, step.test) }
        for predicate in step.predicates { places = try filtered(places, by: predicate) }
        return places
    }

    private func fits(_ place: Place, _ test: XPathStep.Test) -> Bool {
        switch test {
        case .name(nil, let name): place.facts.name == name
        case .anyName(nil): !place.facts.name.isEmpty
        case .node: true
        default: false
        }
    }

    /// The nodes for which a predicate holds; a number is the position of the one that it means.
    private func filtered(_ places: [Place], by predicate: XPathExpression) throws(ExpressionError) -> [Place] {
        var kept: [Place] = []
        for (index, place) in places.enumerated() {
            let focus = Focus(place: place, position: index + 1, size: places.count)
            let holds: Bool
            switch try value(of: predicate, at: focus) {
            case .number(let number): holds = number == Fraction(Int64(index + 1))
            case let other: holds = boolean(other)
            }
            if holds { kept.append(place) }
        }
        return kept
    }
}
