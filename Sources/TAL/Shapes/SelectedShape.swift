import XML

/// What is known of a node-set before there is a document: which places of the shape its nodes have, and how many.
struct SelectedShape: Equatable {
    /// A place of a shape.
    enum Place: Hashable {
        case document
        case element(Int)
        case attribute(Int, Int)
        case text(Int)
    }

    /// How many nodes there can be.
    enum Count: Int, Comparable {
        case one, optional, many

        static func < (left: Count, right: Count) -> Bool { left.rawValue < right.rawValue }
    }

    /// Where the nodes stand; `nil` when nothing is known, as inside markup or without a shape.
    var places: Set<Place>?
    var count: Count
    /// Whether a filter chose among many: the author says which, so one may be meant.
    var isChosen = false

    /// Nothing is known.
    static let unknown = SelectedShape(places: nil, count: .optional)
}

extension ViewShape {
    /// The root element, where relative paths of a template begin.
    var rootPlace: SelectedShape { SelectedShape(places: [.element(0)], count: .one) }

    /// What a step without its predicates selects from a set of nodes. Of several places, those inside of which nothing
    /// is known are left out.
    func select(_ step: XPathStep, from set: SelectedShape) -> SelectedShape {
        guard let places = set.places else { return .unknown }
        var found: Set<SelectedShape.Place> = []
        var counts: [SelectedShape.Count] = []
        var isKnown = places.isEmpty
        for place in places {
            guard let candidates = candidates(step.axis, of: place) else { continue }
            isKnown = true
            let fitting = candidates.filter { fits($0, step.test) }
            found.formUnion(fitting)
            counts.append(count(of: fitting, step.axis))
        }
        guard isKnown else { return .unknown }
        let step: SelectedShape.Count =
            counts.count > 1 ? max(counts.max() ?? .optional, .optional) : counts.first ?? .optional
        return SelectedShape(places: found, count: max(set.count, step), isChosen: set.isChosen)
    }

    private func count(of places: [SelectedShape.Place], _ axis: XPathStep.Axis) -> SelectedShape.Count {
        guard [.child, .attribute, .itself, .parent].contains(axis) else { return .many }
        if axis == .itself || axis == .parent { return places.count == 1 ? .one : .optional }
        guard places.count <= 1, let place = places.first else { return places.isEmpty ? .optional : .many }
        return switch place {
        case .document: .one
        case .element(let index): SelectedShape.Count(elements[index].occurrence)
        case .attribute(let element, let index): SelectedShape.Count(elements[element].attributes[index].occurrence)
        case .text: .optional
        }
    }

    /// The places that an axis leads to; `nil` when the shape does not know.
    func candidates(_ axis: XPathStep.Axis, of place: SelectedShape.Place) -> [SelectedShape.Place]? {
        switch axis {
        case .itself: return [place]
        case .child: return children(of: place)
        case .attribute:
            guard case .element(let index) = place else { return [] }
            if elements[index].type == .markup { return nil }
            return elements[index].attributes.indices.map { .attribute(index, $0) }
        case .parent: return parents(of: place)
        case .descendant: return closure(of: place, includingItself: false, children)
        case .descendantOrSelf: return closure(of: place, includingItself: true, children)
        case .ancestor: return closure(of: place, includingItself: false, parents)
        case .ancestorOrSelf: return closure(of: place, includingItself: true, parents)
        case .followingSibling, .precedingSibling:
            guard let parents = parents(of: place) else { return nil }
            var found: [SelectedShape.Place] = []
            for parent in parents {
                guard let siblings = children(of: parent) else { return nil }
                found += siblings
            }
            return found
        case .following, .preceding, .namespace: return nil
        }
    }

    private func children(of place: SelectedShape.Place) -> [SelectedShape.Place]? {
        switch place {
        case .document: return [.element(0)]
        case .element(let index):
            if elements[index].type == .markup { return nil }
            let text: [SelectedShape.Place] = elements[index].type == nil ? [] : [.text(index)]
            return elements[index].children.map { .element($0) } + text
        case .attribute, .text: return []
        }
    }

    private func parents(of place: SelectedShape.Place) -> [SelectedShape.Place]? {
        switch place {
        case .document: []
        case .element(0): [.document]
        case .element(let index): elements[index].parents.map { .element($0) }
        case .attribute(let index, _), .text(let index): [.element(index)]
        }
    }

    /// Everything below or above a place; the unknown inside of markup is left out.
    private func closure(
        of place: SelectedShape.Place, includingItself: Bool,
        _ next: (SelectedShape.Place) -> [SelectedShape.Place]?
    ) -> [SelectedShape.Place]? {
        var found: [SelectedShape.Place] = includingItself ? [place] : []
        var seen: Set<SelectedShape.Place> = includingItself ? [place] : []
        var pending = [place]
        while let current = pending.popLast() {
            for candidate in next(current) ?? [] where seen.insert(candidate).inserted {
                found.append(candidate)
                pending.append(candidate)
            }
        }
        return found
    }

    private func fits(_ place: SelectedShape.Place, _ test: XPathStep.Test) -> Bool {
        switch test {
        case .node: return true
        case .text: if case .text = place { return true } else { return false }
        case .name(nil, let local): return name(of: place) == local
        case .anyName(nil): return name(of: place) != nil
        case .name, .anyName, .comment, .processingInstruction: return false
        }
    }

    /// The name of an element or attribute.
    func name(of place: SelectedShape.Place) -> String? {
        switch place {
        case .document, .text: nil
        case .element(let index): elements[index].name
        case .attribute(let element, let index): elements[element].attributes[index].name
        }
    }

    /// What the text at a place is; `nil` for elements that hold only elements.
    func type(of place: SelectedShape.Place) -> ShapeType? {
        switch place {
        case .document: nil
        case .element(let index), .text(let index): elements[index].type
        case .attribute(let element, let index): elements[element].attributes[index].type
        }
    }
}

extension SelectedShape.Count {
    fileprivate init(_ occurrence: ShapeOccurrence) {
        switch occurrence {
        case .one: self = .one
        case .optional: self = .optional
        case .many: self = .many
        }
    }
}
