import Diagnostics
public import Regulations
import Store

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
    package init(_ tables: any TableReading, organisation: Organisation) throws {
        self.init(try tables.all(Unit.self), organisation: organisation)
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

    /// All units of a kind, by code.
    public func all(of kind: String) -> [Unit] {
        units.values.filter { $0.kind == kind }.sorted { $0.code < $1.code }
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

extension Refusal {
    package static func unknownUnit(_ code: String, advice: Message?) -> Refusal {
        Refusal(
            "casework.unknown-unit", Message("没有单位 “\(code)”", "there is no unit “\(code)”"), advice: advice,
            access: .granted)
    }
}
