import Records
import Store
import Values

/// The accounts of an office by the units that they are compared within.
final class AccountGroups {
    private let reader: OfficeReader
    /// The unit of a kind that each account is in, by the kind and the field that says it.
    private var known: [Grouping: [String: String]] = [:]

    private struct Grouping: Hashable {
        /// The kind of unit; `nil` for the office, in which all are.
        let kind: String?
        /// The field of the account that names its unit; `nil` for the unit that registered it.
        let field: String?
    }

    init(_ reader: OfficeReader) { self.reader = reader }

    /// The figures by the unit that their accounts are in; those in none are left out.
    func members(
        of figures: [String: Fraction], within kind: String?, by field: String?
    ) throws -> [String: [String: Fraction]] {
        guard kind != nil else { return ["": figures] }
        let units = try units(of: Grouping(kind: kind, field: field))
        var members: [String: [String: Fraction]] = [:]
        for (number, figure) in figures {
            if let unit = units[number] { members[unit, default: [:]][number] = figure }
        }
        return members
    }

    /// All accounts by the unit that they are in.
    func accounts(within kind: String?, by field: String?) throws -> [String: [String]] {
        try units(of: Grouping(kind: kind, field: field)).reduce(into: [:]) { $0[$1.value, default: []].append($1.key) }
    }

    private func units(of grouping: Grouping) throws -> [String: String] {
        if let units = known[grouping] { return units }
        let tree = try reader.units.tree()
        var nearest: [String: String?] = [:]
        let units = try homes(by: grouping.field).compactMapValues { home -> String? in
            guard let kind = grouping.kind else { return "" }
            let unit = nearest[home] ?? tree.nearest(kind, from: home)?.code
            nearest[home] = .some(unit)
            return unit
        }
        known[grouping] = units
        return units
    }

    /// The unit in which each account counts.
    private func homes(by field: String?) throws -> [String: String] {
        var homes: [String: String] = [:]
        guard let field else {
            try reader.snapshot.forEach { (customer: CustomerRow) in homes[customer.number] = customer.unit }
            return homes
        }
        let accounts = reader.regulation.accountFormID
        try reader.snapshot.forEach(where: [RecordRow.form == accounts]) { (record: RecordRow) in
            homes[record.number] = record.values.text(field)
        }
        return homes
    }
}
