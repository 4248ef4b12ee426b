import Diagnostics
import Regulations
import Store

/// A unit of the office (单位/部门).
public struct Unit: Codable, Sendable, Hashable {
    /// Its code.
    public let code: String
    /// Its name on papers.
    public let name: String
    /// Its kind in the regulation.
    public let kind: String
    /// The code of the unit above it.
    public let parent: String?
    /// What its official letters begin with, such as 甲.
    public let prefix: String?
    /// What grading may ask of it, such as its revenue group.
    public let attributes: [String: String]
}

/// The units of an office as a tree, with the questions that chains and scopes ask of it.
public struct UnitTree: Sendable {
    /// The units by code.
    public let units: [String: Unit]
    private let children: [String: [Unit]]
    private let organisation: Organisation

    /// A tree of units.
    public init(_ units: [Unit], organisation: Organisation) {
        self.units = Dictionary(units.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
        children = Dictionary(grouping: units.sorted { $0.code < $1.code }) { $0.parent ?? "" }
        self.organisation = organisation
    }

    /// Reads the tree of an office.
    init(_ tables: any TableReading, organisation: Organisation) throws {
        let rows = try tables.rows(Query("units"))
        self.init(try rows.map(Unit.init), organisation: organisation)
    }

    /// The unit with a code.
    public subscript(code: String) -> Unit? { units[code] }

    /// The unit itself and those above it, up to the root.
    public func upwards(from code: String) -> [Unit] {
        var found: [Unit] = []
        var next = units[code]
        while let unit = next, !found.contains(unit) {
            found.append(unit)
            next = unit.parent.flatMap { units[$0] }
        }
        return found
    }

    /// The codes of a unit and of all below it.
    public func below(_ code: String) -> Set<String> {
        var found: Set<String> = []
        var waiting = [code]
        while let next = waiting.popLast() {
            guard found.insert(next).inserted else { continue }
            waiting += (children[next] ?? []).map(\.code)
        }
        return found
    }

    /// The nearest unit of a kind, seen from a unit: itself, those above it, and their direct children; none where
    /// several children are of the kind, since nothing would say which.
    public func nearest(_ kind: String, from code: String) -> Unit? {
        for unit in upwards(from: code) {
            if unit.kind == kind { return unit }
            let below = (children[unit.code] ?? []).filter { $0.kind == kind }
            if !below.isEmpty { return below.count == 1 ? below[0] : nil }
        }
        return nil
    }

    /// The next level up: the unit above, seen from the unit that a department belongs to.
    public func superior(of code: String) -> Unit? {
        guard let unit = units[code], let parent = unit.parent.flatMap({ units[$0] }) else { return nil }
        let isDepartment = organisation.kind(unit.kind)?.isDepartment ?? false
        return isDepartment ? parent.parent.flatMap { units[$0] } : parent
    }

    /// The unit at a place, seen from the unit that submitted.
    public func unit(at place: Place, from submitter: String) -> Unit? {
        switch place {
        case .kind(let kind): nearest(kind, from: submitter)
        case .submitter: units[submitter]
        case .superior: superior(of: submitter)
        case .unit(let code): units[code]
        // Whose account it is and what the record says only a case knows.
        case .owner, .field: nil
        }
    }
}

extension Unit {
    /// Reads a row of the table.
    init(_ row: Row) throws {
        let attributes = try CanonicalJSON.value([String: String].self, from: try row.text("attributes"))
        self.init(
            code: try row.text("code"), name: try row.text("name"), kind: try row.text("kind"),
            parent: try row.optionalText("parent"), prefix: try row.optionalText("prefix"), attributes: attributes)
    }
}

extension Refusal {
    static func unknownUnit(_ code: String, advice: Message?) -> Refusal {
        Refusal(
            "casework.unknown-unit", Message("没有单位 “\(code)”", "there is no unit “\(code)”"), advice: advice,
            access: .granted)
    }
}
