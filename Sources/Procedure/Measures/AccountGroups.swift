import Records
import Store
import Values

/// The accounts of an office by the units that they are compared within.
final class AccountGroups {
    private let reader: OfficeReader
    /// The unit of a kind that each account is in, by the kind; all are in the office.
    private var known: [String?: [String: String]] = [:]

    init(_ reader: OfficeReader) { self.reader = reader }

    /// The figures by the unit that their accounts are in; those in none are left out.
    func members(
        of figures: [String: Fraction], within kind: String?
    ) throws -> [String: [String: Fraction]] {
        guard kind != nil else { return ["": figures] }
        let units = try units(of: kind)
        var members: [String: [String: Fraction]] = [:]
        for (number, figure) in figures {
            if let unit = units[number] { members[unit, default: [:]][number] = figure }
        }
        return members
    }

    /// All accounts by the unit that they are in.
    func accounts(within kind: String?) throws -> [String: [String]] {
        try units(of: kind).reduce(into: [:]) { $0[$1.value, default: []].append($1.key) }
    }

    private func units(of kind: String?) throws -> [String: String] {
        if let units = known[kind] { return units }
        let tree = try reader.units.tree()
        var nearest: [String: String?] = [:]
        var units: [String: String] = [:]
        try reader.snapshot.forEach { (customer: CustomerRow) in
            guard let kind else {
                units[customer.number] = ""
                return
            }
            let unit = nearest[customer.unit] ?? tree.nearest(kind, from: customer.unit)?.code
            nearest[customer.unit] = .some(unit)
            units[customer.number] = unit
        }
        known[kind] = units
        return units
    }
}
