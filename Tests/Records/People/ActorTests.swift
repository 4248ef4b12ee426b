import Testing

@testable import Records
@testable import Regulations

/// Who acts: what the posts of the day allow, how far they see, and for whom.
@Suite struct ActorTests {
    private static func actor(_ posts: [(post: String, unit: String)], for others: [Represented] = []) -> Actor {
        Actor(
            person: Person(code: "p"), posts: posts.map { Holder(post: $0.post, unit: $0.unit) }, represented: others)
    }

    /// Posts and the units in scope; nothing for the whole office.
    static let scopes: [(posts: [(post: String, unit: String)], scope: [String]?)] = [
        ([], []), ([("clerk", "north")], ["counter", "east", "north", "west"]), ([("clerk", "west")], ["west"]),
        // The unit that the own one is a department of.
        ([("reviewer", "counter")], ["counter", "east"]),
        ([("clerk", "west"), ("reviewer", "counter")], ["counter", "east", "west"]),
        ([("clerk", "west"), ("auditor", "audit")], nil),
        // A post that the regulation does not know sees its own unit and those below.
        ([("stranger", "west")], ["west"]),
    ]

    @Test(arguments: scopes) func `the scope is that of all posts together`(
        _ posts: [(post: String, unit: String)], _ scope: [String]?
    ) {
        let found = Self.actor(posts).scope(in: SmallTown.tree, SmallTown.organisation)
        #expect(found?.sorted() == scope)
    }

    @Test(
        arguments: [
            ([("clerk", "west")], Permission.register, true), ([("clerk", "west")], .export, false),
            ([("clerk", "west"), ("keeper", "east")], .export, true), ([], .register, false),
            ([("stranger", "west")], .register, false),
        ] as [([(post: String, unit: String)], Permission, Bool)])
    func `one post that allows something is enough`(
        _ posts: [(post: String, unit: String)], _ permission: Permission, _ may: Bool
    ) {
        #expect(Self.actor(posts).may(permission, in: SmallTown.organisation) == may)
    }

    @Test func `the first post that is one of some is taken`() {
        let actor = Self.actor([("keeper", "east"), ("clerk", "west"), ("clerk", "north")])
        let clerks = SmallTown.organisation.posts.filter { $0.id == "clerk" }
        #expect(actor.post(among: clerks) == Holder(post: "clerk", unit: "west"))
        #expect(actor.post(among: []) == nil)
    }

    /// A chain, and who is represented in it.
    static let chains: [(chain: String, people: [String])] = [
        ("contract", ["p", "anywhere", "some"]), ("registration", ["p", "anywhere"]),
    ]

    @Test(arguments: chains) func `a deputy for some chains acts in those alone`(_ chain: String, _ people: [String]) {
        let actor = Self.actor(
            [("clerk", "west")],
            for: [
                Represented(person: Person(code: "anywhere"), posts: [], chains: []),
                Represented(person: Person(code: "some"), posts: [], chains: ["contract", "visit"]),
            ])
        #expect(actor.principals(in: chain).map(\.person.code) == people)
        #expect(actor.principals.map(\.person.code) == ["p", "anywhere", "some"])
    }
}
