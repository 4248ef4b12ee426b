/// One node of the facts and the way to it, so that paths go up again and nodes have an order.
struct Place: Sendable {
    let facts: Facts
    /// Those above it, the nearest last.
    let above: [Facts]
    /// The tree's number and then each child's; an attribute's comes before all children.
    let way: [Int]

    /// The topmost of the facts of a tree, under a document without a name.
    init(root facts: Facts, tree: Int) {
        self.init(facts: facts, above: [Facts("", children: [facts])], way: [tree, 0])
    }

    private init(facts: Facts, above: [Facts], way: [Int]) {
        self.facts = facts
        self.above = above
        self.way = way
    }

    var children: [Place] {
        facts.children.enumerated().map { Place(facts: $1, above: above + [facts], way: way + [$0]) }
    }

    var attributes: [Place] {
        facts.attributes.sorted { $0.key < $1.key }.enumerated().map { index, attribute in
            Place(
                facts: Facts(attribute.key, text: attribute.value), above: above + [facts],
                way: way + [index - facts.attributes.count])
        }
    }

    var parent: Place? {
        above.last.map { Place(facts: $0, above: above.dropLast(), way: way.dropLast()) }
    }

    /// The node itself and all under it, in order.
    var family: [Place] { [self] + children.flatMap(\.family) }

    /// The nodes above it, the nearest first.
    var ancestors: [Place] { parent.map { [$0] + $0.ancestors } ?? [] }

    /// Nodes in the order of their trees, each once.
    static func ordered(_ places: [Place]) -> [Place] {
        let sorted = places.sorted { $0.way.lexicographicallyPrecedes($1.way) }
        return sorted.enumerated().filter { $0 == 0 || sorted[$0 - 1].way != $1.way }.map(\.element)
    }
}
