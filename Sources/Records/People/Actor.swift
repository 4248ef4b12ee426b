public import Regulations

/// Someone whom the actor may act for today (代理).
public struct Represented: Sendable {
    /// The person.
    public let person: Person
    /// The posts that the person holds today.
    public let posts: [Holder]
    /// The chains for which it holds; empty for all.
    public let chains: [String]

    /// Someone who is represented.
    package init(person: Person, posts: [Holder], chains: [String]) {
        self.person = person
        self.posts = posts
        self.chains = chains
    }
}

/// Who acts, with the posts held on the day.
public struct Actor: Sendable {
    /// The person.
    public let person: Person
    /// The posts held today.
    public let posts: [Holder]
    /// Whom the person may act for today.
    public let represented: [Represented]

    /// An actor.
    package init(person: Person, posts: [Holder], represented: [Represented] = []) {
        self.person = person
        self.posts = posts
        self.represented = represented
    }

    /// The person and those represented, each with their posts.
    package var principals: [(person: Person, posts: [Holder])] {
        [(person, posts)] + represented.map { ($0.person, $0.posts) }
    }

    /// The person and those represented in a chain.
    package func principals(in chain: String) -> [(person: Person, posts: [Holder])] {
        [(person, posts)]
            + represented.filter { $0.chains.isEmpty || $0.chains.contains(chain) }.map { ($0.person, $0.posts) }
    }

    /// Whether one of the posts allows something, by the regulation.
    public func may(_ permission: Permission, in organisation: Organisation) -> Bool {
        posts.contains { organisation.post($0.post)?.duties.contains(permission) ?? false }
    }

    /// The first post held that is one of some.
    public func post(among allowed: [Post]) -> Holder? {
        posts.first { holder in allowed.contains { $0.id == holder.post } }
    }

    /// The units whose customers the person sees; `nil` for the whole office.
    public func scope(in tree: UnitTree, _ organisation: Organisation) -> Set<String>? {
        var units: Set<String> = []
        for holder in posts {
            switch organisation.post(holder.post)?.scope ?? .unit {
            case .office: return nil
            case .unit: units.formUnion(tree.below(holder.unit))
            case .parent: units.formUnion(tree.below(tree[holder.unit]?.parent ?? holder.unit))
            }
        }
        return units
    }
}
