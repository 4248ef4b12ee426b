import Testing

@testable import Records
@testable import Regulations

/// The units as a tree, and what chains and scopes ask of it.
@Suite struct UnitTreeTests {
    private let tree = SmallTown.tree

    @Test(arguments: [
        ("east", ["east", "north", "top"]), ("counter", ["counter", "east", "north", "top"]), ("top", ["top"]),
        ("nowhere", []),
    ])
    func `upwards are the unit itself and those above it`(_ code: String, _ expected: [String]) {
        #expect(tree.upwards(from: code).map(\.code) == expected)
    }

    @Test(arguments: [
        ("north", ["counter", "east", "north", "west"]), ("west", ["west"]),
        ("top", ["audit", "counter", "east", "north", "plan", "top", "west"]),
    ])
    func `below are the unit and all under it`(_ code: String, _ expected: [String]) {
        #expect(tree.below(code).sorted() == expected)
    }

    /// A kind, a unit, and the nearest unit of the kind from there.
    static let nearest: [(kind: String, from: String, found: String?)] = [
        // Itself, one above, or a direct child of one of them.
        ("district", "east", "east"), ("region", "counter", "north"), ("department", "counter", "audit"),
        ("planning", "west", "plan"), ("desk", "east", "counter"),
        // Nothing would say which of several.
        ("district", "north", nil), ("district", "top", nil),
        // Neither a child's child nor what there is not.
        ("desk", "west", nil), ("desk", "north", nil), ("region", "nowhere", nil), ("nothing", "east", nil),
    ]

    @Test(arguments: nearest) func `the nearest of a kind is found upwards, with direct children`(
        _ kind: String, _ from: String, _ found: String?
    ) {
        #expect(tree.nearest(kind, from: from)?.code == found)
    }

    @Test(
        arguments: [
            ("east", "north"), ("north", "top"), ("top", nil), ("nowhere", nil),
            // A department is no level of its own: its next level is that of the unit it belongs to.
            ("counter", "north"), ("audit", nil),
        ] as [(String, String?)])
    func `the next level up is above the unit that a department belongs to`(_ code: String, _ expected: String?) {
        #expect(tree.superior(of: code)?.code == expected)
    }

    static let places: [(place: Place, found: String?)] = [
        (.kind("region"), "north"), (.submitter, "east"), (.superior, "north"), (.unit("audit"), "audit"),
        (.unit("nowhere"), nil), (.owner, nil),
    ]

    @Test(arguments: places) func `a place is seen from the unit that submitted`(_ place: Place, _ found: String?) {
        #expect(tree.unit(at: place, from: "east")?.code == found)
    }

    @Test func `units that stand above each other in a circle end no search`() {
        func unit(_ code: String, in parent: String) -> Unit {
            Unit(code: code, name: code, kind: "region", parent: parent, prefix: nil, attributes: [:])
        }
        let circle = UnitTree([unit("a", in: "b"), unit("b", in: "a")], organisation: SmallTown.organisation)
        #expect(circle.upwards(from: "a").map(\.code) == ["a", "b"])
        #expect(circle.below("a") == ["a", "b"])
        #expect(circle.nearest("desk", from: "a") == nil)
    }
}
