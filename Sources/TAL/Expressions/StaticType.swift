/// What an expression gives, as far as it is known when the template is compiled.
enum StaticType: Equatable {
    case nodes(SelectedShape)
    case text
    case number
    case boolean

    /// The selected shape of a node-set.
    var selection: SelectedShape? {
        if case .nodes(let shape) = self { shape } else { nil }
    }

    /// What holds of a value that is either of two.
    func joined(with other: StaticType) -> StaticType {
        guard self != other else { return self }
        guard case .nodes(let left) = self, case .nodes(let right) = other else {
            return selection == nil && other.selection == nil ? .text : .nodes(.unknown)
        }
        let places = left.places.flatMap { left in right.places.map { left.union($0) } }
        return .nodes(
            SelectedShape(
                places: places, count: max(left.count, right.count), isChosen: left.isChosen || right.isChosen))
    }
}

/// What can be seen from an element of a template.
struct Scope {
    /// A variable.
    struct Variable {
        let slot: Int
        let type: StaticType
        /// Whether it always holds exactly one node.
        var isSingle = false
        /// The file that `load:` bound it to; such a variable has no value when the template is rendered.
        var template: TemplateSource?
    }

    /// The variables by name.
    var variables: [String: Variable] = [:]
    /// The repetitions around, by the name of their variable.
    var repeats: [String: Int] = [:]
    /// The variable of a repetition on the same element, which begins after define, switch and condition.
    var repeatedLater: String?
    /// Where paths begin.
    let context: SelectedShape
}
