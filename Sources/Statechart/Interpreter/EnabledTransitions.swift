/// The transitions that were selected, in order. There is one nearly always, which takes no memory of its own.
struct EnabledTransitions {
    private var first = -1
    private var others: [Int] = []

    init() {}

    init(_ number: Int) { first = number }

    init(_ numbers: [Int]) {
        first = numbers.first ?? -1
        others = Array(numbers.dropFirst())
    }

    var isEmpty: Bool { first < 0 }

    /// The transition, when there is one only.
    var single: Int? { first >= 0 && others.isEmpty ? first : nil }

    var numbers: [Int] { first < 0 ? [] : [first] + others }

    func contains(_ number: Int) -> Bool { number == first || others.contains(number) }

    mutating func append(_ number: Int) {
        if first < 0 { first = number } else { others.append(number) }
    }
}

/// An event in the internal queue.
enum QueuedEvent {
    /// The completion of a state, without data, as a number: nothing needs to be made unless an expression looks at it.
    case done(state: Int)
    case event(Event)
}
