/// The kinds of units that the regulation knows, and the posts that people hold in them.
public struct Organisation: Sendable {
    /// The kinds, from the highest level down.
    public let kinds: [UnitKind]
    /// The posts.
    public let posts: [Post]

    /// The kind with an id.
    public func kind(_ id: String) -> UnitKind? { kinds.first { $0.id == id } }

    /// The post with an id.
    public func post(_ id: String) -> Post? { posts.first { $0.id == id } }
}

/// A kind of unit (单位/部门), such as a city bureau or the provincial company's market department.
public struct UnitKind: Sendable, Hashable {
    /// A name in ASCII, such as `city`.
    public let id: String
    /// Its name on papers.
    public let label: String
    /// The kind of the unit above it; `nil` for the highest.
    public let within: String?
    /// Whether it is a department of the unit above: departments are no level of their own for registration.
    public let isDepartment: Bool
}

/// A role that a person holds in a unit (岗位).
public struct Post: Sendable, Hashable {
    /// How far a post sees.
    public enum Scope: String, Sendable, CaseIterable {
        /// The own unit and those below.
        case unit
        /// The unit that the own one is a department of, and those below it.
        case parent
        /// The whole office.
        case office
    }

    /// A name in ASCII, such as `account-manager`.
    public let id: String
    /// Its name on papers.
    public let label: String
    /// The kinds of units that have it; empty means all.
    public let at: [String]
    /// Which customers its holder sees.
    public let scope: Scope
    /// Whether its holder leads the unit, and so performs what nobody else there can.
    public let isLeader: Bool
    /// What its holder may do beside the tasks of chains.
    public let duties: Set<Permission>
}

/// What a post may allow beside tasks.
public enum Permission: String, Sendable, CaseIterable {
    /// Register and correct customers of the own unit.
    case register
    /// Submit contracts of the own unit.
    case submit
    /// Import revenue.
    case revenue
    /// Record visits.
    case visit
    /// Produce packets and dossiers within the scope.
    case export
    /// Run rounds of the clock: for the account of a service that does nothing else.
    case tick
    /// Load units and people, change settings, act for others where the office allows it.
    case administer
}
