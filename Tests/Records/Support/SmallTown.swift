import Store
import Testing
import Values

@testable import Records
@testable import Regulations

/// An invented organisation: a head with an audit department and a planning one, a region below it, and two districts
/// in the region, one of which has a desk.
enum SmallTown {
    static let organisation = Organisation(
        kinds: [
            kind("head"), kind("department", within: "head", isDepartment: true),
            kind("planning", within: "head", isDepartment: true), kind("region", within: "head"),
            kind("district", within: "region"), kind("desk", within: "district", isDepartment: true),
        ],
        posts: [
            post("clerk", .unit, may: [.register, .submit]), post("reviewer", .parent), post("auditor", .office),
            post("keeper", .unit, may: [.export]),
        ])

    static let units = [
        unit("top", "head"), unit("audit", "department", in: "top"), unit("plan", "planning", in: "top"),
        unit("north", "region", in: "top"), unit("east", "district", in: "north"),
        unit("west", "district", in: "north"), unit("counter", "desk", in: "east"),
    ]

    static var tree: UnitTree { UnitTree(units, organisation: organisation) }

    private static func kind(_ id: String, within: String? = nil, isDepartment: Bool = false) -> UnitKind {
        UnitKind(id: id, label: id, within: within, isDepartment: isDepartment)
    }

    private static func post(_ id: String, _ scope: Post.Scope, may: Set<Permission> = []) -> Post {
        Post(id: id, label: id, at: [], scope: scope, isLeader: false, duties: may)
    }

    private static func unit(_ code: String, _ kind: String, in parent: String? = nil) -> Unit {
        Unit(code: code, name: code, kind: kind, parent: parent, prefix: nil, attributes: [:])
    }
}
